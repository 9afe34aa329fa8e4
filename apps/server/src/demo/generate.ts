import { arrivals } from './arrivals.ts';
import { type AgentKey, agentKeys, type Cast, channelKeys, domain, foundCompany } from './cast.ts';
import { Matters } from './matters.ts';
import type { DemoCustomer } from './customer.ts';
import { People } from './people.ts';
import { Playing } from './playing.ts';
import { Random } from './random.ts';
import type { DemoConversation } from './records.ts';
import type { Scenario } from './scenario.ts';
import { Slots } from './slots.ts';
import { Telling } from './telling.ts';
import { fill, template } from './template.ts';
import { makeWorld, span, type World } from './world.ts';

export interface DemoWishes {
  seed: number;
  /** The history ends shortly before. */
  now: Date;
  customers: number;
  conversations: number;
  /** Told briefly: shared files, no quotes, fewer facts, and longer, ten messages each. Absent: from 20,000 on. */
  brief?: boolean;
}

export interface Demo {
  cast: Cast;
  people: People;
  /** In order of their beginning; the same for the same wishes. Made as they are taken. */
  conversations(): Generator<DemoConversation>;
}

/** Whether so many are told briefly. */
export function isBrief({ brief, conversations }: DemoWishes): boolean {
  return brief ?? conversations >= 20_000;
}

/** The company, its customers and half a year of conversations, from nothing but a seed. */
export function generateDemo(wishes: DemoWishes): Demo {
  const { seed, now, customers, conversations } = wishes;
  const start = now.getTime() - span;
  const cast = foundCompany(seed, start - 30 * 24 * 3_600_000);
  const people = new People({ seed, count: customers, start, now: now.getTime() });
  return {
    cast,
    people,
    *conversations() {
      const world = makeWorld(cast, now.getTime(), isBrief(wishes));
      const matters = new Matters(!world.isBrief);
      let number = 1000;
      for (const { at, customer } of arrivals(world, people, conversations, new Random(seed, 6))) {
        number++;
        yield tell(world, people.at(customer), at, number, matters, new Random(seed, 7, number));
      }
    },
  };
}

function tell(
  world: World,
  customer: DemoCustomer,
  at: number,
  number: number,
  matters: Matters,
  random: Random,
): DemoConversation {
  const { cast, workdays } = world;
  const { scenario, opening } = matters.next(customer, random);
  const facts = scenario.cases ? random.pick(scenario.cases) : {};
  const slots = new Slots(customer, customer.language, facts, cast.agents.lena, at, random, workdays);
  const writtenTo = `${scenario.to}@${domain}`;
  const channel = channelKeys
    .map((key) => cast.channels[key])
    .find(({ address, aliases }) => address === writtenTo || aliases.includes(writtenTo))!;
  const telling = new Telling({
    cast,
    customer,
    channel,
    writtenTo,
    subject: fill(template(random.pick(subjectsOf(scenario, opening))), slots),
    openedAt: at,
    hasPartner: scenario.copy === true,
    isBrief: world.isBrief,
    random,
  });
  new Playing(world, telling, scenario, opening, slots, random).play(
    world.isBrief ? random.between(0, 8) : 0,
  );
  return {
    ...finished(telling, world.isBrief),
    number,
    scenario: scenario.id,
    opening,
  };
}

function subjectsOf({ subjects = [], openings }: Scenario, opening: number): readonly string[] {
  const begun = openings[opening]!;
  return typeof begun === 'string' ? subjects : (begun.subjects ?? subjects);
}

function finished(
  telling: Telling,
  brief: boolean,
): Omit<DemoConversation, 'number' | 'scenario' | 'opening'> {
  const { id, customer, channel, writtenTo, subject, team, assignee, type, priority, tags } = telling;
  const state = telling.state!;
  return {
    id,
    customer,
    channel: channel.key,
    writtenTo,
    subject,
    language: customer.language,
    team,
    assignee,
    type,
    priority,
    tags,
    status: state.status as DemoConversation['status'],
    waitingSince: state.waitingSince?.getTime() ?? null,
    snoozedUntil: state.snoozedUntil?.getTime() ?? null,
    resolvedAt: state.resolvedAt?.getTime() ?? null,
    openedAt: telling.messages[0]!.at,
    lastMessageAt: state.lastMessageAt.getTime(),
    participants: telling.participants,
    followers: telling.followers,
    reads: readsOf(telling, brief),
    messages: telling.messages,
    events: telling.events,
  };
}

/** Who has read how far: the team all that is done, whoever has it up to their last word. */
function readsOf(telling: Telling, brief: boolean): DemoConversation['reads'] {
  const { messages, assignee, team, state, cast } = telling;
  const last = messages.at(-1)!;
  if (state!.status === 'resolved') {
    const at = Math.max(last.at, state!.resolvedAt!.getTime());
    const readers = agentKeys.filter((key) => (brief ? key === assignee : sees(cast, key, team)));
    return readers.map((agent) => ({ agent, seq: last.seq, at }));
  }
  const own = messages.findLast((message) => message.author !== undefined && message.author === assignee);
  return assignee && own ? [{ agent: assignee, seq: own.seq, at: own.at }] : [];
}

function sees(cast: Cast, key: AgentKey, team: DemoConversation['team']): boolean {
  return key === 'admin' || cast.agents[key].teams.includes(team);
}

import type { Staff } from '@kontor/domain/rules/rule';
import { runRules } from '@kontor/domain/rules/running';
import { agentKeys, type AgentKey, type Cast } from './cast.ts';
import type { DemoActor, DemoMessage } from './records.ts';
import type { Priority, TeamName } from './scenario.ts';
import type { Telling } from './telling.ts';
import type { Workdays } from './workdays.ts';

/** Lets the company's rules act on what opens, with the same code as in real life; knows whose turn it is. */
export class Turns {
  readonly #cast: Cast;
  readonly #workdays: Workdays;
  readonly #lastAssigned = new Map<AgentKey, number>();
  readonly #agentOf: Map<string, AgentKey>;
  readonly #teamOf: Map<string, TeamName>;

  constructor(cast: Cast, workdays: Workdays) {
    this.#cast = cast;
    this.#workdays = workdays;
    this.#agentOf = new Map(agentKeys.map((key) => [cast.agents[key].id, key]));
    this.#teamOf = new Map((Object.keys(cast.teams) as TeamName[]).map((name) => [cast.teams[name], name]));
  }

  opened(telling: Telling, message: DemoMessage): void {
    const { customer, channel } = telling;
    const { rules } = this.#cast;
    const at = message.at;
    const { decisions } = runRules(
      rules.map((rule, place) => ({ ...rule, version: 1, place })),
      'conversation.opened',
      {
        id: telling.id,
        number: 0,
        status: 'open',
        type: telling.type,
        priority: telling.priority,
        teamId: this.#cast.teams[telling.team],
        assigneeId: null,
        brandId: this.#cast.brandId,
        channelId: channel.id,
        channelKind: 'email',
        subject: telling.subject,
        tags: [],
        language: customer.language,
        openedAt: new Date(at),
        lastMessageAt: new Date(at),
        waitingSince: new Date(at),
        snoozedUntil: null,
        resolvedAt: null,
        failedDeliveries: 0,
        mentionedIds: [],
        drafterIds: [],
        answererIds: [],
        customer: {
          id: customer.id,
          name: customer.name,
          tags: customer.tags,
          language: customer.language,
          blockedAt: null,
          companyId: customer.company?.id ?? null,
          company: customer.company ? { name: customer.company.name, attributes: {} } : null,
          attributes: {},
        },
        message: {
          from: message.sender!.address,
          to: telling.writtenTo,
          subject: message.subject ?? null,
          text: message.text,
          automatic: false,
          hasAttachment: message.files.length > 0,
          authenticity: 'aligned',
        },
      },
      { now: new Date(at), zone: 'Europe/Zurich' },
      this.#staff(at),
    );
    for (const decision of decisions) {
      if (!decision.fired) throw new Error(`A rule of the demo cannot run: ${decision.fault.en}`);
      const { rule, why, effects } = decision;
      const actor: DemoActor = { kind: 'rule', ...rule };
      telling.record(at, actor, 'rule.fired', {
        ruleId: rule.id,
        version: rule.version,
        name: rule.name,
        because: why,
        did: effects,
      });
      for (const effect of effects)
        switch (effect.did) {
          case 'team':
            telling.handOver(at, actor, this.#teamOf.get(effect.to)!);
            break;
          case 'assignee': {
            const agent = effect.to === null ? null : this.#agentOf.get(effect.to)!;
            telling.assign(
              at,
              actor,
              agent,
              effect.considered?.map((one) => one.agentId),
            );
            if (agent) this.#lastAssigned.set(agent, at);
            break;
          }
          case 'tag':
            telling.tag(at, actor, effect.added);
            break;
          case 'priority':
            telling.prioritise(at, actor, effect.to as Priority);
        }
    }
  }

  /** In office hours everybody is there. */
  #staff(at: number): Staff {
    const { agents, teams } = this.#cast;
    const available = this.#workdays.isOffice(at);
    return {
      teams: (Object.keys(teams) as TeamName[]).map((name) => ({
        id: teams[name],
        agentIds: agentKeys.filter((key) => agents[key].teams.includes(name)).map((key) => agents[key].id),
      })),
      agents: agentKeys.map((key) => {
        const last = this.#lastAssigned.get(key);
        return { id: agents[key].id, available, lastAssignedAt: last === undefined ? null : new Date(last) };
      }),
    };
  }
}

import type { AgentKey } from './cast.ts';
import { chatter, endings } from './chatter.ts';
import { attachment, type DemoFile, sharedAttachment } from './files/attachments.ts';
import { withFolded } from './folded.ts';
import type { Random } from './random.ts';
import type { DemoMessage } from './records.ts';
import type {
  AgentStep,
  Colleague,
  Course,
  CustomerStep,
  FileKind,
  NoteStep,
  Scenario,
  SnoozeStep,
} from './scenario.ts';
import { usualOwner, writingTime } from './rhythm.ts';
import type { Slots } from './slots.ts';
import type { Telling } from './telling.ts';
import { fill, template } from './template.ts';
import type { World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
/** How many of the matters of the last days are still on somebody's desk. */
const backlog = 0.62;
/** How many customers never answer what we asked. */
const silence = 0.2;

type PlainStep = CustomerStep | AgentStep | NoteStep | SnoozeStep;

/** Plays one scenario from its first mail to where it stands now. */
export class Playing {
  readonly #world: World;
  readonly #telling: Telling;
  readonly #scenario: Scenario;
  readonly #opening: number;
  readonly #slots: Slots;
  readonly #random: Random;
  #at: number;
  /** Which text of a step was taken, for one that goes with it. */
  #chosen = 0;
  #owner: AgentKey;
  /** When somebody looks at it first and puts it where it belongs; absent once done. */
  #triageAt: number | undefined;

  constructor(
    world: World,
    telling: Telling,
    scenario: Scenario,
    opening: number,
    slots: Slots,
    random: Random,
  ) {
    this.#world = world;
    this.#telling = telling;
    this.#scenario = scenario;
    this.#opening = opening;
    this.#slots = slots;
    this.#random = random;
    this.#at = slots.at;
    this.#owner = usualOwner(scenario.team, random);
  }

  play(extraExchanges: number): void {
    this.#open();
    const steps = [...this.#straight(this.#scenario.course)];
    let ended = true;
    for (const [i, step] of steps.entries()) {
      if ('customer' in step && this.#goesSilent()) break;
      if (!this.#step(step, steps.slice(i + 1), extraExchanges > 0)) {
        ended = false;
        break;
      }
    }
    if (ended) ended = this.#chat(extraExchanges);
    this.#triageBy(this.#world.now);
    if (ended) this.#close();
  }

  #open(): void {
    const telling = this.#telling;
    const opening = this.#scenario.openings[this.#opening]!;
    const message = this.#write(
      typeof opening === 'string' ? opening : opening.text,
      this.#scenario.files,
      {},
    );
    if (this.#world.isBrief) {
      telling.team = this.#scenario.team;
      telling.assignee = this.#owner;
      telling.type = this.#scenario.type;
      telling.priority = this.#scenario.priority ?? 'normal';
      telling.tags = [...(this.#scenario.tags ?? [])];
      return;
    }
    this.#world.turns.opened(telling, message);
    if (telling.assignee && telling.team === this.#scenario.team) this.#owner = telling.assignee;
    const urgent = this.#scenario.priority === 'urgent';
    this.#triageAt = this.#afterWork(this.#at, urgent ? 0.05 : 0.05 + this.#random.share() * 0.7);
  }

  /** Gives false when that lies in the future: the conversation stands before it. */
  #step(step: PlainStep, later: PlainStep[], goesOn: boolean): boolean {
    if ('customer' in step) return this.#customerStep(step);
    if ('agent' in step) return this.#agentStep(step, later, goesOn);
    if ('note' in step) return this.#noteStep(step);
    return this.#snoozeStep(step);
  }

  /** Who is asked something may leave it at that. */
  #goesSilent(): boolean {
    return this.#telling.state!.status === 'waiting' && this.#random.chance(silence);
  }

  #customerStep(step: CustomerStep): boolean {
    const wait = step.after * hour * (0.6 + this.#random.share());
    const at = step.automatic
      ? this.#at + 40_000 + this.#random.below(50_000)
      : this.#whenTheyWrite(this.#at + wait);
    if (!this.#reach(at)) return false;
    this.#write(this.#text(step.customer, step), step.files, step);
    return true;
  }

  #agentStep(step: AgentStep, later: PlainStep[], goesOn: boolean): boolean {
    if (this.#staysOnTheDesk()) return false;
    const at = this.#afterWork(this.#workStart(), step.after * (0.5 + this.#random.share() * 1.2));
    if (!this.#reach(at)) return false;
    const author = this.#person(step.by);
    if (!this.#telling.assignee) this.#telling.assign(at - minute, this.#telling.agent(author), author);
    const next = later.find((one) => !('note' in one));
    const status = goesOn && !next ? 'waiting' : this.#statusAfter(next, later);
    this.#slots.agent = this.#world.cast.agents[author];
    const text = fill(template(this.#text(step.agent, step)), this.#slots);
    this.#telling.reply(at, author, text, this.#files(step.files), status ? { status } : undefined);
    this.#at = at + 12_000;
    return true;
  }

  /** "Send and wait" when an answer is expected, "send and resolve" when all is said. */
  #statusAfter(next: PlainStep | undefined, later: PlainStep[]): 'waiting' | 'resolved' | undefined {
    if (!next) {
      const isFirst = this.#telling.messages.every((message) => message.kind !== 'outbound');
      return this.#scenario.ends === 'waiting' && isFirst ? 'waiting' : 'resolved';
    }
    if (!('customer' in next)) return undefined;
    const isLast = later.length === 1 && !next.files;
    return isLast && this.#random.chance(0.7) ? 'resolved' : 'waiting';
  }

  #noteStep(step: NoteStep): boolean {
    if (this.#staysOnTheDesk()) return false;
    const at = this.#afterWork(this.#workStart(), step.after * (0.5 + this.#random.share()));
    if (!this.#reach(at)) return false;
    const written = fill(template(this.#text(step.note, step)), this.#slots);
    const named = [...written.matchAll(/@(admin|tim|lena|mara|nora)\b/g)].map(
      (match) => match[1] as AgentKey,
    );
    let author = this.#person(step.by);
    if (named.includes(author))
      author = (['lena', 'mara', 'tim'] as const).find((key) => !named.includes(key))!;
    const { agents } = this.#world.cast;
    const text = written.replace(
      /@(admin|tim|lena|mara|nora)\b/g,
      (_, key: AgentKey) => `@${agents[key].name}`,
    );
    this.#telling.note(at, author, text, [...new Set(named)]);
    this.#at = at + minute;
    return true;
  }

  #snoozeStep(step: SnoozeStep): boolean {
    const at = this.#afterWork(this.#workStart(), 0.03 + this.#random.share() * 0.1);
    if (!this.#reach(at)) return false;
    const { workdays, now } = this.#world;
    const until = workdays.opening(workdays.workday(at, step.snooze));
    this.#telling.snooze(at, until, this.#telling.assignee ?? this.#owner);
    this.#at = until;
    if (until > now) return false;
    this.#telling.wake(until);
    return true;
  }

  /** Exchanges that any conversation could go on with. */
  #chat(exchanges: number): boolean {
    const { language } = this.#telling.customer;
    for (let i = 0; i < exchanges; i++) {
      const [asks, answers] = this.#random.pick(chatter[language]);
      const asked = `${asks}\n\n${this.#random.pick(endings[language].customer)}`;
      const answered = `${answers}\n\n${this.#random.pick(endings[language].agent)}`;
      if (!this.#customerStep({ after: 8, customer: [asked] })) return false;
      const rest: PlainStep[] = i < exchanges - 1 ? [{ after: 8, customer: [asked] }] : [];
      if (!this.#agentStep({ after: 1, agent: [answered] }, rest, false)) return false;
    }
    return true;
  }

  /** The script is over: thanks are filed away, and who never answers is closed some day. */
  #close(): void {
    const telling = this.#telling;
    const { status } = telling.state!;
    if (status === 'resolved') return;
    const { workdays, now } = this.#world;
    const at =
      status === 'waiting'
        ? workdays.workday(this.#at, this.#random.between(7, 13)).start +
          this.#random.between(9 * 60, 16 * 60) * minute
        : this.#afterWork(this.#workStart(), 0.1 + this.#random.share() * 1.5);
    if (at <= now) telling.resolve(at, telling.assignee ?? this.#owner);
  }

  #write(
    source: string,
    files: FileKind[] | undefined,
    step: { copied?: boolean; automatic?: boolean },
  ): DemoMessage {
    this.#slots.at = this.#at;
    const text = fill(template(source), this.#slots).trim();
    const fullText =
      this.#world.isBrief || step.automatic
        ? undefined
        : withFolded(text, this.#telling, step.copied === true, this.#world.workdays);
    const message = this.#telling.write(this.#at, {
      text,
      fullText,
      files: this.#files(files),
      ...(step.copied ? { byPartner: true } : {}),
      ...(step.automatic ? { automatic: 'reply' as const } : {}),
    });
    this.#at += minute;
    return message;
  }

  #files(kinds: FileKind[] | undefined): DemoFile[] {
    if (!kinds) return [];
    const { customer } = this.#telling;
    const { language } = customer;
    if (this.#world.isBrief)
      return this.#random.chance(0.2) ? kinds.map((kind) => sharedAttachment(kind, language)) : [];
    return kinds.map((kind) => attachment(kind, customer, language, (name) => this.#slots.slot(name)));
  }

  /** The course of this one conversation: what may happen, decided. */
  *#straight(course: Course): Generator<PlainStep> {
    for (const step of course) {
      if ('either' in step)
        yield* this.#straight(this.#random.pick(step.either.filter(([head]) => !head || this.#suits(head))));
      else if (!this.#suits(step)) continue;
      else if (!('maybe' in step)) yield step;
      else if (this.#random.chance(step.maybe)) yield* this.#straight(step.steps);
    }
  }

  #suits(step: Course[number]): boolean {
    return !('on' in step) || !step.on || step.on.includes(this.#opening);
  }

  #text(texts: string[], { match, echo }: { match?: true; echo?: true }): string {
    if (match) return texts[this.#opening]!;
    if (!echo) this.#chosen = this.#random.below(texts.length);
    return texts[this.#chosen]!;
  }

  #person(by: Colleague | undefined): AgentKey {
    if (by === 'lead') return 'tim';
    return by && by !== 'owner' ? by : this.#owner;
  }

  /** Moves on to that moment, unless it has not come. What was due meanwhile happens first. */
  #reach(at: number): boolean {
    if (at > this.#world.now) return false;
    this.#triageBy(at);
    this.#at = at;
    this.#slots.at = at;
    return true;
  }

  #triageBy(at: number): void {
    if (this.#triageAt === undefined || this.#triageAt > at) return;
    const [telling, scenario, when] = [this.#telling, this.#scenario, this.#triageAt];
    this.#triageAt = undefined;
    const actor = telling.agent(this.#owner);
    telling.handOver(when, actor, scenario.team);
    telling.retype(when, actor, scenario.type);
    telling.prioritise(when, actor, scenario.priority ?? 'normal');
    telling.tag(when, actor, scenario.tags ?? []);
    const takes = { Support: 0.85, Returns: 0.55, HR: 0.4, Social: 0.7 }[scenario.team];
    if (!telling.assignee && this.#random.chance(takes)) telling.assign(when, actor, this.#owner);
  }

  /** Some of what came in lately has simply not been answered yet. */
  #staysOnTheDesk(): boolean {
    const waiting = this.#telling.state!.waitingSince;
    const { workdays, now } = this.#world;
    if (!waiting || waiting.getTime() < workdays.workday(now, -3).start) return false;
    if (!this.#random.chance(backlog)) return false;
    if (this.#random.chance(0.2)) this.#putOff();
    return true;
  }

  /** Looked at, and put away until one of the next mornings. */
  #putOff(): void {
    const at = this.#afterWork(this.#workStart(), 0.2 + this.#random.share());
    if (!this.#reach(at)) return;
    const { workdays, now } = this.#world;
    const until = workdays.opening(workdays.workday(now, this.#random.between(1, 4)));
    this.#telling.snooze(at, until, this.#telling.assignee ?? this.#owner);
  }

  /** Nobody answers before it was put where it belongs. */
  #workStart(): number {
    return this.#triageAt === undefined ? this.#at : Math.max(this.#at, this.#triageAt + minute);
  }

  #whenTheyWrite(at: number): number {
    return writingTime(at, this.#telling.customer.kind, this.#world.workdays, this.#random);
  }

  #afterWork(from: number, hours: number): number {
    return Math.floor(this.#world.workdays.afterWork(from, hours, 0.05 + this.#random.share() * 0.8));
  }
}

import type { CastAgent } from './cast.ts';
import type { DemoCustomer } from './customer.ts';
import { automats, beans, grinders, machines, officeMachines, professionals } from './products.ts';
import type { Random } from './random.ts';
import type { Language } from './scenario.ts';
import type { Filling } from './template.ts';
import { dateWords, francs, weekdayWord } from './words.ts';
import type { Day, Workdays } from './workdays.ts';
import { agentGreeting, customerGreeting, farewell, replyGreeting } from './manners.ts';

/** What stays the same throughout one conversation, and what changes with each message of it. */
export class Slots implements Filling {
  readonly #known = new Map<string, string>();
  /** Days that were named and lie ahead: who answers means the same day, until it is past. */
  readonly #named = new Map<string, Day>();
  readonly #customer: DemoCustomer;
  readonly #language: Language;
  readonly #random: Random;
  readonly #workdays: Workdays;
  readonly #beganAt: number;
  /** When the message being filled is written. */
  at: number;
  /** The colleague who wrote last, or who is writing. */
  agent: CastAgent;

  constructor(
    customer: DemoCustomer,
    language: Language,
    facts: Record<string, string>,
    agent: CastAgent,
    at: number,
    random: Random,
    workdays: Workdays,
  ) {
    this.#customer = customer;
    this.#language = language;
    this.#random = random;
    this.#workdays = workdays;
    this.agent = agent;
    this.at = at;
    this.#beganAt = at;
    for (const name in facts) this.#known.set(name, facts[name]!);
  }

  below(end: number): number {
    return this.#random.below(end);
  }

  slot(name: string): string {
    const passing = this.#passing(name);
    if (passing !== undefined) return passing;
    let value = this.#known.get(name);
    if (value === undefined) {
      value = this.#lasting(name);
      this.#known.set(name, value);
    }
    return value;
  }

  /** Depends on when the message is written and on who answers. */
  #passing(name: string): string | undefined {
    const customer = this.#customer;
    switch (name) {
      case 'hi':
        return customerGreeting(customer, this.#language, this.#hour());
      case 'hey':
        return replyGreeting(customer, this.#language, this.agent);
      case 'salute':
        return agentGreeting(customer, this.#language);
      case 'sign':
        return farewell(customer, this.#language);
      case 'agent':
        return this.agent.name.split(' ')[0]!;
    }
    const named = /^(tue|wed|sat)\+(\d)$/.exec(name);
    if (named)
      return dateWords(this.#nth(['tue', 'wed', 'sat'].indexOf(named[1]!), Number(named[2])), this.#language);
    const dated = /^(day|weekday)([+-]\d+)$/.exec(name);
    if (!dated) return undefined;
    const steps = Number(dated[2]);
    let day = this.#named.get(dated[2]!);
    if (!day || (steps > 0 && day.start <= this.at)) {
      day = this.#workdays.workday(this.at, steps);
      this.#named.set(dated[2]!, day);
    }
    return (dated[1] === 'day' ? dateWords : weekdayWord)(day, this.#language);
  }

  /** The n-th Tuesday, Wednesday or Saturday from the conversation's beginning. */
  #nth(which: number, n: number): Day {
    const { days } = this.#workdays;
    const start = this.#workdays.indexOf(this.#beganAt);
    const ahead = ([2, 3, 6][which]! - days[start]!.weekday + 6) % 7;
    return days[start + 1 + ahead + 7 * (n - 1)]!;
  }

  #hour(): number {
    return (this.at - this.#workdays.dayOf(this.at).start) / 3_600_000;
  }

  #lasting(name: string): string {
    const customer = this.#customer;
    const random = this.#random;
    switch (name) {
      case 'first':
      case 'last':
      case 'street':
      case 'zip':
      case 'city':
      case 'phone':
        return customer[name];
      case 'name':
        return `${customer.first} ${customer.last}`;
      case 'email':
        return customer.handles[0]!.address;
      case 'company':
        return customer.company?.name ?? `${customer.last} & Co.`;
      case 'partner':
        return customer.partner.name;
      case 'customerNo':
        return customer.number;
      case 'machine':
      case 'price': {
        const machine = random.pick(machines);
        this.#known.set('machine', machine.name);
        this.#known.set('price', francs(machine.price, this.#language));
        return this.#known.get(name)!;
      }
      case 'automat':
        return random.pick(customer.kind === 'private' ? automats : officeMachines);
      case 'pro':
        return random.pick(professionals);
      case 'office':
        return random.pick(officeMachines);
      case 'grinder':
        return random.pick(grinders);
      case 'beans':
      case 'beans2': {
        const at = random.below(beans.length);
        this.#known.set('beans', beans[at]!);
        this.#known.set('beans2', beans[(at + 1 + random.below(beans.length - 1)) % beans.length]!);
        return this.#known.get(name)!;
      }
      case 'order':
        return `${this.#orderYear()}-${random.between(1100, 9890)}`;
      case 'invoice':
        return `${this.#workdays.dayOf(this.at).year}-${random.between(1100, 4980)}`;
      case 'serial':
        return `AK${random.between(18, 25)}-${random.between(100_000, 999_999)}`;
      case 'tracking':
        return `99.60.${random.between(100_000, 999_999)}.${random.between(10_000_000, 99_999_999)}`;
    }
    const ranged = /^n(\d+)-(\d+)$/.exec(name);
    if (ranged) return String(random.between(Number(ranged[1]), Number(ranged[2])));
    throw new Error(`No slot is called {${name}}`);
  }

  /** Order numbers begin with a number that rises every quarter: 88-2041. */
  #orderYear(): number {
    const { year, month } = this.#workdays.dayOf(this.at);
    return 88 + (year - 2026) * 4 + Math.floor((month - 10) / 3);
  }
}

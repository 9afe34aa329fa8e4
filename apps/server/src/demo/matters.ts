import type { Trade } from './companies.ts';
import type { DemoCustomer } from './customer.ts';
import { type Random, runningSums } from './random.ts';
import type { Scenario, Writer } from './scenario.ts';
import { scenarios } from './scenarios/all.ts';

interface Deck {
  scenarios: Scenario[];
  sums: number[];
}

/** Deals out what people write about: openings in turn, so that none comes too often, and nobody the same matter twice. */
export class Matters {
  readonly #decks = new Map<string, Deck>();
  readonly #dealt = new Map<Scenario, number>();
  readonly #had = new Map<string, Set<Scenario>>();
  readonly #remembers: boolean;

  /** With many customers it would take too much memory to remember what each wrote about. */
  constructor(remembers: boolean) {
    this.#remembers = remembers;
  }

  next(customer: DemoCustomer, random: Random): { scenario: Scenario; opening: number } {
    const { id } = customer;
    const deck = this.#deck(customer);
    let scenario = deck.scenarios[random.weighted(deck.sums)]!;
    if (this.#remembers) {
      let had = this.#had.get(id);
      if (!had) this.#had.set(id, (had = new Set()));
      for (let i = 0; i < 8 && had.has(scenario); i++) scenario = deck.scenarios[random.weighted(deck.sums)]!;
      had.add(scenario);
    }
    const writers = writersOf(customer);
    const fitting = scenario.openings.flatMap((opening, i) =>
      typeof opening === 'string' || !opening.by || writers.has(opening.by) ? [i] : [],
    );
    const dealt = this.#dealt.get(scenario) ?? random.below(fitting.length);
    this.#dealt.set(scenario, dealt + 1);
    return { scenario, opening: fitting[dealt % fitting.length]! };
  }

  #deck(customer: DemoCustomer): Deck {
    const key = `${customer.language} ${customer.company?.trade ?? ''}`;
    let deck = this.#decks.get(key);
    if (!deck) {
      const writers = writersOf(customer);
      const fitting = scenarios[customer.language].filter(
        ({ from, openings }) =>
          writers.has(from) &&
          openings.some((one) => typeof one === 'string' || !one.by || writers.has(one.by)),
      );
      deck = { scenarios: fitting, sums: runningSums(fitting.map(({ weight = 2 }) => weight)) };
      this.#decks.set(key, deck);
    }
    return deck;
  }
}

const byTrade = new Map<Trade | undefined, Set<Writer>>([
  [undefined, new Set(['private', 'anyone'])],
  ['café', new Set(['business', 'anyone', 'gastro', 'café'])],
  ['hotel', new Set(['business', 'anyone', 'gastro', 'hotel'])],
  ['office', new Set(['business', 'anyone', 'office'])],
  ['press', new Set(['press'])],
]);

function writersOf({ company }: DemoCustomer): Set<Writer> {
  return byTrade.get(company?.trade)!;
}

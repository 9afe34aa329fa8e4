import { asciiWord, nameCompany, type Trade } from './companies.ts';
import { nameStocks, type Origin } from './names.ts';
import type { CustomerKind, DemoCompany, PeopleWishes } from './customer.ts';
import { idAt, Random, runningSums } from './random.ts';

const origins: Origin[] = ['swiss', 'german', 'austrian', 'romand', 'ticino', 'british', 'american'];
const originSums = runningSums([50, 8, 3, 7, 6, 15, 11]);
const year = 365 * 24 * 3_600_000;
/** Share of the customers that were there before the conversations begin. */
export const old = 0.7;

/** Seven in ten over four years before the conversations begin, the others evenly while they go on. */
export function joinedAt(index: number, { count, start, now }: PeopleWishes): number {
  const share = index / count;
  return Math.floor(
    share < old ? start - 4 * year * (1 - share / old) : start + ((share - old) / (1 - old)) * (now - start),
  );
}

export function kindOf(index: number, seed: number): CustomerKind {
  const share = new Random(seed, 2, index).share();
  if (share < 0.72) return 'private';
  return share < 0.975 ? 'business' : 'press';
}

/** The draws that name a person, apart from all others, so that a colleague's can be repeated. */
export function personOf(index: number, seed: number) {
  const random = new Random(seed, 3, index);
  const origin = origins[random.weighted(originSums)]!;
  const stock = nameStocks[origin];
  const woman = random.chance(0.5);
  return {
    origin,
    stock,
    woman,
    first: random.pick(woman ? stock.women : stock.men),
    last: random.pick(stock.last),
  };
}

/** Of several companies with one name, the later ones carry their town: Café Lindenhof, Café Lindenhof Thun. */
export class Towns {
  readonly #settled = new Map<string, DemoCompany>();
  readonly #names = new Set<string>();

  settle(company: DemoCompany, town: string): DemoCompany {
    let settled = this.#settled.get(company.id);
    if (settled) return settled;
    let name = company.name;
    for (let n = 1; this.#names.has(name); n++) name = `${company.name} ${town}${n > 1 ? ` ${n}` : ''}`;
    this.#names.add(name);
    settled = { ...company, name, word: asciiWord(name.replace(/ (AG|GmbH)$/, '')) };
    this.#settled.set(company.id, settled);
    return settled;
  }
}

interface Employer {
  company: DemoCompany;
  first: boolean;
}

/** One in four works where the customer of their kind before them does. */
export function employerOf(index: number, kind: 'business' | 'press', wishes: PeopleWishes): Employer {
  const random = new Random(wishes.seed, 5, index);
  if (random.chance(0.25))
    for (let before = index - 1; before >= Math.max(0, index - 12); before--)
      if (kindOf(before, wishes.seed) === kind) return { ...employerOf(before, kind, wishes), first: false };
  const trade: Trade =
    kind === 'press' ? 'press' : random.pick(['café', 'café', 'hotel', 'office', 'office'] as const);
  const { name, word } = nameCompany(trade, personOf(index, wishes.seed).last, random);
  return {
    company: {
      id: idAt(joinedAt(index, wishes), random),
      name,
      trade,
      word: `${word}-${index.toString(36)}`,
    },
    first: true,
  };
}

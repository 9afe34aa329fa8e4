import { dice } from '../support/dice.ts';

export const support = 'support@adler-kaffee.example';
/** Served by another team: a mail to both stands once on each side. */
export const returns = 'returns@adler-kaffee.example';

export type WorkerName = 'worker 1' | 'worker 2';
export type Victim = 'web' | WorkerName | 'PostgreSQL' | 'Redis';

/** Where in the life of a mail or a reply something is at the moment of a kill. `kills-places` knows how each is seen. */
export type Place =
  | 'receiving'
  | 'intake'
  | 'relay'
  | 'accepting'
  | 'held'
  | 'overtaken'
  | 'due'
  | 'handing over'
  | 'in hand'
  | 'leaving';

export interface Strike {
  victim: Victim;
  place: Place;
  /** Milliseconds between something being there and the kill. */
  after: number;
}

/** A worker stopped (SIGSTOP) with an attempt whose content has not left yet, or has; continued when another took over. */
export interface Stall {
  worker: WorkerName;
  content: 'not left' | 'left';
}

export interface PlannedMail {
  word: string;
  from: string;
  /** To whom, in one transaction each. */
  deliveries: string[][];
  /** More parts than the mailbox takes at first: quarantined. */
  hostile: boolean;
  sentAt: Date;
  /** The mail that it answers. */
  answers?: string;
}

/** `held` can be undone for ten seconds; `scheduled` has a time; `overtaken` too, and the customer writes before it. */
export type Way = 'at once' | 'held' | 'scheduled' | 'overtaken';

export interface PlannedReply {
  word: string;
  /** The mail that is answered. */
  answers: PlannedMail;
  way: Way;
  /** For an overtaken one: what the customer writes meanwhile. */
  meanwhile: PlannedMail;
}

export interface Round {
  mails: PlannedMail[];
  replies: PlannedReply[];
  strike: Strike;
  /** After the kill. */
  stall?: Stall;
}

const mailsInRound = 34;
const hostileInRound = 2;
const ways: Way[] = ['at once', 'at once', 'at once', 'held', 'held', 'scheduled', 'overtaken'];

/** All that a seed decides, before anything happens: the same seed makes the same plan whatever takes how long. */
export function planOf(seed: number, kills: number, redis = false): Round[] {
  const strikes = strikesOf(streamOf(seed, 1), kills, redis);
  const stalls = stallsOf(streamOf(seed, 2));
  const chance = streamOf(seed, 3);
  return strikes.map((strike, round) => {
    const mails = mailsOf(chance, round);
    const plain = mails.filter(({ hostile, deliveries }) => !hostile && deliveries.length === 1);
    const replies = shuffled(chance, ways).map((way, i) =>
      replyTo(pick(chance, plain), round * ways.length + i, way),
    );
    // One for each ten kills, the last at the end: what the dead had in hand is given up during it.
    const stalled = round % 10 === 9 ? round !== kills - 1 : false;
    const stall = stalled || round === kills - 1 ? { stall: stalls() } : {};
    return { mails, replies, strike, ...stall };
  });
}

/** A further reply at once, for as long as a stall has caught nobody. */
export function furtherReply(round: Round, n: number): PlannedReply {
  const plain = round.mails.filter(({ hostile, deliveries }) => !hostile && deliveries.length === 1);
  return replyTo(plain[n % plain.length]!, 50_000 + Number(round.mails[0]!.word.slice(4, 9)) + n, 'at once');
}

/** A stream of dice of its own for each part of the plan, far from those of the neighbouring seeds. */
export function streamOf(seed: number, part: number): () => number {
  const chance = dice(Math.imul(seed * 64 + part, 0x9e3779b1));
  chance();
  return chance;
}

type Kind = 'web' | 'worker' | 'PostgreSQL';
const kinds: Kind[] = ['web', 'worker', 'PostgreSQL'];
const places: Record<Kind | 'Redis', Place[]> = {
  web: ['accepting', 'relay'],
  worker: ['receiving', 'intake', 'relay', 'handing over', 'in hand', 'leaving'],
  PostgreSQL: ['receiving', 'intake', 'relay', 'accepting', 'handing over', 'in hand', 'leaving'],
  Redis: ['held', 'handing over', 'in hand'],
};
/** Between a reply's acceptance and its release. */
const waiting: Place[] = ['held', 'overtaken', 'due'];

/** In each three, web, workers and PostgreSQL once (or Redis for one), and one of them while an accepted reply waits. */
function strikesOf(chance: () => number, kills: number, redis: boolean): Strike[] {
  const begin = Math.floor(chance() * 3);
  const whileWaiting = decks(chance, kinds, () => waiting);
  const elsewhere = decks(chance, [...kinds, 'Redis'] as const, (kind) => places[kind]);
  const strikes: Strike[] = [];
  for (let group = 0; strikes.length < kills; group++) {
    const [one, two, three] = [0, 1, 2].map((i) => kinds[(begin + group + i) % 3]!) as [Kind, Kind, Kind];
    const last = redis ? 'Redis' : three;
    const struck: [Kind | 'Redis', Place][] = [
      [one, whileWaiting[one]()],
      [two, elsewhere[two]()],
      [last, elsewhere[last]()],
    ];
    for (const [kind, place] of shuffled(chance, struck)) {
      const victim = kind === 'worker' ? pick(chance, ['worker 1', 'worker 2'] as const) : kind;
      strikes.push({ victim, place, after: Math.floor(chance() * (place === 'held' ? 500 : 20)) });
    }
  }
  return strikes.slice(0, kills);
}

/** Before the content has left first: that is what another sends in its place. */
function stallsOf(chance: () => number): () => Stall {
  let n = 0;
  return () => ({
    worker: pick(chance, ['worker 1', 'worker 2'] as const),
    content: n++ % 2 === 0 ? 'not left' : 'left',
  });
}

function mailsOf(chance: () => number, round: number): PlannedMail[] {
  const hostile = new Set<number>();
  while (hostile.size < hostileInRound) hostile.add(Math.floor(chance() * mailsInRound));
  return Array.from({ length: mailsInRound }, (_, at) => {
    const i = round * mailsInRound + at;
    return {
      ...written(`mail${String(i).padStart(5, '0')}x`, `customer${i % 97}@example.ch`, i),
      deliveries: routeOf(i),
      hostile: hostile.has(at),
    };
  });
}

/** Most to support alone, some to both at once, some to one after the other. */
function routeOf(i: number): string[][] {
  if (i % 5 === 2) return [i % 2 ? [support, returns] : [returns, support]];
  if (i % 10 === 9) return i % 20 < 10 ? [[support], [returns]] : [[returns], [support]];
  return [[support]];
}

function replyTo(answers: PlannedMail, i: number, way: Way): PlannedReply {
  const number = String(i).padStart(5, '0');
  const meanwhile = {
    ...written(`late${number}x`, answers.from, 100_000 + i),
    deliveries: [[answers.deliveries[0]![0]!]],
    hostile: false,
    answers: answers.word,
  };
  return { word: `reply${number}y`, answers, way, meanwhile };
}

const written = (word: string, from: string, i: number) => ({
  word,
  from,
  sentAt: new Date(1_760_000_000_000 + i * 1000),
});

/** For each of them cards that are dealt in a new order whenever they have all been dealt. */
function decks<Name extends string>(
  chance: () => number,
  names: readonly Name[],
  cards: (name: Name) => Place[],
): Record<Name, () => Place> {
  return Object.fromEntries(
    names.map((name) => {
      let left: Place[] = [];
      const deal = () => {
        if (left.length === 0) left = shuffled(chance, cards(name));
        return left.pop()!;
      };
      return [name, deal];
    }),
  ) as Record<Name, () => Place>;
}

const pick = <One>(chance: () => number, all: readonly One[]): One => all[Math.floor(chance() * all.length)]!;

function shuffled<One>(chance: () => number, all: readonly One[]): One[] {
  const left = [...all];
  return all.map(() => left.splice(Math.floor(chance() * left.length), 1)[0]!);
}

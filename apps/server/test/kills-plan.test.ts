import { expect, test } from 'vitest';
import { furtherReply, planOf, type Place, type Round } from './campaigns/kills-plan.ts';

const victims = (plan: Round[]) => plan.map(({ strike }) => strike.victim.replace(/ \d$/, ''));
const struckWhile = (plan: Round[], ...places: Place[]) =>
  victims(plan.filter(({ strike }) => places.includes(strike.place)));
const stalls = (plan: Round[]) => plan.flatMap(({ stall }) => stall?.content ?? []);
const different = <Value>(all: Value[]) => [...new Set(all)].toSorted();

test('a seed decides the whole plan, and the next seed another', () => {
  expect(planOf(7, 30)).toEqual(planOf(7, 30));
  expect(planOf(7, 30, true)).toEqual(planOf(7, 30, true));
  const [one, two] = [planOf(1, 30), planOf(2, 30)];
  expect(one.map(({ strike }) => strike)).not.toEqual(two.map(({ strike }) => strike));
});

test.each([1, 2, 3, 7])(
  'in full, seed %i kills at every place, and each of web, workers and PostgreSQL while accepted replies wait',
  (seed) => {
    const plan = planOf(seed, 30);
    expect(plan).toHaveLength(30);
    expect(different(plan.map(({ strike }) => strike.place))).toEqual(
      ['accepting', 'due', 'handing over', 'held', 'in hand', 'intake', 'leaving', 'overtaken', 'receiving']
        .concat('relay')
        .toSorted(),
    );
    for (const place of ['held', 'overtaken', 'due'] as const)
      expect(different(struckWhile(plan, place))).toEqual(['PostgreSQL', 'web', 'worker']);
    expect(stalls(plan)).toEqual(['not left', 'left', 'not left']);
    const words = plan.flatMap((round) => [
      ...round.mails.map(({ word }) => word),
      ...round.replies.flatMap(({ word, meanwhile }) => [word, meanwhile.word]),
      ...Array.from({ length: round.stall ? 100 : 0 }, (_, n) => furtherReply(round, n).word),
    ]);
    expect(words.length).toBeGreaterThan(1_000 + 200);
    expect(new Set(words).size).toBe(words.length);
  },
);

test('the tenth kills each of them once, one while an accepted reply waits, and stops a worker before its mail leaves', () => {
  const plan = planOf(1, 3);
  expect(victims(plan).toSorted()).toEqual(['PostgreSQL', 'web', 'worker']);
  expect(struckWhile(plan, 'held', 'overtaken', 'due')).toHaveLength(1);
  expect(stalls(plan)).toEqual(['not left']);
  for (const { mails, replies } of plan) {
    expect(mails.filter(({ hostile }) => hostile)).toHaveLength(2);
    expect(different(replies.map(({ way }) => way))).toEqual(['at once', 'held', 'overtaken', 'scheduled']);
  }
});

test('with Redis a third of the kills are its', () => {
  expect(victims(planOf(1, 30, true)).filter((victim) => victim === 'Redis')).toHaveLength(10);
  expect(victims(planOf(1, 3, true))).toContain('Redis');
});

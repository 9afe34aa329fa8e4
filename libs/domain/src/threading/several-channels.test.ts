import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areServedTogether,
  type CameThrough,
  type Copy,
  copiesWanted,
  type Reach,
  type Served,
} from './several-channels.ts';

const served = (channelId: string, ...teamIds: string[]): Served => ({ channelId, teamIds });
const support = served('support', 'Support');
const sales = served('sales', 'Support');
const returns = served('returns', 'Returns');
const repairs = served('repairs', 'Returns');
const social = served('social', 'Social');
const both = served('both', 'Support', 'Returns');

const began = (on: Served, teamId: string | null = null): Reach => ({
  conversationId: `began on ${on.channelId}`,
  channel: on,
  teamId,
});

/** Lets it come through one after the other. Gives in which conversations it stands. */
function settle(arrivals: CameThrough[]): string[] {
  const copies: Copy[] = [];
  for (const [i, newest] of arrivals.entries())
    for (const { channelId, into } of copiesWanted([newest], arrivals.slice(0, i), copies)) {
      const channel = arrivals.find((one) => one.channelId === channelId)!;
      const opened = { ...began(channel), conversationId: `new on ${channelId}` };
      copies.push({ channel, reach: into === 'its thread' ? channel.thread! : opened });
    }
  return copies.map(({ reach }) => reach.conversationId).toSorted();
}

const answering = (channel: Served, thread: Reach): CameThrough => ({ ...channel, thread });
const thread = began(support);

describe('a mail stands', () => {
  test.each<[string, CameThrough[], string[]]>([
    [
      'in two conversations when no team serves both channels',
      [support, returns],
      ['new on returns', 'new on support'],
    ],
    ['in one when a team serves both', [support, sales], ['new on support']],
    [
      'in one more for each channel that nobody of the others serves',
      [support, returns, social],
      ['new on returns', 'new on social', 'new on support'],
    ],
    [
      'once for two channels that one team serves beside a third',
      [support, returns, repairs],
      ['new on returns', 'new on support'],
    ],
    [
      'in the thread that it answers, when it came through a foreign channel alone',
      [answering(returns, thread)],
      ['began on support'],
    ],
    [
      'in the thread for its own channel, and in a new one for the other',
      [answering(support, thread), answering(returns, thread)],
      ['began on support', 'new on returns'],
    ],
    [
      'there as well when the other was first',
      [answering(returns, thread), answering(support, thread)],
      ['began on support', 'new on returns'],
    ],
    [
      'in the thread once when both channels are foreign',
      [answering(returns, thread), answering(social, thread)],
      ['began on support'],
    ],
    [
      'there alone, too, for a team to which the thread was handed over',
      [answering(support, began(support, 'Returns')), answering(returns, began(support, 'Returns'))],
      ['began on support'],
    ],
    [
      'in each of two conversations that the channels have of the mail it answers',
      [answering(support, began(support)), answering(returns, began(returns))],
      ['began on returns', 'began on support'],
    ],
  ])('%s', (_, arrivals, expected) => {
    expect(settle(arrivals)).toEqual(expected);
  });
});

test('foreign channels that brought it into a thread get their own once the thread’s own channel has it', () => {
  const arrivals = [returns, social, repairs, support].map((channel) => answering(channel, thread));
  const stands = settle(arrivals);
  expect(stands).toHaveLength(3);
  expect(stands[0]).toBe('began on support');
});

const channels = [support, sales, returns, repairs, social];
const shuffled = fc.shuffledSubarray(channels, { minLength: 1 });
const toWhom = (conversation: string) =>
  channels.find((one) => conversation.endsWith(` ${one.channelId}`))!.teamIds.join();

test('each team has it exactly once, and the order of arrival does not matter', () => {
  fc.assert(
    fc.property(
      shuffled,
      fc.option(fc.constantFrom(...channels), { nil: undefined }),
      fc.infiniteStream(fc.nat()),
      (some, on, dice) => {
        const arrivals = some.map((one) => (on ? answering(one, began(on)) : one));
        const stands = settle(arrivals);
        const teams = stands.map(toWhom);
        expect(new Set(teams).size).toBe(teams.length);
        const other = arrivals
          .map((one) => [dice.next().value, one] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, one]) => one);
        expect(settle(other).map(toWhom).toSorted()).toEqual(teams.toSorted());
        if (!on || some.some((one) => areServedTogether(one, on)))
          expect(new Set(teams)).toEqual(new Set(some.flatMap(({ teamIds }) => teamIds)));
      },
    ),
  );
});

test('where teams overlap, nobody goes without it', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...channels, both], { minLength: 1 }), (some) => {
      const stands = settle(some).map((conversation) =>
        [...channels, both].find((one) => conversation === `new on ${one.channelId}`)!,
      );
      for (const one of some) expect(stands.some((other) => areServedTogether(one, other))).toBe(true);
      for (const [i, one] of stands.entries())
        expect(stands.slice(i + 1).some((other) => areServedTogether(one, other))).toBe(false);
    }),
  );
});

import { expect } from 'vitest';
import type { ChannelAdapter, SendOutcome } from '../adapter.ts';
import type { OutboundEnvelope } from '../envelope.ts';
import { capabilityClauses } from './capabilities.ts';
import { expectReasons } from './telling.ts';
import {
  anEnvelope,
  troubles,
  watchedIo,
  type Behaviour,
  type Clause,
  type Harness,
  type WatchedIo,
} from './harness.ts';

type Trouble = (typeof troubles)[number];

/** Before content leaves, a fault is a retry or a rejection; once it has begun to, only a clear answer counts. */
export function sendingClauses<Settings>(
  adapter: ChannelAdapter<Settings>,
  harness: Harness<Settings>,
): Clause[] {
  const send = async (
    how: Behaviour,
    changes: Partial<OutboundEnvelope> = {},
    io: WatchedIo = watchedIo(harness),
  ) => {
    const settings = await harness.provider.behave(how);
    const outcome = await adapter.send(anEnvelope(harness, changes), settings, io);
    expectReasons(adapter.texts, outcome.outcome === 'sent' ? outcome.refused : [outcome]);
    return { outcome, io };
  };
  const whenIn = (is: Trouble, says: string, expected: SendOutcome['outcome'][], begun: boolean): Clause => ({
    says: `${says}: ${expected.join(' or ')}`,
    async holds() {
      const { outcome, io } = await send({ is });
      expect(expected).toContain(outcome.outcome);
      expect((outcome as { reason: string }).reason).toMatch(/\w \w/);
      expect(io.left).toHaveLength(begun ? 1 : 0);
    },
  });
  return [
    {
      says: 'sends to this attempt’s recipients, with an id, and asks leave once, before any content',
      async holds() {
        const before = (await harness.provider.taken()).length;
        const { outcome, io } = await send({ is: 'well' });
        expect(outcome).toMatchObject({ outcome: 'sent', refused: [] });
        expect((outcome as { externalIds: string[] }).externalIds.filter(Boolean).length).toBeGreaterThan(0);
        expect(io.left).toEqual([0]);
        const taken = (await harness.provider.taken()).slice(before);
        expect(taken.map(({ recipients }) => recipients)).toEqual([[harness.recipient(1)]]);
        expect(taken[0]!.text).toContain('die Dichtung ist unterwegs');
      },
    },
    {
      says: 'serves a second attempt’s recipients only, under an id that it had before',
      async holds() {
        if (!adapter.can.copies) return;
        const to = [1, 2, 3].map((number) => ({ address: harness.recipient(number) }));
        const settings = await harness.provider.behave({ is: 'well' });
        const envelope = anEnvelope(harness, {
          to,
          recipients: [harness.recipient(1), harness.recipient(2)],
        });
        const first = await adapter.send(envelope, settings, watchedIo(harness));
        const again = { ...envelope, recipients: [harness.recipient(3)] };
        const second = await adapter.send(again, settings, watchedIo(harness));
        const [ids, sameIds] = [first, second].map((each) =>
          each.outcome === 'sent' ? each.externalIds : [],
        );
        expect(ids!.some((id) => sameIds!.includes(id))).toBe(true);
        const served = (await harness.provider.taken()).slice(-2).map(({ recipients }) => recipients);
        expect(served).toEqual([[harness.recipient(1), harness.recipient(2)], [harness.recipient(3)]]);
      },
    },
    {
      says: 'tells of each recipient that is refused, and serves the others',
      async holds() {
        if (!adapter.can.copies) return;
        for (const forGood of [true, false]) {
          const to = [1, 2].map((number) => ({ address: harness.recipient(number) }));
          const { outcome } = await send({ is: 'choosy', recipient: harness.recipient(2), forGood }, { to });
          expect(outcome).toMatchObject({
            outcome: 'sent',
            refused: [
              {
                recipient: harness.recipient(2),
                temporary: !forGood,
                reason: expect.stringMatching(/\w \w/),
              },
            ],
          });
        }
      },
    },
    whenIn('away', 'nobody answers', ['retry'], false),
    whenIn('locked', 'the login is refused', ['retry', 'rejected'], false),
    {
      says: 'refused for now, for a limit or for good: retry, or rejected with a reason, never sent or unknown',
      async holds() {
        expect((await send({ is: 'busy' })).outcome.outcome).toBe('retry');
        expect((await send({ is: 'limiting' })).outcome.outcome).toBe('retry');
        const { outcome } = await send({ is: 'refusing' });
        expect(outcome).toMatchObject({ outcome: 'rejected', reason: expect.stringMatching(/\w \w/) });
      },
    },
    whenIn('breaking', 'the line breaks once content has begun to leave', ['unknown'], true),
    whenIn('silent', 'no answer comes to what has left', ['unknown'], true),
    {
      says: 'lets no content leave, and lets the error pass, when the attempt was taken over',
      async holds() {
        const before = [harness.provider.contentBytes(), (await harness.provider.taken()).length];
        const takenOver = new Error('taken over by another worker');
        const io = watchedIo(harness, { contentLeaves: () => Promise.reject(takenOver) });
        await expect(send({ is: 'well' }, {}, io)).rejects.toBe(takenOver);
        // Whatever might still be under way has arrived before the next message has.
        const { outcome } = await send({ is: 'well' });
        expect(outcome.outcome).toBe('sent');
        expect((await harness.provider.taken()).length).toBe(before[1]! + 1);
        expect(io.left).toEqual([]);
      },
    },
    {
      says: 'sends nothing when it is stopped before it begins',
      async holds() {
        const before = harness.provider.contentBytes();
        const io = watchedIo(harness);
        io.stop();
        const settings = await harness.provider.behave({ is: 'well' });
        const outcome = await adapter
          .send(anEnvelope(harness), settings, io)
          .catch(() => ({ outcome: 'retry' }));
        expect(outcome.outcome).toBe('retry');
        expect(harness.provider.contentBytes()).toBe(before);
      },
    },
    {
      says: 'shows no secret in any outcome or log, whatever goes wrong',
      async holds() {
        for (const is of troubles) {
          const { outcome, io } = await send({ is });
          const shown = JSON.stringify([outcome, io.logged]);
          for (const secret of harness.secrets) expect(shown).not.toContain(secret);
        }
      },
    },
    ...capabilityClauses(adapter, harness),
    {
      says: 'can be closed, and sends again afterwards',
      async holds() {
        await adapter.close?.();
        expect((await send({ is: 'well' })).outcome.outcome).toBe('sent');
        await adapter.close?.();
      },
    },
  ];
}

import { expect } from 'vitest';
import type { ChannelAdapter, ChannelHealth, RawDelivery } from '../adapter.ts';
import { keepingIo, until, type Clause, type Harness, type Kept } from './harness.ts';
import { expectTold } from './telling.ts';

/** What is told to the provider as received is stored; what could not be stored comes again. */
export function listeningClauses<Settings>(
  adapter: ChannelAdapter<Settings>,
  harness: Harness<Settings>,
): Clause[] {
  return [
    ...(adapter.listen ? mailboxClauses(adapter, harness) : []),
    ...(adapter.serve ? serverClauses(adapter) : []),
  ];
}

function mailboxClauses<Settings>(adapter: ChannelAdapter<Settings>, harness: Harness<Settings>): Clause[] {
  const start = (kept: Kept, changes: Parameters<typeof keepingIo>[2] = {}) => {
    const { inbox } = harness;
    if (!inbox) throw new Error('The harness of an adapter with `listen` needs an inbox.');
    const stop = new AbortController();
    const ended = adapter.listen!(inbox.settings, keepingIo(kept, stop.signal, changes));
    return { put: inbox.put, ended, stop: () => stop.abort(new Error('stopped')) };
  };
  const none = (): Kept => ({ deliveries: [], position: undefined, logged: [], health: [] });
  const soon = (what: string, happened: () => unknown) => until(what, happened, harness.patience);
  const receiving = (kept: Kept) =>
    soon('it receives', () => kept.health.some((each) => each.includes('"receiving"')));
  const holds = (kept: Kept, marker: string) =>
    kept.deliveries.filter((delivery) => isAbout(delivery, marker));
  return [
    {
      says: 'listens: gives what arrives once, with a sound delivery, and ends when it is stopped',
      async holds() {
        const kept = none();
        const listener = start(kept);
        await receiving(kept);
        await listener.put('marker-one');
        await soon('the first is stored', () => holds(kept, 'marker-one').length === 1);
        listener.stop();
        await listener.ended;
        const [delivery] = holds(kept, 'marker-one');
        expect(() => structuredClone(delivery)).not.toThrow();
        expect(delivery).toMatchObject({ history: false, receivedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
        expect(delivery!.senderKey).toBe(delivery!.senderKey.toLowerCase());
        expect(JSON.parse(JSON.stringify(kept.position))).toEqual(kept.position);
        for (const health of kept.health.map((each) => JSON.parse(each) as ChannelHealth))
          if (health.state === 'failing')
            expectTold(adapter.texts, { what: health.reason, advice: health.advice }, health.words);
        for (const secret of harness.secrets)
          expect(JSON.stringify(kept.logged) + kept.health.join('')).not.toContain(secret);
      },
    },
    {
      says: 'listens on from its position: nothing that came in between is missing, nothing comes twice',
      async holds() {
        const kept = none();
        const first = start(kept);
        await receiving(kept);
        await first.put('marker-two');
        await soon('it is stored', () => holds(kept, 'marker-two').length === 1);
        first.stop();
        await first.ended;
        await first.put('marker-three');
        const again = start(kept);
        await soon('what came in between is stored', () => holds(kept, 'marker-three').length === 1);
        again.stop();
        await again.ended;
        expect([holds(kept, 'marker-two').length, holds(kept, 'marker-three').length]).toEqual([1, 1]);
      },
    },
    {
      says: 'offers again what could not be stored',
      async holds() {
        const kept = none();
        let refusals = 0;
        const { store } = keepingIo(kept, new AbortController().signal);
        const listener = start(kept, {
          async store(delivery) {
            if (isAbout(delivery, 'marker-four') && (refusals += 1) <= 2) throw new Error('database gone');
            await store(delivery);
          },
        });
        await receiving(kept);
        await listener.put('marker-four');
        await soon('it is stored after all', () => holds(kept, 'marker-four').length === 1);
        listener.stop();
        await listener.ended;
        expect(refusals).toBeGreaterThan(2);
      },
    },
  ];
}

function isAbout({ raw }: RawDelivery, marker: string): boolean {
  return Buffer.from(raw).includes(marker);
}

function serverClauses<Settings>(adapter: ChannelAdapter<Settings>): Clause[] {
  return [
    {
      says: 'serves on a port of its own until it is stopped, and says so when the port is taken',
      async holds() {
        const stop = new AbortController();
        const io = {
          signal: stop.signal,
          log: { info() {}, warn() {} },
          now: () => new Date(),
          channelsFor: async () => [],
          store: async () => {},
        };
        const { port, closed } = await adapter.serve!({ host: '127.0.0.1', port: 0 }, io);
        expect(port).toBeGreaterThan(0);
        await expect(adapter.serve!({ host: '127.0.0.1', port }, io)).rejects.toThrow(String(port));
        stop.abort(new Error('stopped'));
        await closed;
      },
    },
  ];
}

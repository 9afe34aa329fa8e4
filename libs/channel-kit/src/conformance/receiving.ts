import { expect } from 'vitest';
import type { ChannelAdapter } from '../adapter.ts';
import type { Clause, Harness } from './harness.ts';

/** A webhook is believed only when it proves where it comes from. */
export function receivingClauses<Settings>(
  adapter: ChannelAdapter<Settings>,
  harness: Harness<Settings>,
): Clause[] {
  const settings = adapter.settings.parse(harness.input);
  const genuine = () => {
    expect(harness.webhook, 'the harness shows a genuine call').toBeDefined();
    return harness.webhook!();
  };
  return [
    {
      says: 'takes a genuine call, and gives the same delivery ids when it comes again',
      async holds() {
        const [one, again] = [adapter.receive!(genuine(), settings), adapter.receive!(genuine(), settings)];
        const ids = [one, again].map((each) =>
          each.ok ? each.deliveries.map(({ deliveryId }) => deliveryId) : [],
        );
        expect(ids[0]!.length).toBeGreaterThan(0);
        expect(ids[1]).toEqual(ids[0]);
      },
    },
    {
      says: 'refuses a call that was changed, that is unsigned or that is nonsense, and gives nothing to store',
      async holds() {
        const call = genuine();
        const changed = call.body.slice();
        changed[Math.floor(changed.length / 2)]! ^= 1;
        const forged = [
          { ...call, body: changed },
          { ...call, body: new Uint8Array(0) },
          { ...call, headers: {} },
          { ...call, headers: Object.fromEntries(Object.keys(call.headers).map((name) => [name, 'x'])) },
        ];
        for (const request of forged)
          expect(adapter.receive!(request, settings)).toEqual({
            ok: false,
            reason: expect.stringMatching(/\w/),
          });
      },
    },
  ];
}

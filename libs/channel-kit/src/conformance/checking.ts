import { expect } from 'vitest';
import type { ChannelAdapter, CheckStep } from '../adapter.ts';
import type { Clause, Harness } from './harness.ts';
import { expectTold } from './telling.ts';

/** A check ends with a clear answer, step by step, and gives no secret away. */
export function checkingClauses<Settings>(
  adapter: ChannelAdapter<Settings>,
  harness: Harness<Settings>,
): Clause[] {
  const check = async (settings: Settings, stop = new AbortController()) => {
    const steps: CheckStep[] = [];
    for await (const step of adapter.check!(settings, { signal: stop.signal, now: () => new Date() }))
      steps.push(step);
    for (const { step, took, state, detail, advice, said, words } of steps) {
      expectTold(adapter.texts, { what: detail, advice }, words);
      expect(step).toMatch(/^[a-z]+(\.[a-z]+)+$/);
      expect(took).toBeGreaterThanOrEqual(0);
      if (state === 'failed') {
        expect(detail).toMatch(/\w \w/);
        expect((advice ?? []).length + (said ?? '').length).toBeGreaterThan(0);
      }
    }
    for (const secret of harness.secrets) expect(JSON.stringify(steps)).not.toContain(secret);
    return steps;
  };
  return [
    {
      says: 'finds that settings which work do work, in the same steps each time',
      async holds() {
        expect(harness.working, 'the harness has settings that work').toBeDefined();
        const steps = await check(await harness.working!());
        expect(steps.some(({ state }) => state === 'ok')).toBe(true);
        expect(steps.filter(({ state }) => state === 'failed')).toEqual([]);
        const again = await check(await harness.working!());
        expect(again.map(({ step }) => step)).toEqual(steps.map(({ step }) => step));
      },
    },
    {
      says: 'finds out when nobody answers or the login is refused, and says what to do',
      async holds() {
        for (const is of ['away', 'locked'] as const) {
          const steps = await check(await harness.provider.behave({ is }));
          expect(steps.some(({ state }) => state === 'failed')).toBe(true);
        }
      },
    },
    {
      says: 'stops when it is stopped',
      async holds() {
        const stop = new AbortController();
        stop.abort(new Error('page left'));
        expect(await check(await harness.working!(), stop)).toEqual([]);
      },
    },
  ];
}

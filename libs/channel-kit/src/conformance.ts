import { describe, expect, it } from 'vitest';
import type { ChannelAdapter } from './adapter.ts';
import { checkingClauses } from './conformance/checking.ts';
import type { Clause, Harness } from './conformance/harness.ts';
import { listeningClauses } from './conformance/listening.ts';
import { receivingClauses } from './conformance/receiving.ts';
import { sendingClauses } from './conformance/sending.ts';
import { settingsClauses } from './conformance/settings.ts';
import { translatingClauses } from './conformance/translating.ts';

/**
 * The contract between the core and every adapter, as tests. An adapter's folder has one file that calls this; its other
 * tests show only what is special about its provider. What an adapter does not declare is not asked of it; what it
 * declares, the harness must be able to show: a clause that cannot be tried fails.
 */
export function describeAdapter<Settings>(
  adapter: ChannelAdapter<Settings>,
  harness: Harness<Settings>,
): void {
  describe(`the ${adapter.kind} adapter keeps the contract`, () => {
    it.each(clausesFor(adapter, harness))('$says', async ({ holds }) => {
      await expect(holds()).resolves.toBeUndefined();
    });
  });
}

export function clausesFor<Settings>(
  adapter: ChannelAdapter<Settings>,
  harness: Harness<Settings>,
): Clause[] {
  return [
    ...settingsClauses(adapter, harness),
    ...translatingClauses(adapter, harness),
    ...sendingClauses(adapter, harness),
    ...(adapter.receive ? receivingClauses(adapter, harness) : []),
    ...(adapter.listen || adapter.serve ? listeningClauses(adapter, harness) : []),
    ...(adapter.check ? checkingClauses(adapter, harness) : []),
  ];
}

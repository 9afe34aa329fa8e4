/// <reference types="vite/client" />
import { describe, expect, test } from 'vitest';
import type { Campaign } from './campaigns/campaign.ts';

/** Every campaign there is, with a tenth of its rounds. */
const modules = Object.values(import.meta.glob<Partial<Campaign>>('./campaigns/*.ts', { eager: true }));
const campaigns = modules
  .filter((module): module is Campaign => typeof module.name === 'string')
  .filter(({ isLeftOut }) => !isLeftOut);
const apart = campaigns.filter(({ isAlone }) => isAlone);
const together = campaigns.filter(({ isAlone }) => !isAlone);

describe.runIf(campaigns.length > 0)('campaigns', () => {
  const run = ({ rounds, run: play }: Campaign) =>
    play({ rounds: Math.ceil(rounds / 10), seed: 1, log: () => {} });
  // Most of their time they wait: for leases to run out, for a network to come back.
  test.concurrent.each(together)('$name: $says', async (campaign) => {
    await expect(run(campaign)).resolves.toBeUndefined();
  });
  test.each(apart)('$name: $says', async (campaign) => {
    await expect(run(campaign)).resolves.toBeUndefined();
  });
});

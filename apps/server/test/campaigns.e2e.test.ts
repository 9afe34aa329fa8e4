/// <reference types="vite/client" />
import { describe, expect, test } from 'vitest';
import type { Campaign } from './campaigns/campaign.ts';

/** Every campaign there is, with a tenth of its rounds. */
const modules = Object.values(import.meta.glob<Partial<Campaign>>('./campaigns/*.ts', { eager: true }));
const campaigns = modules
  .filter((module): module is Campaign => typeof module.name === 'string')
  .filter(({ isLeftOut }) => !isLeftOut);
const runs = async ({ rounds, run }: Campaign) => {
  await expect(run({ rounds: Math.ceil(rounds / 10), seed: 1, log: () => {} })).resolves.toBeUndefined();
};

describe.runIf(campaigns.length > 0)('campaigns', () => {
  // Most of their time they wait: for leases to run out, for a network to come back.
  test.concurrent.each(campaigns.filter(({ isAlone }) => !isAlone))('$name: $says', runs);
  test.each(campaigns.filter(({ isAlone }) => isAlone))('$name: $says', runs);
});

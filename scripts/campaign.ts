// npm run campaign -- NAME: a long trial in full; without a name, lists them.
// npm run campaign -- NAME --rounds N --seed N: shorter, or the very one that failed.
import { parseArgs } from 'node:util';
import type { Campaign } from '../apps/server/test/campaigns/campaign.ts';
import { buildStale } from './lib/building.ts';
import { foundModules } from './lib/found-modules.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const campaigns = await foundModules<Campaign>('apps/server/test/campaigns');
const chosen = positionals.map((name) => campaigns.find((campaign) => campaign.name === name) ?? name);

if (chosen.length === 0) {
  say('Campaigns, each run in full by npm run campaign -- NAME:\n');
  for (const { name, says, rounds } of campaigns) say(`  ${name.padEnd(24)} ${says} (${rounds} rounds)`);
} else {
  await buildStale(['server', 'console', 'playground'], say);
  for (const campaign of chosen) await run(campaign);
}

async function run(campaign: Campaign | string): Promise<void> {
  if (typeof campaign === 'string') {
    process.stderr.write(`There is no campaign "${campaign}"; npm run campaign lists them.\n`);
    process.exitCode = 1;
    return;
  }
  const rounds = Number(values.rounds ?? campaign.rounds);
  const seed = Number(values.seed);
  say(`${campaign.name}: ${campaign.says} (${rounds} rounds, seed ${seed})`);
  try {
    await campaign.run({ rounds, seed, log: say });
    say(`${campaign.name}: holds`);
  } catch (error) {
    process.stderr.write(`${campaign.name}: FAILED, seed ${seed}\n${(error as Error).stack}\n`);
    process.exitCode = 1;
  }
}

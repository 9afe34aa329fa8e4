// npm run bench: our promises, measured. -- --small is CI's size; -- --only NAME; -- --json FILE; -- --data DIR keeps the
// filled database there; -- --conversations N fills another size.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Shared } from '../apps/server/bench/bench.ts';
import { judge, type Judged, misses, table, unmeasured } from './lib/bench-report.ts';
import { type App, buildStale } from './lib/building.ts';
import { foundModules } from './lib/found-modules.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    small: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    json: { type: 'string' },
    data: { type: 'string' },
    conversations: { type: 'string' },
  },
});
const only = values.only?.flatMap((names) => names.split(','));
const small = values.small ?? false;

const benches = (await foundModules<Bench>('apps/server/bench')).filter(
  (bench) => !only || only.includes(bench.name),
);
const strange = only?.filter((name) => !benches.some((bench) => bench.name === name)) ?? [];
if (strange.length > 0) {
  process.stderr.write(`There is no bench ${strange.join(', ')}.\n`);
  process.exit(1);
}
await buildStale([...new Set(benches.flatMap((bench): App[] => bench.needs ?? ['server']))], say);

const standing = new Map<string, Promise<Shared<unknown>>>();
const context = {
  small,
  data: values.data ? resolve(values.data) : small ? undefined : resolve('.data-bench'),
  conversations: values.conversations ? Number(values.conversations) : undefined,
  log: (line: string) => say(`  ${line}`),
  async shared<Thing>(name: string, make: () => Promise<Shared<Thing>>): Promise<Thing> {
    if (!standing.has(name)) standing.set(name, make());
    return (await standing.get(name))!.thing as Thing;
  },
};
async function endShared(): Promise<void> {
  const made = [...standing.values()].toReversed();
  standing.clear();
  for (const one of made) {
    // What could not be made was told by the bench that wanted it.
    const shared = await one.catch(() => undefined);
    await shared?.end().catch((error: Error) => process.stderr.write(`${error.stack}\n`));
  }
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void endShared().then(() => process.exit(1)));

const figures: Judged[] = [];
const failed: string[] = [];
for (const { name, run } of benches) {
  say(`${name} …`);
  try {
    const measured = await run(context);
    figures.push(...measured.map((figure) => judge(figure, small)));
  } catch (error) {
    failed.push(name);
    process.stderr.write(`${name} failed: ${(error as Error).stack}\n`);
  }
}
await endShared();

say(`\n${table(figures)}\n`);
if (small) say('Small size: a figure fails beyond three times its budget.');
if (!only && unmeasured(figures).length > 0) say(`Not measured: ${unmeasured(figures).join(', ')}`);
for (const miss of misses(figures)) say(`Not met yet: ${miss}`);
if (failed.length > 0) say(`Failed: ${failed.join(', ')}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exitCode = failed.length === 0 && figures.every((figure) => figure.ok) ? 0 : 1;

// npm test: everything, on ports and data of its own. `-- --without dovecot,chromium` leaves out what needs them.
// Anything else goes to vitest: npm test -- apps/server, npm test -- -t "a sentence".
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale, root } from './lib/building.ts';
import { needs, oldestPostgres, sayWhatIsMissing, sayWhatWasNotShown } from './lib/machine.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

const { without, passedOn } = readArguments(process.argv.slice(2));
const strange = without.filter((name) => !needs.some((need) => need.name === name));
const missing = sayWhatIsMissing(without);
if (strange.length > 0)
  end(`--without ${strange.join(',')} is not known; there are ${needs.map((need) => need.name).join(', ')}.`);
if (missing) end(missing);

await buildStale(['server', 'console', 'playground'], say).catch((error: Error) => end(error.message));

const env = {
  ...process.env,
  KONTOR_TESTS_WITHOUT: without.join(','),
  // Hundreds of processes and threads load the same modules.
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/kontor'),
};
if (!without.includes('postgresql'))
  Object.assign(env, {
    TEST_POSTGRES_OLDEST: oldestPostgres(),
    TEST_POSTGRES_FILES: testsOnADatabase().join(','),
  });
const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts/lib/closing-line.ts')}`];
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...passedOn], {
  cwd: root,
  env,
  stdio: 'inherit',
});
if (without.length > 0) say(sayWhatWasNotShown(without));
process.exitCode = status ?? 1;

function testsOnADatabase(): string[] {
  const files = readdirSync(join(root, 'apps/server'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !/node_modules|\.e2e\.test/.test(name))
    .map((name) => `apps/server/${name}`);
  return files.filter((file) => readFileSync(join(root, file), 'utf8').includes('support/postgres.ts'));
}

function readArguments(given: string[]): { without: string[]; passedOn: string[] } {
  const rest: string[] = [];
  const left: string[] = [];
  for (let i = 0; i < given.length; i++) {
    const word = given[i]!;
    if (word === '--without') left.push(...(given[++i] ?? '').split(','));
    else if (word.startsWith('--without=')) left.push(...word.slice('--without='.length).split(','));
    else rest.push(word);
  }
  return { without: left.filter(Boolean), passedOn: rest };
}

function end(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

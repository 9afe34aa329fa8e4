// npm run check: is it well-formed? Formatting, lint, types of every workspace, and which part may know which.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/building.ts';

interface Check {
  name: string;
  program: string;
  words: string[];
}

interface Result {
  name: string;
  passed: boolean;
  said: string;
}

const kinds = ['apps', 'libs', 'channel-adapters'];
const workspaces = kinds.flatMap((kind) => readdirSync(join(root, kind)).map((name) => `${kind}/${name}`));
const typed = [...workspaces, 'scripts'].filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));
const hasVue = (folder: string) =>
  existsSync(join(root, folder, 'src')) &&
  readdirSync(join(root, folder, 'src'), { recursive: true, encoding: 'utf8' }).some((name) =>
    name.endsWith('.vue'),
  );

const checks: Check[] = [
  { name: 'formatting', program: 'prettier', words: ['--check', '--log-level=warn', '.'] },
  { name: 'lint', program: 'oxlint', words: ['--deny-warnings', ...kinds, 'scripts'] },
  { name: 'edges', program: 'depcruise', words: [...kinds, 'scripts'] },
  {
    name: 'circles of features',
    program: 'depcruise',
    words: ['--config', '.dependency-cruiser-features.cjs', 'apps/server/src'],
  },
  ...typed.map((folder) => ({
    name: `types of ${folder}`,
    // Only vue-tsc reads templates; it takes longer.
    program: hasVue(folder) ? 'vue-tsc' : 'tsc',
    words: ['-p', folder],
  })),
];

const results: Result[] = [];
const waiting = [...checks];
await Promise.all([work(), work()]);

for (const { said } of results.filter((result) => !result.passed)) process.stdout.write(`${said}\n`);
process.stdout.write('\n');
for (const { name } of checks) {
  const passed = results.find((result) => result.name === name)?.passed;
  process.stdout.write(`${passed ? 'ok    ' : 'FAILED'}  ${name}\n`);
}
process.exitCode = results.every((result) => result.passed) ? 0 : 1;

/** Two at a time: what is measured on has two cores. */
async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await run(check));
}

function run({ name, program, words }: Check): Promise<Result> {
  return new Promise((done) => {
    const child = spawn(join(root, 'node_modules/.bin', program), words, {
      cwd: root,
      shell: process.platform === 'win32',
    });
    let said = `── ${name}: ${program} ${words.join(' ')}\n`;
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => (said += String(text)));
    child.once('error', (error) => done({ name, passed: false, said: said + error.message }));
    child.once('close', (code) => done({ name, passed: code === 0, said }));
  });
}

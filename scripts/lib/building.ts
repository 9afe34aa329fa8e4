import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export type App = 'server' | 'console' | 'playground';

/** Builds the apps whose `dist` is older than what it is made from, side by side. Never calls Nx: that is slower. */
export async function buildStale(apps: App[], say: (line: string) => void): Promise<void> {
  const stale = apps.filter((app) => isStale(join(root, 'apps', app)));
  if (stale.length === 0) return;
  say(`Building ${stale.join(', ')} …`);
  await Promise.all(stale.map((app) => build(join(root, 'apps', app), app)));
}

/** Written when a build is whole; its age is what sources are compared with. */
const marker = (folder: string) => join(folder, 'dist', '.built');

export function isStale(folder: string, at = root): boolean {
  if (!existsSync(marker(folder))) return true;
  const built = statSync(marker(folder)).mtimeMs;
  const shared = ['libs', 'channel-adapters'].flatMap((kind) =>
    existsSync(join(at, kind)) ? readdirSync(join(at, kind)).map((name) => join(at, kind, name, 'src')) : [],
  );
  const own = ['src', 'public', 'index.html', 'package.json', 'tsconfig.json', 'vite.config.ts'];
  const inputs = [...own.map((name) => join(folder, name)), ...shared];
  inputs.push(join(at, 'package-lock.json'), join(at, 'tsconfig.base.json'));
  return inputs.some((path) => newest(path) > built);
}

/** Folders count too: a file that was removed leaves only their time. Tests are part of no build. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return path.endsWith('.test.ts') ? 0 : found.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules');
  return Math.max(found.mtimeMs, ...inside.map((name) => newest(join(path, name))));
}

async function build(folder: string, app: string): Promise<void> {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts: { build: string };
  };
  const began = new Date();
  const child = spawn(scripts.build, {
    cwd: folder,
    shell: true,
    // Vite makes a development of us when it loads campaigns, and a build would inherit it.
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH']}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  child.stderr.on('data', (text) => (said += String(text)));
  const code = await new Promise((done, fail) => child.once('exit', done).once('error', fail));
  if (code !== 0) throw new BuildFailed(`Building ${app} failed:\n${said}`);
  // As old as its beginning: what is saved during the build is newer.
  writeFileSync(marker(folder), '');
  utimesSync(marker(folder), began, began);
}

export class BuildFailed extends Error {
  override name = 'BuildFailed';
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { variables } from '../apps/server/src/platform/config-variables.ts';

// No container engine is at hand where the tests run: what the image and Compose name is held against what is there.
const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const dockerfile = read('Dockerfile');
const compose = read('docker-compose.yml');
/** What the second stage takes from the first. */
const copied = [...dockerfile.matchAll(/^COPY --from=build \/kontor\/(\S+)/gm)].map(([, path]) => path!);

/** Every source that this one imports, and so on. */
function sourcesOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, spec] of read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g))
    sourcesOf(normalize(join(dirname(file), spec!)), found);
  return found;
}

test('the image is built with the manifest of every workspace', () => {
  const manifests = ['apps', 'libs', 'channel-adapters'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`),
  );
  const missing = manifests.filter((path) => existsSync(join(root, path)) && !dockerfile.includes(path));
  expect(missing).toEqual([]);
});

test.each(['archive', 'rebuild-search'])('what npm run %s imports is in the image', (script) => {
  const sources = [...sourcesOf(`scripts/${script}.ts`)];
  expect(sources.length).toBeGreaterThan(5);
  const missing = sources.filter((file) => !copied.some((path) => !relative(path, file).startsWith('..')));
  expect(missing).toEqual([]);
});

test('what the image copies is there, or is built', () => {
  const missing = copied.filter((path) => !existsSync(join(root, path)) && !path.endsWith('dist'));
  expect(missing).toEqual([]);
});

test('Compose and the image set only what Kontor reads, and what each role needs', () => {
  const own = compose.slice(0, compose.indexOf('\n  postgres:\n'));
  const set = [...own.matchAll(/^\s+([A-Z][A-Z_]+):\s/gm)].map(([, name]) => name!);
  const known = Object.keys(variables);
  expect(set.filter((name) => !known.includes(name))).toEqual([]);
  expect(set).toEqual(
    expect.arrayContaining(['DATABASE_URL', 'SECRET_KEY', 'DATA_DIR', 'REDIS_URL', 'ROLE']),
  );
  const [, listed] = /^ENV (.+)$/m.exec(dockerfile)!;
  const inImage = listed!.split(' ').map((one) => one.split('=', 1)[0]!);
  expect(inImage.filter((name) => !known.includes(name))).toEqual(['NODE_ENV']);
  for (const health of ['/health/ready', 'apps/server/dist/main.js']) expect(dockerfile).toContain(health);
});

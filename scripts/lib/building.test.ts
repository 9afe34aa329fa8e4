import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale } from './building.ts';

let root: string;
const app = () => join(root, 'apps/server');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 8, minute));

function write(file: string, minute: number): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  utimesSync(path, at(minute), at(minute));
  for (let folder = dirname(path); folder !== root; folder = dirname(folder))
    utimesSync(folder, at(0), at(0));
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kontor-built-'));
  for (const file of [
    'package-lock.json',
    'tsconfig.base.json',
    'libs/domain/src/rule.ts',
    'apps/server/src/main.ts',
  ])
    write(file, 1);
  write('apps/server/dist/.built', 5);
});
afterEach(() => rmSync(root, { recursive: true }));

test('what was built after its sources is fresh', () => expect(isStale(app(), root)).toBe(false));

test('what was never built whole is stale', () => {
  rmSync(join(app(), 'dist/.built'));
  expect(isStale(app(), root)).toBe(true);
});

test.each([
  ['a source', 'apps/server/src/main.ts'],
  ['a library', 'libs/domain/src/rule.ts'],
  ['an adapter', 'channel-adapters/email/src/index.ts'],
  ['a dependency', 'package-lock.json'],
  ['the build itself', 'apps/server/vite.config.ts'],
])('%s that changed makes it stale', (_, file) => {
  write(file, 6);
  expect(isStale(app(), root)).toBe(true);
});

test('a source that was removed makes it stale', () => {
  utimesSync(join(app(), 'src'), at(6), at(6));
  expect(isStale(app(), root)).toBe(true);
});

test('a test that changed does not', () => {
  write('apps/server/src/main.test.ts', 6);
  expect(isStale(app(), root)).toBe(false);
});

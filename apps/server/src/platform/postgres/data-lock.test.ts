import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DataDirInUse, lockDataDir } from './data-lock.ts';

vi.setConfig({ testTimeout: 120_000 });

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'kontor-lock-'))));
afterEach(() => rmSync(dir, { recursive: true }));

test('whoever lets go of a folder leaves nothing in it, and the next one may have it', () => {
  lockDataDir(join(dir, 'data')).release();
  expect(readdirSync(join(dir, 'data'))).toEqual([]);
  const again = lockDataDir(join(dir, 'data'));
  expect(readdirSync(join(dir, 'data'))).toEqual(expect.arrayContaining(['kontor.lock', 'kontor.pid']));
  again.release();
  again.release();
});

test('a file that a killed one left is no lock', () => {
  writeFileSync(join(dir, 'kontor.lock'), '');
  writeFileSync(join(dir, 'kontor.pid'), '1 2026-01-01T00:00:00.000Z\n');
  lockDataDir(dir).release();
  expect(readdirSync(dir)).toEqual([]);
});

test('while one has it the others are refused, and told who it is', () => {
  const lock = lockDataDir(dir);
  expect(() => lockDataDir(dir)).toThrow(DataDirInUse);
  expect(() => lockDataDir(dir)).toThrow(`process ${process.pid}, since `);
  lock.release();
});

/** Wants the folder until it had it often; fails when it meets somebody in it. */
const contender = `
  import { closeSync, openSync, rmSync } from 'node:fs';
  const [, dir, path] = process.argv;
  const { lockDataDir, DataDirInUse } = await import(path);
  for (let had = 0; had < 150; ) {
    let lock;
    try { lock = lockDataDir(dir); } catch (error) {
      if (error instanceof DataDirInUse) continue;
      throw error;
    }
    closeSync(openSync(dir + '.inside', 'wx'));
    had++;
    rmSync(dir + '.inside');
    lock.release();
  }
`;

test('processes that come and go at once are never two in it', async () => {
  const data = join(dir, 'data');
  const args = ['--input-type=module', '-e', contender, data, join(import.meta.dirname, 'data-lock.ts')];
  await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, args)));
  expect(readdirSync(data)).toEqual([]);
});

import { createHash } from 'node:crypto';
import nodeFs from 'node:fs/promises';
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DiskFull, FileGone } from './file-store.ts';
import { FolderFileStore } from './folder-file-store.ts';

let root: string;
let store: FolderFileStore;
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'kontor-files-')), 'files');
  store = new FolderFileStore(root);
});
afterEach(() => rmSync(join(root, '..'), { recursive: true }));

const shaOf = (text: string) => createHash('sha256').update(text).digest('hex');
const pathOf = (sha: string) => join(root, sha.slice(0, 2), sha.slice(2, 4), sha);
const all = async () => {
  const names: string[] = [];
  for await (const { sha256 } of store.list()) names.push(sha256);
  return names.toSorted();
};

test('what is put comes back by its digest, from bytes or a stream', async () => {
  const sha256 = shaOf('Grüezi');
  expect(await store.put(Buffer.from('Grüezi'))).toEqual({ sha256, size: 7 });
  expect(await store.put(Readable.from([Buffer.from('Grü'), Buffer.from('ezi')]))).toEqual({
    sha256,
    size: 7,
  });
  expect(String(await store.read(sha256))).toBe('Grüezi');
  expect(await store.has(sha256)).toBe(true);
  expect(await all()).toEqual([sha256]);
  expect(readdirSync(join(root, 'incoming'))).toEqual([]);
});

test('the same file ten times at once is one file', async () => {
  const put = await Promise.all(Array.from({ length: 10 }, () => store.put(Buffer.from('one'))));
  expect(new Set(put.map((file) => file.sha256))).toEqual(new Set([shaOf('one')]));
  expect(await all()).toEqual([shaOf('one')]);
});

test('a file that is not there is named as gone, deleting it again is fine', async () => {
  const { sha256 } = await store.put(Buffer.from('x'));
  await store.delete(sha256);
  await store.delete(sha256);
  expect(await store.has(sha256)).toBe(false);
  await expect(store.open(sha256)).rejects.toThrow(FileGone);
});

test.each(['../../etc/passwd', '', 'ABCD', `${'a'.repeat(63)}/`])('"%s" reaches no file', async (name) => {
  await expect(store.open(name)).rejects.toThrow(FileGone);
  await expect(store.delete(name)).rejects.toThrow(FileGone);
});

describe('a put resolves only when everything is on disk', () => {
  test('file synced, renamed, every new folder and the file’s own synced, in this order', async () => {
    const did: string[] = [];
    const short = (path: unknown) =>
      String(path)
        .replace(root, '')
        .replace(/[0-9a-f-]{36}$/, 'half');
    const watched = {
      ...nodeFs,
      async open(...args: Parameters<typeof nodeFs.open>) {
        const file = await nodeFs.open(...args);
        const sync = file.sync.bind(file);
        file.sync = async () => {
          did.push(`sync ${short(args[0])}`);
          return sync();
        };
        return file;
      },
      async rename(from: string, to: string) {
        did.push('rename');
        return nodeFs.rename(from, to);
      },
    } as typeof nodeFs;
    const { sha256 } = await new FolderFileStore(root, watched).put(Buffer.from('x'));
    const [a, b] = [sha256.slice(0, 2), sha256.slice(2, 4)];
    const prepared = ['sync ', `sync ${join(root, '..').replace(root, '')}`];
    expect(did.slice(prepared.length)).toEqual([
      'sync /incoming/half',
      `sync /${a}`,
      'sync ',
      'rename',
      `sync /${a}/${b}`,
    ]);
  });

  test.each(['open', 'write', 'sync', 'rename', 'mkdir'] as const)(
    'a disk that is full at "%s" is named, and nothing stays behind',
    async (where) => {
      await store.put(Buffer.from('before'));
      const full = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
      const fs = {
        ...nodeFs,
        ...(where === 'rename' || where === 'mkdir' ? { [where]: full } : {}),
        async open(...args: Parameters<typeof nodeFs.open>) {
          if (where === 'open') return full();
          const file = await nodeFs.open(...args);
          if (where === 'sync') file.sync = full;
          if (where === 'write') file.writeFile = full;
          return file;
        },
      } as typeof nodeFs;
      await expect(new FolderFileStore(root, fs).put(Buffer.from('x'))).rejects.toThrow(DiskFull);
      expect(await all()).toEqual([shaOf('before')]);
      expect(readdirSync(join(root, 'incoming'))).toEqual([]);
    },
  );

  test('a stream that breaks stores nothing', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('connection lost');
      })(),
    );
    await expect(store.put(broken)).rejects.toThrow('connection lost');
    expect(await all()).toEqual([]);
    expect(readdirSync(join(root, 'incoming'))).toEqual([]);
  });
});

describe('sweeping', () => {
  const longAgo = new Date('2026-01-01T00:00:00Z');
  const yesterday = new Date('2026-06-01T00:00:00Z');
  const age = (sha: string) => utimesSync(pathOf(sha), longAgo, longAgo);
  const none = () => Promise.resolve(new Set<string>());

  test('removes old files without a row and leaves named and young ones', async () => {
    const [orphan, named, young] = await Promise.all(
      ['orphan', 'named', 'young'].map(async (text) => (await store.put(Buffer.from(text))).sha256),
    );
    age(orphan!);
    age(named!);
    const asked: string[] = [];
    const removed = await store.sweep({
      olderThan: yesterday,
      named: async (names) => {
        asked.push(...names);
        return new Set([named!]);
      },
    });
    expect(removed).toBe(1);
    expect(await all()).toEqual([named!, young!].toSorted());
    expect(asked.toSorted()).toEqual([named!, orphan!].toSorted());
  });

  test('removes what a killed put left half', async () => {
    await store.put(Buffer.from('x'));
    await nodeFs.writeFile(join(root, 'incoming', 'half'), 'half');
    utimesSync(join(root, 'incoming', 'half'), longAgo, longAgo);
    await store.sweep({ olderThan: yesterday, named: none });
    expect(readdirSync(join(root, 'incoming'))).toEqual([]);
  });

  test('a file that is put again while it is judged stays', async () => {
    const { sha256 } = await store.put(Buffer.from('again'));
    age(sha256);
    const removed = await store.sweep({
      olderThan: yesterday,
      named: async () => {
        await store.put(Buffer.from('again'));
        return new Set();
      },
    });
    expect(removed).toBe(0);
    expect(String(await store.read(sha256))).toBe('again');
  });

  test('a hundred puts and sweeps at once lose no file that was put', async () => {
    for (let round = 0; round < 20; round++) {
      const { sha256 } = await store.put(Buffer.from('contended'));
      age(sha256);
      await Promise.all([
        store.sweep({ olderThan: yesterday, named: none }),
        ...Array.from({ length: 4 }, () => store.put(Buffer.from('contended'))),
      ]);
      expect(String(await store.read(sha256))).toBe('contended');
    }
  });
});

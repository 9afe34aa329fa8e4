import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  archive,
  backedUp,
  dir,
  filesIn,
  fill,
  from,
  names,
  now,
  secretKey,
  useArchives,
  withClient,
} from '../../../test/support/archives.ts';
import { mayMount } from '../../../test/support/mounting.ts';
import { testDatabase } from '../../../test/support/postgres.ts';
import { backup } from './commands.ts';

useArchives();

describe('a backup', () => {
  test('says where the key lies and does not hold it', async () => {
    const { told } = await backedUp();
    expect(told).toContain('The secret key is not in it. It is the one in the variable SECRET_KEY');
    expect(gunzipSync(readFileSync(archive)).includes(secretKey)).toBe(false);
  });

  test.each(['missing', 'changed'])('of a %s file fails and leaves no archive', async (how) => {
    const source = await testDatabase();
    await fill(source.url, filesIn('from'), [null]);
    const [sha256] = await names(filesIn('from'));
    const path = join(dir, 'from/files', sha256!.slice(0, 2), sha256!.slice(2, 4), sha256!);
    if (how === 'missing') rmSync(path);
    else writeFileSync(path, 'something else');
    await expect(backup(from(source.url), archive, now)).rejects.toThrow(/Nothing was written/);
    expect(existsSync(archive) || existsSync(`${archive}.half`)).toBe(false);
  });

  test('into a folder that is not there fails with its name', async () => {
    const source = await testDatabase();
    await fill(source.url, filesIn('from'), [null]);
    await expect(backup(from(source.url), join(dir, 'gone/kontor.backup'), now)).rejects.toThrow(
      `There is no folder ${join(dir, 'gone')}`,
    );
  });

  test.skipIf(!mayMount)('onto a disk that is full fails, and leaves nothing', async () => {
    const source = await testDatabase();
    await fill(source.url, filesIn('from'), [null]);
    // More than fits, and than lies in any buffer on the way; random, since it is compressed.
    await withClient(source.url, (db) =>
      db.query(
        `insert into message_body (message_id, full_text)
         select gen_random_uuid(), string_agg(md5(random()::text), '') from generate_series(1, 40000) i group by i % 1000`,
      ),
    );
    const disk = join(dir, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', disk]);
    try {
      await expect(backup(from(source.url), join(disk, 'kontor.backup'), now)).rejects.toThrow(
        /The disk that holds .* is full/,
      );
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  test('of nothing is refused, and makes nothing', async () => {
    const settings = { databaseUrl: undefined, dataDir: join(dir, 'nowhere'), secretKey };
    await expect(backup(settings, archive, now)).rejects.toThrow(/nothing to back up/);
    expect(existsSync(join(dir, 'nowhere'))).toBe(false);
  });
});

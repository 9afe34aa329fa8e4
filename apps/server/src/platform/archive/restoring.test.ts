import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import {
  archive,
  backedUp,
  digests,
  dir,
  filesIn,
  fill,
  into,
  names,
  now,
  secretKey,
  shape,
  useArchives,
  withClient,
} from '../../../test/support/archives.ts';
import { emptyDatabase, testDatabase } from '../../../test/support/postgres.ts';
import { migrate } from '../database/migrate.ts';
import { DiskFull } from '../files/file-store.ts';
import { startEmbeddedPostgres } from '../postgres/embedded.ts';
import { restoredReason } from './after-restore.ts';
import { backup, restore } from './commands.ts';
import { restoreArchive } from './restoring.ts';

useArchives();

describe('a backup brought back', () => {
  test('has every row, every file, every sequence and every index as it was', async () => {
    const source = await backedUp();
    const target = await emptyDatabase();
    const told = await restore(into(target.url), archive, false, now);
    expect(told).toContain('files, as they were on 2026-11-22T10:00:00.000Z');

    expect(await digests(target.url, 'audit', 'channel_connection')).toEqual(
      await digests(source.url, 'audit', 'channel_connection'),
    );
    expect(await shape(target.url)).toEqual(await shape(source.url));
    expect(await names(filesIn('into'))).toEqual(await names(filesIn('from')));
    const numbers = await withClient(target.url, (db) =>
      db.query(`select nextval('conversation_number')::int as n, position from channel_connection`),
    );
    expect(numbers.rows).toEqual([{ n: 1002, position: { uid: 7 } }]);
  });

  test('lets nothing leave by itself: each open delivery is unknown, with a fact, all other work is held', async () => {
    await backedUp([null, 'sent', 'held', 'scheduled', 'queued', 'sending', 'retrying', 'failed', 'undone']);
    const target = await emptyDatabase();
    await restore(into(target.url), archive, false, now);
    await withClient(target.url, async (db) => {
      const rows = async (sql: string) => (await db.query({ text: sql, rowMode: 'array' })).rows.flat();
      expect(await rows('select state from message order by seq')).toEqual([
        null,
        'sent',
        'unknown',
        'unknown',
        'unknown',
        'unknown',
        'unknown',
        'failed',
        'undone',
      ]);
      expect(await rows('select distinct state_reason from message where state_reason is not null')).toEqual([
        restoredReason,
      ]);
      expect(await rows(`select distinct state from outbox where kind = 'message.deliver'`)).toEqual([
        'failed',
      ]);
      expect(await rows(`select state from outbox where kind <> 'message.deliver'`)).toEqual(['held']);
      expect(await rows('select outcome from attempt')).toEqual(['unknown']);
      expect(await rows(`select seq from event where type = 'message.outcome_unknown' order by 1`)).toEqual([
        1, 2, 3, 4, 5,
      ]);
      expect(await rows('select failed_deliveries, event_seq, version from conversation')).toEqual([6, 5, 6]);
      expect(await rows('select action, data from audit')).toEqual([
        'workspace.restored',
        { messages: 5, other: 1 },
      ]);
      expect(await rows('select holder, lease_until from channel_connection')).toEqual([null, null]);
      expect(
        await rows(
          `select state from message_recipient where state = 'queued' and message_id in (select id from message where state = 'unknown')`,
        ),
      ).toEqual([]);
    });
  });

  test('takes the place of what is there only when that is said', async () => {
    const source = await backedUp();
    const other = await testDatabase();
    await fill(other.url, filesIn('into'), [null, null, null]);
    const before = await digests(other.url);
    await expect(restore(into(other.url), archive, false, now)).rejects.toThrow(
      /npm run restore -- FILE --replace/,
    );
    expect(await digests(other.url)).toEqual(before);
    await restore(into(other.url), archive, true, now);
    expect(await digests(other.url, 'audit', 'channel_connection')).toEqual(
      await digests(source.url, 'audit', 'channel_connection'),
    );
  });

  test('may follow a first start at which nobody signed in', async () => {
    await backedUp();
    const target = await testDatabase();
    await withClient(target.url, (db) =>
      db.query(`insert into workspace (name, key_check, created_at) values ('Kontor', 'x', now())`),
    );
    await restore(into(target.url), archive, false, now);
    const { rows } = await withClient(target.url, (db) => db.query('select name from workspace'));
    expect(rows).toEqual([{ name: 'Adler Kaffee' }]);
  });
});

describe('a restore that is refused changes nothing', () => {
  const tarOf = () => gunzipSync(readFileSync(archive));

  test.each([
    ['no key', undefined, 'is needed, and there is none'],
    [
      'another key',
      'another key, which is long enough as well',
      'is not the key that this backup was made with',
    ],
  ])('with %s', async (_, key, says) => {
    await backedUp();
    const target = await emptyDatabase();
    await expect(restore({ ...into(target.url), secretKey: key }, archive, true, now)).rejects.toThrow(says);
    expect(await digests(target.url)).toEqual({});
    expect(existsSync(join(dir, 'into'))).toBe(false);
  });

  test.each([
    ['is cut off', () => truncateSync(archive, readFileSync(archive).length - 200)],
    ['lacks its last entries', () => writeFileSync(archive, gzipSync(tarOf().subarray(0, -4096)))],
    [
      'has one letter changed in a row',
      () => writeFileSync(archive, gzipSync(swap(tarOf(), 'Nachricht 1', 'Nachricht 7'))),
    ],
    [
      'has one letter changed in a file',
      () => writeFileSync(archive, gzipSync(swap(tarOf(), 'Rechnung 2211', 'Rechnung 2212'))),
    ],
    [
      'is of another format',
      () => writeFileSync(archive, gzipSync(swap(tarOf(), '"format": 1', '"format": 2'))),
    ],
    ['is no archive', () => writeFileSync(archive, 'hello')],
    ['is not there', () => rmSync(archive)],
    [
      'has the tables of another Kontor',
      () => writeFileSync(archive, gzipSync(swap(tarOf(), '001-first', '009-later'))),
    ],
  ])('when the archive %s', async (_, spoil) => {
    await backedUp();
    spoil();
    const target = await testDatabase();
    await fill(target.url, filesIn('into'), [null]);
    const before = [await digests(target.url), await shape(target.url), await names(filesIn('into'))];
    await expect(restore(into(target.url), archive, true, now)).rejects.toMatchObject({
      name: 'ArchiveFault',
    });
    expect([await digests(target.url), await shape(target.url), await names(filesIn('into'))]).toEqual(
      before,
    );
  });

  test('while a Kontor runs on the database', async () => {
    await backedUp();
    const target = await testDatabase();
    const running = new Client({ connectionString: target.url, application_name: 'kontor' });
    await running.connect();
    await expect(restore(into(target.url), archive, true, now)).rejects.toThrow(
      'A Kontor still runs on this database',
    );
    await running.end();
  });

  test('when the disk is full in the middle: rows and files are as before', async () => {
    await backedUp();
    const target = await testDatabase();
    await fill(target.url, filesIn('into'), [null]);
    await filesIn('into').delete((await names(filesIn('into')))[0]!);
    const before = await digests(target.url);
    const files = filesIn('into');
    files.put = () => Promise.reject(new DiskFull('full'));
    await expect(
      restoreArchive({ file: archive, url: target.url, files, replace: true, now }),
    ).rejects.toThrow(DiskFull);
    expect(await digests(target.url)).toEqual(before);
    expect(await names(filesIn('into'))).toEqual([]);
  });

  test('when the database refuses a row at the very end: files that came with it go again', async () => {
    await backedUp();
    const target = await testDatabase();
    await withClient(target.url, (db) =>
      db.query(`alter table workspace add constraint planted check (name = 'x')`),
    );
    const before = await digests(target.url);
    await expect(restore(into(target.url), archive, true, now)).rejects.toThrow(/planted/);
    expect(await digests(target.url)).toEqual(before);
    expect(await names(filesIn('into'))).toEqual([]);
  });

  const swap = (bytes: Buffer, word: string, other: string) => {
    const changed = Buffer.from(bytes);
    const at = changed.indexOf(word);
    expect(at).toBeGreaterThan(0);
    changed.write(other, at);
    return changed;
  };
});

test('a data folder that was deleted comes back with its key, from a backup made while Kontor ran', async () => {
  const settings = { databaseUrl: undefined, dataDir: join(dir, 'own'), secretKey: undefined };
  const files = filesIn('own');
  const running = await startEmbeddedPostgres({ dataDir: settings.dataDir });
  await migrate(running.url);
  writeFileSync(join(settings.dataDir, 'secret.key'), secretKey);
  await fill(running.url, files, [null, 'sent']);
  const told = await backup(settings, archive, now);
  expect(told).toContain(`It lies in ${join(settings.dataDir, 'secret.key')}`);
  const before = await digests(running.url, 'audit', 'channel_connection');
  await running.stop();

  rmSync(settings.dataDir, { recursive: true });
  await expect(restore(settings, archive, false, now)).rejects.toThrow(
    /there is none\. Put its file back at/,
  );
  expect(existsSync(settings.dataDir)).toBe(false);
  await restore({ ...settings, secretKey }, archive, false, now);

  const again = await startEmbeddedPostgres({ dataDir: settings.dataDir });
  expect(await digests(again.url, 'audit', 'channel_connection')).toEqual(before);
  await again.stop();

  // A damaged cluster gives way to the backup, and is kept.
  rmSync(join(settings.dataDir, 'postgres/data/global/pg_control'));
  await expect(restore({ ...settings, secretKey }, archive, false, now)).rejects.toThrow(/is damaged/);
  const said = await restore({ ...settings, secretKey }, archive, true, now);
  expect(said).toContain('was put aside: ');
  expect(existsSync(join(settings.dataDir, 'postgres.before-2026-11-22T10-00-00-000Z/data/PG_VERSION'))).toBe(
    true,
  );
  const third = await startEmbeddedPostgres({ dataDir: settings.dataDir });
  expect(await digests(third.url, 'audit', 'channel_connection')).toEqual(before);
  await third.stop();
});

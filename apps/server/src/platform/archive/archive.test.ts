import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mayMount } from '../../../test/support/mounting.ts';
import { emptyDatabase, testDatabase } from '../../../test/support/postgres.ts';
import { DiskFull } from '../files/file-store.ts';
import { FolderFileStore } from '../files/folder-file-store.ts';
import { newId } from '../ids.ts';
import { startEmbeddedPostgres } from '../postgres/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { keyCheck } from '../secrets/secret-key.ts';
import { restoredReason } from './after-restore.ts';
import { backup, restore } from './commands.ts';
import { restoreArchive } from './restoring.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const secretKey = 'the key of Adler Kaffee, which is long enough';

let dir: string;
let archive: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kontor-archive-'));
  chmodSync(dir, 0o711);
  archive = join(dir, 'kontor.backup');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A workspace with Anna's conversation, an attachment, and a message in every state that a delivery can be in. */
async function fill(url: string, files: FolderFileStore, states: (string | null)[]): Promise<void> {
  const { sha256 } = await files.put(Buffer.from('Rechnung 2211'));
  const [brand, channel, customer, handle, conversation, lena] = Array.from({ length: 6 }, newId);
  await withClient(url, async (db) => {
    const insert = async (table: string, row: Record<string, unknown>) => {
      const names = Object.keys(row);
      const values = names.map((_, i) => `$${i + 1}`).join(', ');
      await db.query(`insert into ${table} (${names.join(', ')}) values (${values})`, Object.values(row));
    };
    await db.query('begin');
    await insert('workspace', { name: 'Adler Kaffee', key_check: keyCheck(secretKey), created_at: now });
    await insert('agent', {
      id: lena,
      name: 'Lena',
      email: 'lena@x',
      email_key: 'lena@x',
      role: 'agent',
      created_at: now,
    });
    await insert('brand', { id: brand, name: 'Adler', created_at: now });
    await insert('channel', {
      id: channel,
      kind: 'email',
      name: 'support@',
      brand_id: brand,
      settings: {},
      secrets: 'k1.sealed',
      created_at: now,
    });
    await insert('channel_connection', {
      channel_id: channel,
      holder: newId(),
      lease_until: now,
      position: { uid: 7 },
    });
    await insert('handle', {
      id: handle,
      customer_id: customer,
      kind: 'email',
      address: 'a@x',
      address_key: 'a@x',
      origin: 'wrote',
      created_at: now,
    });
    await insert('customer', {
      id: customer,
      root_id: customer,
      name: 'Anna\tŽižek\\N\n🔧',
      tags: ['a,b', '"'],
      created_at: now,
    });
    await insert('conversation', {
      id: conversation,
      root_id: conversation,
      customer_id: customer,
      brand_id: brand,
      channel_id: channel,
      opened_at: now,
      last_message_at: now,
    });
    for (const [seq, state] of states.entries()) {
      const message = newId();
      const kind = state === null ? 'inbound' : 'outbound';
      await insert('message', {
        id: message,
        conversation_id: conversation,
        seq,
        kind,
        text: `Nachricht ${seq}`,
        state,
        received_at: now,
      });
      await insert('attachment', {
        id: newId(),
        message_id: message,
        name: 'r.pdf',
        type: 'application/pdf',
        size: 13,
        sha256,
        created_at: now,
      });
      if (state === null) continue;
      await insert('message_recipient', {
        message_id: message,
        address_key: 'a@x',
        address: 'a@x',
        role: 'to',
        state: state === 'sent' ? 'sent' : 'queued',
      });
      if (state === 'queued' || state === 'sending' || state === 'retrying')
        await insert('outbox', {
          id: newId(),
          kind: 'message.deliver',
          subject_id: message,
          due_at: now,
          created_at: now,
        });
      if (state === 'sending')
        await insert('attempt', {
          id: newId(),
          message_id: message,
          number: 1,
          holder: newId(),
          started_at: now,
          lease_until: now,
        });
    }
    await insert('outbox', {
      id: newId(),
      kind: 'webhook.deliver',
      subject_id: newId(),
      due_at: now,
      created_at: now,
      state: states.length > 2 ? 'open' : 'done',
    });
    await db.query('commit');
  });
}

/** A digest of each table's rows, in any order. */
const digests = (url: string, ...but: string[]): Promise<Record<string, string>> =>
  withClient(url, async (db) => {
    const { rows } = await db.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    );
    const found: Record<string, string> = {};
    for (const { name } of rows.filter((row) => row.name !== 'migration' && !but.includes(row.name))) {
      const answer = await db.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t`,
      );
      found[name] = answer.rows[0]!.digest;
    }
    return found;
  });

/** Everything that restoring puts aside and makes again. */
const shape = (url: string): Promise<string[]> =>
  withClient(url, async (db) => {
    const { rows } = await db.query<{ made: string }>(`
      select pg_get_constraintdef(oid) || conrelid::regclass as made from pg_constraint
      where connamespace = 'public'::regnamespace
      union all select indexdef from pg_indexes where schemaname = 'public' order by 1`);
    return rows.map((row) => row.made);
  });

const from = (url: string) => ({ databaseUrl: url, dataDir: join(dir, 'from'), secretKey });
const into = (url: string, key: string | undefined = secretKey) => ({
  databaseUrl: url,
  dataDir: join(dir, 'into'),
  secretKey: key,
});
const filesIn = (name: string) => new FolderFileStore(join(dir, name, 'files'));
const names = async (files: FolderFileStore) => {
  const found: string[] = [];
  for await (const { sha256 } of files.list()) found.push(sha256);
  return found.toSorted();
};

async function backedUp(states: (string | null)[] = [null, 'sent']) {
  const source = await testDatabase();
  await fill(source.url, filesIn('from'), states);
  const told = await backup(from(source.url), archive, now);
  return { url: source.url, told };
}

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

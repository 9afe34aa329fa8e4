import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach } from 'vitest';
import { backup } from '../../src/platform/archive/commands.ts';
import { FolderFileStore } from '../../src/platform/files/folder-file-store.ts';
import { newId } from '../../src/platform/ids.ts';
import { keyCheck } from '../../src/platform/secrets/secret-key.ts';
import { testDatabase } from './postgres.ts';

export const now = new Date('2026-11-22T10:00:00.000Z');
export const secretKey = 'the key of Adler Kaffee, which is long enough';

export let dir: string;
export let archive: string;
/** Each test has a folder of its own. To be called once in a file. */
export function useArchives(): void {
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'kontor-archive-'));
    chmodSync(dir, 0o711);
    archive = join(dir, 'kontor.backup');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
}

export async function withClient<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A workspace with Anna's conversation, an attachment, and a message in every state that a delivery can be in. */
export async function fill(url: string, files: FolderFileStore, states: (string | null)[]): Promise<void> {
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
export const digests = (url: string, ...but: string[]): Promise<Record<string, string>> =>
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
export const shape = (url: string): Promise<string[]> =>
  withClient(url, async (db) => {
    const { rows } = await db.query<{ made: string }>(`
      select pg_get_constraintdef(oid) || conrelid::regclass as made from pg_constraint
      where connamespace = 'public'::regnamespace
      union all select indexdef from pg_indexes where schemaname = 'public' order by 1`);
    return rows.map((row) => row.made);
  });

export const from = (url: string) => ({ databaseUrl: url, dataDir: join(dir, 'from'), secretKey });
export const into = (url: string, key: string | undefined = secretKey) => ({
  databaseUrl: url,
  dataDir: join(dir, 'into'),
  secretKey: key,
});
export const filesIn = (name: string) => new FolderFileStore(join(dir, name, 'files'));
export const names = async (files: FolderFileStore) => {
  const found: string[] = [];
  for await (const { sha256 } of files.list()) found.push(sha256);
  return found.toSorted();
};

export async function backedUp(states: (string | null)[] = [null, 'sent']) {
  const source = await testDatabase();
  await fill(source.url, filesIn('from'), states);
  const told = await backup(from(source.url), archive, now);
  return { url: source.url, told };
}

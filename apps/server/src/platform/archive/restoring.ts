import { finished } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import type { FileStore } from '../files/file-store.ts';
import { holdEverything, type Held } from './after-restore.ts';
import { ArchiveFault, type Manifest } from './format.ts';
import { readArchive } from './reading.ts';
import { migrationsOf, tables } from './schema.ts';

export interface Restored extends Held {
  rows: number;
  files: number;
  madeAt: Date;
}

export interface Restoring {
  file: string;
  url: string;
  files: FileStore;
  /** Rows that are there make room; without it they are a reason to refuse. */
  replace: boolean;
  now: Date;
}

/**
 * Puts the rows and files of a judged archive into a database with the same tables, all in one transaction. Whatever
 * fails, rows and files are as they were. In the same transaction everything that would leave is held.
 */
export async function restoreArchive({ file, url, files, replace, now }: Restoring): Promise<Restored> {
  const client = new Client({ connectionString: url, application_name: 'kontor restore' });
  await client.connect();
  const added: string[] = [];
  const loading = new Loading(client);
  try {
    await refuseWhileInUse(client);
    await client.query('begin');
    await refuseRows(client, replace);
    const { manifest, ending } = await readArchive(
      file,
      (found) => loading.begin(found),
      async (entry) => {
        if (entry.kind === 'rows') return loading.rows(entry.name, entry.bytes);
        if (await files.has(entry.name)) return;
        added.push(entry.name);
        await files.put(entry.bytes);
      },
    );
    await loading.end();
    for (const { name, last, called } of manifest.sequences)
      await client.query('select setval($1, $2, $3)', [name, last, called]);
    const held = await holdEverything(client, now);
    await client.query('commit');
    await client.query('analyze');
    const rows = Object.values(ending.tables).reduce((sum, table) => sum + table.rows, 0);
    return { ...held, rows, files: ending.files, madeAt: new Date(manifest.madeAt) };
  } catch (error) {
    await loading.abort();
    await client.query('rollback').catch(() => {});
    for (const sha256 of added) await files.delete(sha256);
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function refuseWhileInUse(client: Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'kontor%'`,
  );
  if (rows[0]!.count > 0)
    throw new ArchiveFault('A Kontor still runs on this database. Stop every process of it, then restore.');
}

/** What a first start writes before anybody signs in is not worth a question. */
const madeByItself = ['workspace', 'event_head', 'event_cursor'];

async function refuseRows(client: Client, replace: boolean): Promise<void> {
  if (replace) return;
  for (const { name } of await tables(client)) {
    if (madeByItself.includes(name)) continue;
    const { rowCount } = await client.query(`select from ${name} limit 1`);
    if (rowCount)
      throw new ArchiveFault(
        'There is a workspace in this database already. To delete it and bring back the backup in its place: ' +
          'npm run restore -- FILE --replace',
      );
  }
}

/** References and indexes are put aside while rows come in, in any order and quicker, and are made again after. */
class Loading {
  readonly #client: Client;
  #again: string[] = [];
  #columns = new Map<string, string[]>();
  #open: { table: string; copy: CopyStreamQuery; done: Promise<void> } | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  async begin(manifest: Manifest): Promise<void> {
    await refuseOtherTables(this.#client, manifest);
    this.#columns = new Map(manifest.tables.map((table) => [table.name, table.columns]));
    const all = manifest.tables.map((table) => table.name).join(', ');
    const references = await this.#client.query<{ off: string; on: string }>(`
      select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as on
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
    const indexes = await this.#client.query<{ off: string; on: string }>(`
      select format('drop index %s', indexrelid::regclass) as off, pg_get_indexdef(indexrelid) as on
      from pg_index join pg_class on pg_class.oid = indexrelid
      where relnamespace = 'public'::regnamespace and not indisunique and not indisprimary`);
    for (const { off } of [...references.rows, ...indexes.rows]) await this.#client.query(off);
    // Indexes first: making references again uses them.
    this.#again = [...indexes.rows, ...references.rows].map((row) => row.on);
    await this.#client.query(`truncate ${all}`);
  }

  async rows(table: string, bytes: Buffer): Promise<void> {
    if (this.#open?.table !== table) {
      await this.#close();
      const sql = `copy ${table} (${this.#columns.get(table)!.join(', ')}) from stdin`;
      const copy = this.#client.query(copyFrom(sql));
      const done = finished(copy);
      // Heard where rows are written or ended; not a second time.
      done.catch(() => {});
      this.#open = { table, copy, done };
    }
    const { copy, done } = this.#open!;
    if (!copy.write(bytes)) await Promise.race([new Promise((resolve) => copy.once('drain', resolve)), done]);
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    const { copy, done } = this.#open;
    this.#open = undefined;
    copy.end();
    await done;
  }

  /** A copy that is still open would keep everything after it waiting. */
  async abort(): Promise<void> {
    if (!this.#open) return;
    const { copy, done } = this.#open;
    copy.destroy(new Error('aborted'));
    await done.catch(() => {});
  }

  async end(): Promise<void> {
    await this.#close();
    for (const sql of this.#again) await this.#client.query(sql);
  }
}

async function refuseOtherTables(client: Client, manifest: Manifest): Promise<void> {
  const here = await migrationsOf(client);
  const there = manifest.schema;
  if (here.join() === there.join()) return;
  const newer = there.some((name) => !here.includes(name));
  throw new ArchiveFault(
    `The archive has the tables of ${there.at(-1)}, this Kontor those of ${here.at(-1) ?? 'none'}. ` +
      (newer
        ? 'Restore it with the newer Kontor that made it.'
        : 'Restore it with the Kontor that made it, then start this one: it brings the tables up to date.'),
  );
}

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Pack, pack } from 'tar-stream';
import type { FileStore } from '../files/file-store.ts';
import { folderFault } from '../postgres/faults.ts';
import { ArchiveFault, type Ending, format, type Manifest } from './format.ts';
import { columnsThatNameFiles, migrationsOf, sequences, tables } from './schema.ts';

export interface Written {
  tables: number;
  rows: number;
  files: number;
}

/** Rows are cut into pieces of this size, since a tar wants the size of each entry before it. Bytes. */
const piece = 4 * 1024 * 1024;

/**
 * Writes all rows as they stand at one moment, and the files that they name. The file appears under its name when it is
 * whole and on disk.
 */
export async function writeArchive(
  url: string,
  files: FileStore,
  target: string,
  now: Date,
): Promise<Written> {
  const half = `${target}.half`;
  const client = new Client({ connectionString: url, application_name: 'kontor backup' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const tar = pack();
    const writing = pipeline(tar, createGzip({ level: 3 }), createWriteStream(half, { mode: 0o600 }));
    writing.catch((error: Error) => tar.destroy(error));
    const [written] = await Promise.all([fill(tar, client, files, now), writing]);
    await sync(half);
    await rename(half, target);
    await sync(dirname(target));
    return written;
  } catch (error) {
    await rm(half, { force: true });
    throw folderFault(error, dirname(target));
  } finally {
    hangUp(client);
  }
}

/** Without a goodbye: when writing failed, rows may still be on their way, and nobody takes them. */
function hangUp(client: Client): void {
  client.connection.stream.destroy();
}

async function fill(tar: Pack, client: Client, files: FileStore, now: Date): Promise<Written> {
  const found = await tables(client);
  const schema = await migrationsOf(client);
  if (schema.length === 0)
    throw new ArchiveFault('There is no workspace in this database: nothing to back up.');
  const { rows } = await client.query<{ key_check: string }>('select key_check from workspace');
  const manifest: Manifest = {
    format,
    madeAt: now.toISOString(),
    schema,
    keyCheck: rows[0]?.key_check ?? '',
    tables: found,
    sequences: await sequences(client),
  };
  const ending: Ending = { tables: {}, files: 0 };
  await add(tar, 'manifest.json', Buffer.from(JSON.stringify(manifest, null, 2)));
  for (const table of found) ending.tables[table.name] = await addRows(tar, client, table);
  ending.files = await addFiles(tar, client, files);
  await add(tar, 'end.json', Buffer.from(JSON.stringify(ending, null, 2)));
  tar.finalize();
  const counted = Object.values(ending.tables).reduce((sum, table) => sum + table.rows, 0);
  return { tables: found.length, rows: counted, files: ending.files };
}

async function addRows(
  tar: Pack,
  client: Client,
  { name, columns }: Manifest['tables'][number],
): Promise<Ending['tables'][string]> {
  const copy = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`));
  const hash = createHash('sha256');
  let parts: Buffer[] = [];
  let size = 0;
  let number = 0;
  const flush = async () => {
    if (size === 0) return;
    number++;
    await add(tar, `rows/${name}/${String(number).padStart(6, '0')}`, Buffer.concat(parts, size));
    parts = [];
    size = 0;
  };
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    hash.update(chunk);
    parts.push(chunk);
    size += chunk.length;
    if (size >= piece) await flush();
  }
  await flush();
  return { sha256: hash.digest('hex'), rows: copy.rowCount };
}

async function addFiles(tar: Pack, client: Client, files: FileStore): Promise<number> {
  const columns = await columnsThatNameFiles(client);
  if (columns.length === 0) return 0;
  const names = columns
    .map(({ table, column }) => `select ${column} as sha256 from ${table}`)
    .join(' union ');
  const { rows } = await client.query<{ sha256: string }>(
    `select * from (${names}) f where sha256 is not null`,
  );
  for (const { sha256 } of rows) {
    const bytes = await files.read(sha256).catch((error: Error) => {
      throw new ArchiveFault(
        `The database names the file ${sha256}, but it cannot be read: ${error.message}. Nothing was written.`,
      );
    });
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new ArchiveFault(
        `The file ${sha256} is damaged: its content has another digest. Nothing was written.`,
      );
    await add(tar, `files/${sha256}`, bytes);
  }
  return rows.length;
}

function add(tar: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.once('error', reject);
    tar.entry({ name, size: bytes.length, mode: 0o600 }, bytes, (error) => {
      tar.off('error', reject);
      if (error) reject(error);
      else resolve();
    });
  });
}

async function sync(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(path);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

import type { ClientBase } from 'pg';

interface Definition {
  name: string;
  statement: string;
}

/** What was taken off, to be made again in this order; `keys` are what the others lean on. */
export interface TakenOff {
  keys: Definition[];
  indexes: Definition[];
  references: Definition[];
}

/**
 * Takes indexes and constraints off the tables: filling a table and indexing it once is many times faster than keeping
 * its indexes for each row.
 */
export async function bare(client: ClientBase, tables: readonly string[]): Promise<TakenOff> {
  const constraints = await client.query<{ table: string; name: string; kind: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, contype as kind, pg_get_constraintdef(oid) as definition
     from pg_constraint
     where (conrelid::regclass::text = any($1) or confrelid::regclass::text = any($1)) and contype in ('p', 'u', 'f')`,
    [tables],
  );
  const indexes = await client.query<Definition>(
    `select indexname as name, indexdef as statement from pg_indexes
     where schemaname = current_schema() and tablename = any($1)
       and not exists (select 1 from pg_constraint where conname = indexname and contype in ('p', 'u'))`,
    [tables],
  );
  const addition = ({ table, name, definition }: (typeof constraints.rows)[number]): Definition => ({
    name,
    statement: `alter table ${table} add constraint ${name} ${definition}`,
  });
  const references = constraints.rows.filter(({ kind }) => kind === 'f');
  const keys = constraints.rows.filter(({ kind }) => kind !== 'f');
  for (const { table, name } of [...references, ...keys])
    await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  return { keys: keys.map(addition), indexes: indexes.rows, references: references.map(addition) };
}

/**
 * What is copied into a table that was emptied in the same transaction is not written to the log, nor are its pages written
 * again when they are first read. False when one of them is not empty, and nothing was done.
 */
export async function emptied(client: ClientBase, tables: readonly string[]): Promise<boolean> {
  const { rows } = await client.query<{ used: boolean }>(
    `select ${tables.map((table) => `exists (select 1 from ${table})`).join(' or ')} as used`,
  );
  if (!rows[0]!.used) await client.query(`truncate ${tables.join(', ')}`);
  return !rows[0]!.used;
}

export async function make(
  client: ClientBase,
  definitions: readonly Definition[],
  onMade: (name: string) => void,
): Promise<void> {
  for (const { name, statement } of definitions) {
    await client.query(statement);
    onMade(name);
  }
}

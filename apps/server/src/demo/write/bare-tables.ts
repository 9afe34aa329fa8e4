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

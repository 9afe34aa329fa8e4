import type { ClientBase } from 'pg';

interface Definition {
  table: string;
  name: string;
  definition: string;
}

/**
 * Takes indexes and constraints off the tables and gives a function that makes them again: filling a table and indexing it
 * once is many times faster than keeping its indexes for each row.
 */
export async function bare(
  client: ClientBase,
  tables: readonly string[],
): Promise<(onMade: (name: string) => void) => Promise<void>> {
  const constraints = await client.query<Definition & { kind: string }>(
    `select conrelid::regclass::text as table, conname as name, contype as kind, pg_get_constraintdef(oid) as definition
     from pg_constraint where (conrelid::regclass::text = any($1) or confrelid::regclass::text = any($1)) and contype in ('p', 'u', 'f')`,
    [tables],
  );
  const indexes = await client.query<Definition>(
    `select tablename as table, indexname as name, indexdef as definition from pg_indexes
     where schemaname = current_schema() and tablename = any($1)
       and not exists (select 1 from pg_constraint where conname = indexname and contype in ('p', 'u'))`,
    [tables],
  );
  const foreign = constraints.rows.filter(({ kind }) => kind === 'f');
  const own = constraints.rows.filter(({ kind }) => kind !== 'f');
  for (const { table, name } of [...foreign, ...own])
    await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  return async (onMade) => {
    for (const { table, name, definition } of own) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
      onMade(name);
    }
    for (const { name, definition } of indexes.rows) {
      await client.query(definition);
      onMade(name);
    }
    for (const { table, name, definition } of foreign) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
      onMade(name);
    }
  };
}

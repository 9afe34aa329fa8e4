import type { Client } from 'pg';
import type { Manifest } from './format.ts';

/** Every table of ours with the columns that hold data of their own. The queue's schema is not ours: it can be lost. */
export async function tables(client: Client): Promise<Manifest['tables']> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and c.relname <> 'migration'
    group by c.relname order by c.relname`);
  return rows;
}

export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  );
  if (!rows[0]!.there) return [];
  const done = await client.query<{ name: string }>('select name from migration order by id');
  return done.rows.map((row) => row.name);
}

export async function sequences(client: Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'S' and relname not like 'migration%' order by 1`,
  );
  const found: Manifest['sequences'] = [];
  for (const { name } of rows) {
    // Outside of any snapshot, so at least as far as the rows.
    const at = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${name}`,
    );
    found.push({ name, ...at.rows[0]! });
  }
  return found;
}

/** A column that names a file is called …sha256. The sweep's own list is no reason to keep one. */
export async function columnsThatNameFiles(client: Client): Promise<{ table: string; column: string }[]> {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name like '%sha256' and table_name <> 'file_sweep' order by 1, 2`);
  return rows;
}

import { type InsertObject, sql } from 'kysely';
import type { Database, Sql } from '../platform/database/tables.ts';

/** What intake writes about messages and the conversations they open. */
const written = [
  'conversation',
  'message',
  'message_body',
  'message_channel',
  'attachment',
  'participant',
  'event',
  'outbox',
] as const;
type Written = (typeof written)[number];

/** Rows that nothing reads until all is decided, written together by one statement. */
export class NewRows {
  readonly #rows = new Map<Written, object[]>();

  add<Table extends Written>(table: Table, ...rows: InsertObject<Database, Table>[]): void {
    const known = this.#rows.get(table);
    if (known) known.push(...rows);
    else this.#rows.set(table, [...rows]);
  }

  /** References between them are looked at when the statement ends. */
  async write(tx: Sql): Promise<void> {
    const inserts = written.flatMap((table) => {
      const rows = this.#rows.get(table);
      return rows?.length
        ? [sql`${sql.id(`new_${table}`)} as (${tx.insertInto(table).values(rows as never)})`]
        : [];
    });
    if (inserts.length > 0) await sql`with ${sql.join(inserts)} select`.execute(tx);
  }
}

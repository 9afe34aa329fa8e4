import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/postgres.ts';
import { until } from '../../../test/support/until.ts';
import { Database } from './database.ts';
import { isPassing, persistently } from './persistently.ts';

let db: Database;
beforeAll(async () => {
  db = await Database.connect((await testDatabase()).url);
});
afterAll(() => db.close());

test('a transaction whose process stands still is ended by the database, lets go of its locks, and can be done again', async () => {
  const { rows } = await sql<{ rest: string }>`
    select current_setting('idle_in_transaction_session_timeout') as rest`.execute(db.sql);
  expect(rows).toEqual([{ rest: '20s' }]);

  const faults: unknown[] = [];
  const done = await persistently(() =>
    db
      .transaction(async (tx) => {
        await sql`update event_head set position = position + 1`.execute(tx);
        if (faults.length === 0) {
          await sql`set local idle_in_transaction_session_timeout = 50`.execute(tx);
          // Another who wants the same row gets it, although nobody here goes on.
          await until('the row is free', () =>
            sql`select 1 from event_head for update nowait`.execute(db.sql).catch(() => undefined),
          );
        }
        await sql`update event_head set position = position + 1`.execute(tx);
        return 'done';
      })
      .catch((error: unknown) => {
        faults.push(error);
        throw error;
      }),
  );
  expect([done, faults.length, faults.map(isPassing)]).toEqual(['done', 1, [true]]);
  const { position } = await db.sql.selectFrom('event_head').select('position').executeTakeFirstOrThrow();
  expect(position).toBe(2);
});

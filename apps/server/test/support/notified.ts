import { sql } from 'kysely';
import { newId } from '../../src/platform/ids.ts';
import { json } from '../../src/platform/database/json.ts';
import { personNames } from './cast.ts';
import type { Mailroom } from './mailroom.ts';
import type { Matters } from './secrecy.ts';
import { until } from './until.ts';

/** As if everyone had been told of each matter's mail once, when they could still see it; and of nothing else so far. */
export async function tellEveryoneOfEach({ kontor }: Mailroom, matters: Matters): Promise<void> {
  const { db, cast, clock } = kontor;
  await until('what happened was told', async () => {
    const { rows } = await sql<{ behind: boolean }>`select exists (
      select 1 from event where type = 'message.failed' and (position is null or position >
        coalesce((select position from event_cursor where reader = 'notifications'), 0))) as behind`.execute(
      db.sql,
    );
    return !rows[0]!.behind;
  });
  await db.sql.deleteFrom('notification').execute();
  await db.sql
    .insertInto('notification')
    .values(
      personNames.flatMap((person) =>
        Object.values(matters).map((matter, i) => ({
          id: newId(),
          agent_id: cast.people[person].id,
          // Before every fact.
          position: -1 - i,
          kind: 'answered' as const,
          cause: 'customer.wrote' as const,
          actor: json({ kind: 'customer' as const, id: matter.customerId }),
          conversation_id: matter.id,
          message_id: matter.messageId,
          seq: 1,
          created_at: clock.now(),
        })),
      ),
    )
    .execute();
}

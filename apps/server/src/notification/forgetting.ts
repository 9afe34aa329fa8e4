import type { Sql } from '../platform/database/tables.ts';

/** How long somebody can look up what they were told. Milliseconds. */
const life = 90 * 86_400_000;

export async function forgetOldNotifications(db: Sql, now: Date): Promise<void> {
  await db
    .deleteFrom('notification')
    .where('created_at', '<', new Date(now.getTime() - life))
    .execute();
}

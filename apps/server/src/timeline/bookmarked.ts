import type { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { Signals } from '../platform/signals.ts';
import { follow, type StoredEvent } from './following.ts';

interface Reader {
  db: Database;
  signals: Signals;
  /** The name of its bookmark. */
  reader: string;
  /** Without any such event among them nothing is written and the bookmark need not move: read again, it is still nothing. */
  concerns?(event: StoredEvent): boolean;
  /** In the transaction of the bookmark, so that each event counts once. Gives what to do when it is committed. */
  write(tx: Sql, events: StoredEvent[]): Promise<(() => void) | void>;
  onError(error: unknown): void;
  rest?(worked: number): number;
}

/** Reads on from a durable bookmark. Any number of processes may follow: its row lock lets one of them work at a time. */
export function followByBookmark({ reader, concerns, write, ...follower }: Reader): {
  stop(): Promise<void>;
} {
  const { db } = follower;
  return follow({
    ...follower,
    from: () => bookmarkOf(db, reader),
    async handle(events) {
      if (concerns && !events.some(concerns)) return;
      const afterwards = await db.transaction(async (tx) => {
        const done = await takeTurn(tx, reader);
        const fresh = events.filter(({ position }) => position > done);
        if (fresh.length === 0) return undefined;
        const committed = await write(tx, fresh);
        await moveBookmark(tx, reader, fresh.at(-1)!.position);
        return committed;
      });
      afterwards?.();
    },
  });
}

async function bookmarkOf(db: Database, reader: string): Promise<number> {
  const row = await db.sql
    .selectFrom('event_cursor')
    .select('position')
    .where('reader', '=', reader)
    .executeTakeFirst();
  return row?.position ?? 0;
}

/**
 * The position up to which all is done, or `first` where nothing was. Until the transaction ends nobody else writes for this
 * reader.
 */
export async function takeTurn(tx: Sql, reader: string, first = 0): Promise<number> {
  await tx
    .insertInto('event_cursor')
    .values({ reader, position: first })
    .onConflict((conflict) => conflict.column('reader').doNothing())
    .execute();
  const row = await tx
    .selectFrom('event_cursor')
    .select('position')
    .where('reader', '=', reader)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.position;
}

export async function moveBookmark(tx: Sql, reader: string, position: number): Promise<void> {
  await tx.updateTable('event_cursor').set({ position }).where('reader', '=', reader).execute();
}

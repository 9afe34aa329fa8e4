import type { Database } from '../platform/database/database.ts';
import type { Row } from '../platform/database/tables.ts';
import type { Signals } from '../platform/signals.ts';

export type StoredEvent = Row<'event'> & { position: number };

/** Events after a position, in order. Never "id greater than": neither ids nor sequences are in the order of commits. */
export async function eventsAfter(db: Database, position: number, limit = 500): Promise<StoredEvent[]> {
  return (await db.sql
    .selectFrom('event')
    .selectAll()
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute()) as StoredEvent[];
}

export async function headPosition(db: Database): Promise<number> {
  const head = await db.sql.selectFrom('event_head').select('position').executeTakeFirstOrThrow();
  return head.position;
}

interface Follower {
  db: Database;
  signals: Signals;
  /** Where to begin: the position already dealt with. */
  from(): Promise<number>;
  /** Deals with a batch, in order. When it throws, the same batch comes again. */
  handle(events: StoredEvent[]): Promise<void>;
  onError(error: unknown): void;
}

/** Reads on for as long as it is not stopped: at each signal, and once a second. Handlers must be idempotent. */
export function follow({ db, signals, from, handle, onError }: Follower): { stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};
  const off = signals.on('positions', () => wake());

  async function run() {
    let position: number | undefined;
    while (!stopped) {
      const woken = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000);
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      try {
        position ??= await from();
        const events = await eventsAfter(db, position);
        if (events.length > 0) {
          await handle(events);
          position = events.at(-1)!.position;
          continue;
        }
      } catch (error) {
        onError(error);
      }
      if (!stopped) await woken;
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      off();
      wake();
      await running;
    },
  };
}

/** A follower's durable bookmark. */
export async function readCursor(db: Database, reader: string): Promise<number> {
  const row = await db.sql
    .selectFrom('event_cursor')
    .select('position')
    .where('reader', '=', reader)
    .executeTakeFirst();
  return row?.position ?? 0;
}

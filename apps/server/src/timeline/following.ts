import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../platform/database/database.ts';
import type { Row } from '../platform/database/tables.ts';
import type { Signals } from '../platform/signals.ts';
import { whenever } from '../platform/whenever.ts';

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
  /** How long it rests after a batch that took so long: the next one is larger, and others get their turn. Milliseconds. */
  rest?(worked: number): number;
}

/** Reads on for as long as it is not stopped: at each signal, and once a second. Handlers must be idempotent. */
export function follow({ db, signals, from, handle, onError, rest }: Follower): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let position: number | undefined;
  const following = whenever({
    signals,
    on: 'positions',
    async work() {
      position ??= await from();
      const events = await eventsAfter(db, position);
      if (events.length === 0) return false;
      const began = performance.now();
      await handle(events);
      position = events.at(-1)!.position;
      if (rest)
        await wait(rest(performance.now() - began), undefined, { signal: stopping.signal }).catch(() => {});
      return true;
    },
    onError,
  });
  return {
    async stop() {
      stopping.abort();
      await following.stop();
    },
  };
}

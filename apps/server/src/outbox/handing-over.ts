import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { LOG } from '../platform/tokens.ts';
import { whenever } from '../platform/whenever.ts';
import type { JobQueue } from './queue.ts';

/** How long a told worker may leave a row open before another is told. */
const patience = sql`interval '20 seconds'`;
const batch = 200;

/** Tells workers of open rows that are due, and tells again what stays open. The row is the record; jobs may get lost. */
@Injectable()
export class HandingOver {
  #rounds: { stop(): Promise<void> } | undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** @param kinds those that the queue carries. */
  start(queue: JobQueue, kinds: string[]): void {
    this.#rounds = whenever({
      signals: this.signals,
      on: 'outbox',
      work: async () => (await handOver(this.db, queue, kinds, this.clock.now())) === batch,
      onError: (error) => this.log.warn({ err: error }, 'Work could not be handed over; trying again'),
    });
  }

  async stop(): Promise<void> {
    await this.#rounds?.stop();
  }
}

/** One round. Of each lane only the first open row is handed over. */
export async function handOver(db: Database, queue: JobQueue, kinds: string[], now: Date): Promise<number> {
  const { rows } = await sql<{ id: string; kind: string; hands: number }>`
    with next as (
      select id from outbox o
      where state = 'open' and due_at <= ${now} and kind = any(${kinds}::text[])
        and (handed_until is null or handed_until < clock_timestamp())
        and not exists (
          select 1 from outbox earlier
          where earlier.lane = o.lane and earlier.lane_number < o.lane_number and earlier.state = 'open')
      order by due_at limit ${batch}
      for update skip locked
    )
    update outbox set hands = hands + 1, handed_until = clock_timestamp() + ${patience}
    from next where outbox.id = next.id
    returning outbox.id, outbox.kind, outbox.hands`.execute(db.sql);
  if (rows.length > 0)
    await queue.addBulk(
      rows.map(({ id, kind, hands }) => ({
        name: kind,
        data: { kind, outboxId: id },
        opts: { jobId: `${id}-${hands}` },
      })),
    );
  return rows.length;
}

import { Inject, Injectable } from '@nestjs/common';
import type { BulkSelection } from '@kontor/contracts/bulk';
import { Listing } from '../conversation/listing.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { Signals } from '../platform/signals.ts';
import { tellProgress } from './asking.ts';
import type { BulkRow } from './bulk-rows.ts';
import { collectPage } from './collecting.ts';
import { rightsOf } from './rights.ts';
import { closeItem, doOne, takeItem, undoOne } from './steps.ts';

/** So many conversations, or pages of a list, before other work of the outbox gets its turn. */
const slice = { items: 100, pages: 20 };

/**
 * Carries a bulk change on, a slice at a time. Each conversation is one transaction with its item, so a process that dies
 * leaves nothing half done, and whoever goes on begins where it stopped. Two workers at once take different conversations.
 */
@Injectable()
export class BulkWork {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Listing) private readonly listing: Listing,
  ) {}

  async carryOn(outboxId: string): Promise<void> {
    const work = await this.db.sql
      .selectFrom('outbox')
      .select('subject_id')
      .where('id', '=', outboxId)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (!work) return;
    const over = (await this.#collect(work.subject_id)) && (await this.#slice(work.subject_id));
    await this.#endSlice(outboxId, work.subject_id, over);
    this.signals.raise('events');
    if (!over) this.signals.raise('outbox');
  }

  /** True when it is known which conversations are meant. */
  async #collect(bulkId: string): Promise<boolean> {
    for (let page = 0; page < slice.pages; page++) {
      const bulk = await this.#bulk(this.db.sql, bulkId);
      if (bulk?.state !== 'collecting') return true;
      const me = await rightsOf(this.db.sql, bulk.agent_id);
      if (!me) return this.#stop(bulkId);
      await collectPage(
        this.db,
        this.listing,
        me,
        bulk as BulkRow & { selection: Extract<BulkSelection, { list: unknown }> },
      );
    }
    return false;
  }

  /** Who was shut out does nothing more, and what they did stays. */
  async #stop(bulkId: string): Promise<boolean> {
    await this.db.sql
      .updateTable('bulk_change')
      .set({ state: 'running', total: 0 })
      .where('id', '=', bulkId)
      .where('state', '=', 'collecting')
      .execute();
    return true;
  }

  /** True when nothing is left to do. */
  async #slice(bulkId: string): Promise<boolean> {
    for (let i = 0; i < slice.items; i++) if (!(await this.#step(bulkId))) return true;
    return false;
  }

  #step(bulkId: string): Promise<boolean> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      // Shared with other workers; whoever stops it waits until this conversation is done.
      const bulk = await this.#bulk(tx, bulkId, 'share');
      const undoes = bulk?.state === 'undoing';
      if (!bulk || (bulk.state !== 'running' && !undoes)) return false;
      const item = await takeItem(tx, bulkId, undoes ? 'changed' : 'waiting');
      if (!item) return false;
      const me = await rightsOf(tx, bulk.agent_id);
      if (!me) await closeItem(tx, item, { state: undoes ? 'kept' : 'refused' });
      else if (undoes) await closeItem(tx, item, await undoOne(tx, me, bulk.action, item, now));
      else await closeItem(tx, item, await doOne(tx, me, bulk.action, item, now));
      return true;
    });
  }

  /** Says how far it is, and closes the row of the outbox when nobody has anything left to do. */
  #endSlice(outboxId: string, bulkId: string, over: boolean): Promise<void> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const bulk = await this.#bulk(tx, bulkId, 'update');
      if (!bulk) return;
      const isDone = over && bulk.state !== 'collecting' && !(await hasMore(tx, bulk));
      const state = bulk.state === 'undoing' ? 'undone' : bulk.state === 'running' ? 'done' : bulk.state;
      await tx
        .updateTable('bulk_change')
        .set({ version: bulk.version + 1, ...(isDone && { state, closed_at: now }) })
        .where('id', '=', bulkId)
        .execute();
      await tx
        .updateTable('outbox')
        .set(isDone ? { state: 'done', closed_at: now } : { handed_until: null, due_at: now })
        .where('id', '=', outboxId)
        .where('state', '=', 'open')
        .execute();
      await tellProgress(tx, bulk.agent_id, bulkId, now);
    });
  }

  async #bulk(db: Sql, id: string, lock?: 'share' | 'update'): Promise<BulkRow | undefined> {
    return (await db
      .selectFrom('bulk_change')
      .selectAll()
      .where('id', '=', id)
      .$if(lock === 'share', (query) => query.forShare())
      .$if(lock === 'update', (query) => query.forUpdate())
      .executeTakeFirst()) as BulkRow | undefined;
  }
}

/** Whether somebody's turn is still to come: what was stopped leaves the rest as it was. */
async function hasMore(tx: Sql, { id, state }: BulkRow): Promise<boolean> {
  if (state === 'done' || state === 'undone' || state === 'stopped') return false;
  const next = await tx
    .selectFrom('bulk_item')
    .select('place')
    .where('bulk_id', '=', id)
    .where('state', '=', state === 'undoing' ? 'changed' : 'waiting')
    .limit(1)
    .executeTakeFirst();
  return next !== undefined;
}

import { Inject, Injectable } from '@nestjs/common';
import { bulkChange, type BulkAction, type BulkChange, type BulkSelection } from '@kontor/contracts/bulk';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Listing } from '../conversation/listing.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import { once } from '../platform/idempotency.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { type BulkRow, bulkViews, undoFor } from './bulk-rows.ts';
import { putIn } from './collecting.ts';

/** What people ask for: to do something to many conversations, to see how far it is, to have it put back. */
@Injectable()
export class Bulk {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Listing) private readonly listing: Listing,
  ) {}

  async ask(me: SignedIn, key: string, action: BulkAction, of: BulkSelection): Promise<BulkChange> {
    // A list that cannot be read is refused now, not by a job that nobody watches.
    if ('list' in of) await this.listing.list(me, { ...of.list, limit: 1 });
    const now = this.clock.now();
    const id = await this.db.transaction((tx) =>
      once(
        tx,
        me.agentId,
        key,
        { action, of },
        now,
        () => begin(tx, me, action, of, now),
        async () => {},
      ),
    );
    this.#tell();
    return this.show(me, id);
  }

  async show(me: SignedIn, id: string): Promise<BulkChange> {
    const [view] = await bulkViews(this.db.sql, [id]);
    if (view?.agentId !== me.agentId) throw notFound('This change');
    return bulkChange.parse(view);
  }

  /** One's own that are going on or can be undone, the newest first. */
  async mine(me: SignedIn): Promise<BulkChange[]> {
    const rows = await this.db.sql
      .selectFrom('bulk_change')
      .select('id')
      .where('agent_id', '=', me.agentId)
      .where('created_at', '>', new Date(this.clock.now().getTime() - undoFor))
      .orderBy('created_at', 'desc')
      .limit(20)
      .execute();
    const views = await bulkViews(
      this.db.sql,
      rows.map(({ id }) => id),
    );
    return views.map((view) => bulkChange.parse(view));
  }

  /** Stops it where it is, and puts back what has not changed since. */
  async undo(me: SignedIn, id: string): Promise<BulkChange> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const row = (await tx
        .selectFrom('bulk_change')
        .selectAll()
        .where('id', '=', id)
        .where('agent_id', '=', me.agentId)
        .forUpdate()
        .executeTakeFirst()) as BulkRow | undefined;
      if (!row) throw notFound('This change');
      if (row.state === 'undoing' || row.state === 'undone') return;
      if (now.getTime() - row.created_at.getTime() > undoFor)
        throw new Problem('not_possible', 'It is too late to undo this: a day has passed.');
      await tx
        .updateTable('bulk_change')
        .set({ state: 'undoing', stopped_reason: null, version: row.version + 1, closed_at: null })
        .where('id', '=', id)
        .execute();
      await handOver(tx, id, now);
      await tellProgress(tx, me.agentId, id, now);
    });
    this.#tell();
    return this.show(me, id);
  }

  #tell(): void {
    this.signals.raise('events');
    this.signals.raise('outbox');
  }
}

async function begin(
  tx: Sql,
  me: SignedIn,
  action: BulkAction,
  of: BulkSelection,
  now: Date,
): Promise<string> {
  const id = newId();
  const ids = 'ids' in of ? [...new Set(of.ids)] : undefined;
  await tx
    .insertInto('bulk_change')
    .values({
      id,
      agent_id: me.agentId,
      action: json<unknown>(action),
      selection: json<unknown>(of),
      state: ids ? 'running' : 'collecting',
      total: ids?.length ?? null,
      created_at: now,
    })
    .execute();
  if (ids) await putIn(tx, id, ids, 0);
  await handOver(tx, id, now);
  await tellProgress(tx, me.agentId, id, now);
  return id;
}

/** One row for the work of doing it, another for the work of undoing it. */
async function handOver(tx: Sql, bulkId: string, now: Date): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({ id: newId(), kind: 'bulk.change', subject_id: bulkId, due_at: now, created_at: now })
    .execute();
}

export async function tellProgress(tx: Sql, agentId: string, bulkId: string, now: Date): Promise<void> {
  await record(
    tx,
    [{ type: 'bulk.progressed', data: { agentId, bulkId } }],
    { kind: 'agent', id: agentId },
    now,
  );
}

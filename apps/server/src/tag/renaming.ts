import { wordsRenamed } from '@kontor/domain/condition/renaming';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { change, lockConversations, record } from '../timeline/recording.ts';

export const renameKind = 'tag.rename';
/** Conversations or customers of one transaction: few enough that nobody waits for their locks. */
const slice = 50;
/** Rules are known for a second, and a colleague's list of tags may be as old: who puts the former word on is met again. */
const lookAgain = 5_000;

/** One word becomes another wherever it stands: a tag that was renamed, or merged into another. */
export interface Renaming {
  from: string;
  to: string;
  agentId: string;
  /** Nothing was left; it is looked once more. */
  wasThrough?: true;
}

/** Written with the change of the list; carried out soon after, however many carry the word. */
export async function askToRename(tx: Sql, tagId: string, renaming: Renaming, now: Date): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({
      id: newId(),
      kind: renameKind,
      subject_id: tagId,
      payload: json<Record<string, unknown>>({ ...renaming }),
      due_at: now,
      created_at: now,
    })
    .execute();
}

/** Those under way, by the tag that the word becomes. */
export async function renamingsUnderWay(db: Sql): Promise<Map<string, Renaming>> {
  const rows = await db
    .selectFrom('outbox')
    .select(['subject_id', 'payload'])
    .where('kind', '=', renameKind)
    .where('state', 'in', ['open', 'held'])
    .execute();
  return new Map(rows.map(({ subject_id, payload }) => [subject_id, payload as unknown as Renaming]));
}

@Injectable()
export class TagRenaming {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** One slice; the row stays open until nothing is left. A process that dies leaves nothing half done. */
  async carryOn(outboxId: string): Promise<void> {
    const now = this.clock.now();
    const isMore = await this.db.transaction(async (tx) => {
      const row = await tx
        .selectFrom('outbox')
        .select('payload')
        .where('id', '=', outboxId)
        .where('state', '=', 'open')
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!row) return false;
      const renaming = row.payload as unknown as Renaming;
      const done =
        (await renameAtCustomers(tx, renaming, now)) + (await renameAtConversations(tx, renaming, now));
      const isOver = done === 0 && renaming.wasThrough;
      await tx
        .updateTable('outbox')
        .set(
          isOver
            ? { state: 'done', closed_at: now }
            : {
                handed_until: null,
                due_at: new Date(now.getTime() + (done === 0 ? lookAgain : 0)),
                ...(done === 0 && {
                  payload: json<Record<string, unknown>>({ ...renaming, wasThrough: true }),
                }),
              },
        )
        .where('id', '=', outboxId)
        .execute();
      // The list of tags says how far it is.
      if (done === 0)
        await record(tx, [{ type: 'settings.changed', data: { what: 'tag' } }], { kind: 'system' }, now);
      return done > 0;
    });
    this.signals.raise('events');
    if (isMore) this.signals.raise('outbox');
  }
}

async function renameAtCustomers(tx: Sql, { from, to, agentId }: Renaming, now: Date): Promise<number> {
  const rows = await tx
    .selectFrom('customer')
    .select(['id', 'tags', 'version'])
    .where('tags', '@>', sql<string[]>`array[${from}]`)
    .orderBy('id')
    .limit(slice)
    .forNoKeyUpdate()
    .execute();
  for (const { id, tags, version } of rows) {
    await tx
      .updateTable('customer')
      .set({ tags: wordsRenamed(tags, from, to), version: version + 1 })
      .where('id', '=', id)
      .execute();
    const by = { kind: 'agent' as const, id: agentId };
    await record(tx, [{ type: 'customer.changed', data: { fields: ['tags'] } }], by, now, id);
  }
  return rows.length;
}

async function renameAtConversations(tx: Sql, { from, to, agentId }: Renaming, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from conversation
    where tags @> array[${from}] and tags <> '{}' order by id limit ${slice}`.execute(tx);
  if (rows.length === 0) return 0;
  const conversations = await lockConversations(
    tx,
    rows.map(({ id }) => id),
  );
  for (const conversation of conversations.values()) {
    const { tags } = conversation;
    if (!tags.includes(from)) continue;
    const added = tags.includes(to) ? [] : [to];
    await change(
      tx,
      conversation,
      { tags: wordsRenamed(tags, from, to) },
      [{ type: 'conversation.tagged', data: { added, removed: [from] } }],
      { kind: 'agent', id: agentId },
      now,
    );
  }
  return rows.length;
}

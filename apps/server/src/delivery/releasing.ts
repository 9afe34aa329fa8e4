import { release as settle, type Then } from '@kontor/domain/conversation/replying';
import { currentDraft, isBlank } from '../conversation/current-draft.ts';
import { columnsOf, oldestUnansweredIn, stateOf } from '../conversation/state.ts';
import type { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { change, type ConversationRow, lockConversation, type NewFact } from '../timeline/recording.ts';
import { recipientsJoin } from './recipients-joining.ts';
import { newerThan } from './send-guard.ts';

/**
 * Releases a reply: from now on it counts as answered, and a row says that it is to be delivered. Replies with the same
 * channel and first recipient share a lane and leave in this order. The caller holds the conversation's row lock.
 */
export async function release(
  tx: Sql,
  conversation: ConversationRow,
  messageId: string,
  now: Date,
): Promise<ConversationRow> {
  const message = (await tx
    .selectFrom('message')
    .selectAll()
    .where('id', '=', messageId)
    .where('state', 'in', ['held', 'scheduled'])
    .forUpdate()
    .executeTakeFirst()) as Row<'message'> | undefined;
  if (!message) return conversation;
  await tx
    .updateTable('message')
    .set({ state: 'queued', released_at: now, version: message.version + 1 })
    .where('id', '=', message.id)
    .execute();
  await enqueue(tx, message, now);
  const joined = await recipientsJoin(tx, message);
  const owedSince = conversation.seq > message.seq ? await oldestUnansweredIn(tx, conversation.id) : null;
  const reply = { at: now, automatic: message.automatic !== null, owedSince };
  const done = settle(stateOf(conversation), reply, thenOf(message), now);
  const facts: NewFact[] = [
    { type: 'reply.released', data: { messageId, ...(joined.length > 0 && { joined }) } },
    ...done.events,
  ];
  const actor = message.author_id
    ? { kind: 'agent' as const, id: message.author_id }
    : { kind: 'system' as const };
  return change(tx, conversation, columnsOf(done), facts, actor, now);
}

/** The row that a delivery is due, behind the earlier ones of its lane. */
export async function enqueue(tx: Sql, message: Row<'message'>, now: Date): Promise<void> {
  const first = message.to_addresses[0] ?? message.cc_addresses[0] ?? message.bcc_addresses[0];
  await tx
    .insertInto('outbox')
    .values({
      id: newId(),
      kind: 'message.deliver',
      subject_id: message.id,
      lane: `${message.channel_id} ${first?.address.toLowerCase() ?? ''}`,
      due_at: now,
      created_at: now,
    })
    .execute();
}

function thenOf({ after_release: after }: Row<'message'>): Then | undefined {
  if (!after) return undefined;
  if (after.status !== 'snoozed') return { status: after.status };
  return after.snoozedUntil ? { status: 'snoozed', until: new Date(after.snoozedUntil) } : undefined;
}

/**
 * Releases what is due. A reply held for undo goes; a scheduled one that the customer has overtaken returns to its author
 * as a draft. Gives how many were dealt with.
 */
export async function releaseDue(db: Database, now: Date): Promise<number> {
  const due = await db.sql
    .selectFrom('message')
    .select(['id', 'conversation_id'])
    .where('state', 'in', ['held', 'scheduled'])
    .where('release_at', '<=', now)
    .orderBy('release_at')
    .limit(200)
    .execute();
  for (const { id, conversation_id } of due)
    await db.transaction(async (tx) => {
      const conversation = (await lockConversation(tx, conversation_id))!;
      const message = (await tx
        .selectFrom('message')
        .selectAll()
        .where('id', '=', id)
        .where('state', 'in', ['held', 'scheduled'])
        .executeTakeFirst()) as Row<'message'> | undefined;
      if (!message) return;
      const newer =
        message.state === 'scheduled' && message.author_id
          ? await newerThan(tx, conversation.id, message.seen_message_id, message.author_id)
          : [];
      if (newer.length > 0) await giveBack(tx, conversation, message, 'returned', newer, now);
      else await release(tx, conversation, id, now);
    });
  return due.length;
}

/**
 * A reply becomes a draft again: taken back by its author in time, or overtaken by the customer. What its author has begun
 * since stays in its place, and this one stands beside it.
 */
export async function giveBack(
  tx: Sql,
  conversation: ConversationRow,
  message: Row<'message'>,
  state: 'undone' | 'returned',
  newer: string[],
  now: Date,
): Promise<Row<'draft'>> {
  const body = await tx
    .selectFrom('message_body')
    .select('html')
    .where('message_id', '=', message.id)
    .executeTakeFirst();
  const attachmentIds = await takeUploadsBack(tx, message.id);
  const content = json({
    text: message.text,
    ...(body?.html ? { html: body.html } : {}),
    channelId: message.channel_id!,
    to: message.to_addresses,
    cc: message.cc_addresses,
    bcc: message.bcc_addresses,
    ...(message.subject !== null && { subject: message.subject }),
    ...(message.forwards && { forward: message.forwards }),
    attachmentIds,
  });
  const reason = state === 'returned' ? 'overtaken' : 'undone';
  const place = { conversationId: conversation.id, agentId: message.author_id!, kind: 'reply' as const };
  const begun = await currentDraft(tx, place);
  const blank = begun && isBlank(begun.content);
  const draft = await tx
    .insertInto('draft')
    .values({
      id: blank ? begun.id : newId(),
      conversation_id: conversation.id,
      agent_id: message.author_id!,
      kind: 'reply',
      content,
      aside: begun !== undefined && !blank,
      returned_reason: reason,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref, eb }) => ({
        content,
        returned_reason: reason,
        updated_at: now,
        version: eb(ref('draft.version'), '+', 1),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('message')
    .set({ state, version: message.version + 1 })
    .where('id', '=', message.id)
    .execute();
  const fact: NewFact =
    state === 'undone'
      ? { type: 'reply.undone', data: { messageId: message.id } }
      : { type: 'reply.returned', data: { messageId: message.id, newer } };
  const actor =
    state === 'undone' ? { kind: 'agent' as const, id: message.author_id! } : { kind: 'system' as const };
  await change(
    tx,
    conversation,
    await newestOf(tx, conversation.id),
    [fact, { type: 'draft.saved', data: { draftId: draft.id, agentId: message.author_id!, kind: 'reply' } }],
    actor,
    now,
  );
  return draft as Row<'draft'>;
}

/** They are uploads again, in their order. What was copied from a forwarded message is copied again when it goes. */
async function takeUploadsBack(tx: Sql, messageId: string): Promise<string[]> {
  await tx
    .deleteFrom('attachment')
    .where('message_id', '=', messageId)
    .where('uploaded_by', 'is', null)
    .execute();
  const uploads = await tx
    .selectFrom('attachment')
    .select('id')
    .where('message_id', '=', messageId)
    .orderBy('position')
    .execute();
  await tx.updateTable('attachment').set({ message_id: null }).where('message_id', '=', messageId).execute();
  return uploads.map(({ id }) => id);
}

/** What a list shows of a conversation that no longer ends in a reply which was taken back. */
async function newestOf(tx: Sql, conversationId: string): Promise<Partial<ConversationRow>> {
  const newest = await tx
    .selectFrom('message')
    .select(['kind', 'text', 'received_at'])
    .where('conversation_id', '=', conversationId)
    .where((eb) => eb.or([eb('state', 'is', null), eb('state', 'not in', ['undone', 'returned'])]))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return {};
  const preview = newest.text.replace(/\s+/g, ' ').trim().slice(0, 200);
  return { preview, preview_kind: newest.kind, last_message_at: newest.received_at };
}

import type { EventMap } from '@kontor/contracts/events';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { json } from '../platform/database/json.ts';
import type { StoredEvent } from '../timeline/following.ts';
import { record } from '../timeline/recording.ts';
import { askForLetters } from './letters.ts';
import { type Concerned, noticed, noticesOf, type Spoken } from './noticing.ts';
import { waysOf } from './ways.ts';

/** What happened longer ago is in the list, and no reason for a letter. Milliseconds. */
const freshFor = 3_600_000;

type NewRow = Omit<Row<'notification'>, 'actor'> & { actor: StoredEvent['actor'] };

/**
 * Writes down whom a batch of facts concerns, and marks what was read meanwhile, in the order of the facts; then says whose
 * notifications are others now; true when anybody's are. The caller holds the reader's turn: each fact comes here once.
 */
export async function writeNotifications(
  tx: Sql,
  events: StoredEvent[],
  now: Date,
  canMail: boolean,
): Promise<boolean> {
  const { about, messages } = await readAbout(tx, events);
  const fresh: NewRow[] = [];
  const changed = new Set<string>();
  for (const event of events) {
    if (event.type === 'conversation.read')
      for (const agentId of await markRead(tx, event, fresh)) changed.add(agentId);
    const concerned = event.conversation_id && about.get(event.conversation_id);
    if (!concerned || !noticed.includes(event.type)) continue;
    const { messageId, noteId } = event.data as { messageId?: string; noteId?: string };
    const of = noteId ?? messageId ?? null;
    const message = of ? messages.get(of) : undefined;
    if (event.type === 'conversation.assigned')
      concerned.assigneeId = (event.data as EventMap['conversation.assigned']).assignee.to;
    for (const notice of noticesOf(event, concerned, message))
      fresh.push({
        id: newId(),
        agent_id: notice.agentId,
        position: event.position,
        kind: notice.kind,
        cause: notice.cause,
        actor: event.actor,
        conversation_id: event.conversation_id!,
        message_id: of,
        seq: message?.seq ?? concerned.seq,
        read_at: null,
        letter_due: false,
        created_at: event.at,
      });
  }
  const written = await insert(tx, fresh, now, canMail);
  for (const { agent_id } of written) changed.add(agent_id);
  const due = written.filter(({ letter_due }) => letter_due).map(({ agent_id }) => agent_id);
  await askForLetters(tx, [...new Set(due)], now);
  await record(
    tx,
    [...changed].toSorted().map((agentId) => ({ type: 'notifications.changed' as const, data: { agentId } })),
    { kind: 'system' },
    now,
  );
  return changed.size > 0;
}

type About = Concerned & { seq: number };

async function readAbout(tx: Sql, events: StoredEvent[]) {
  const concerning = events.filter(({ type, conversation_id }) => conversation_id && noticed.includes(type));
  const about = new Map<string, About>();
  const messages = new Map<string, Spoken>();
  const ids = [...new Set(concerning.map(({ conversation_id }) => conversation_id!))];
  if (ids.length === 0) return { about, messages };
  const conversations = await tx
    .selectFrom('conversation')
    .select(['id', 'assignee_id', 'status', 'seq'])
    .where('id', 'in', ids)
    .execute();
  const followers = await tx
    .selectFrom('follower')
    .select(['conversation_id', 'agent_id'])
    .where('conversation_id', 'in', ids)
    .where('follows', '=', true)
    .orderBy('agent_id')
    .execute();
  const following = Map.groupBy(followers, ({ conversation_id }) => conversation_id);
  for (const { id, assignee_id, status, seq } of conversations) {
    // Whose it was when the first of these facts happened: the row may be further.
    const first = concerning.find((e) => e.conversation_id === id && e.type === 'conversation.assigned');
    const before = first && (first.data as EventMap['conversation.assigned']).assignee.from;
    about.set(id, {
      assigneeId: before === undefined ? assignee_id : before,
      followers: (following.get(id) ?? []).map(({ agent_id }) => agent_id),
      status,
      seq,
    });
  }
  const messageIds = concerning.flatMap(({ data }) => {
    const { messageId, noteId } = data as { messageId?: string; noteId?: string };
    return noteId ?? messageId ?? [];
  });
  if (messageIds.length > 0)
    for (const { id, seq, author_id } of await tx
      .selectFrom('message')
      .select(['id', 'seq', 'author_id'])
      .where('id', 'in', messageIds)
      .execute())
      messages.set(id, { seq, authorId: author_id });
  return { about, messages };
}

/** Whoever has read a conversation so far has read what they were told of it. Gives whose notifications changed. */
async function markRead(tx: Sql, event: StoredEvent, fresh: NewRow[]): Promise<string[]> {
  const { agentId, seq } = event.data as EventMap['conversation.read'];
  const own = fresh.filter(
    (row) =>
      row.agent_id === agentId &&
      row.conversation_id === event.conversation_id &&
      row.seq <= seq &&
      !row.read_at,
  );
  for (const row of own) row.read_at = event.at;
  const marked = await tx
    .updateTable('notification')
    .set({ read_at: event.at, letter_due: false })
    .where('agent_id', '=', agentId)
    .where('conversation_id', 'in', ({ selectFrom }) =>
      // Also what was merged into it.
      selectFrom('conversation')
        .select('id')
        .where((eb) =>
          eb.or([
            eb('id', '=', event.conversation_id!),
            eb.and([eb('root_id', '=', event.conversation_id!), eb('merged_into', 'is not', null)]),
          ]),
        ),
    )
    .where('read_at', 'is', null)
    .where('seq', '<=', seq)
    .returning('id')
    .execute();
  return own.length + marked.length > 0 ? [agentId] : [];
}

/** Of those who want to be told of this kind, and are still here. */
async function insert(tx: Sql, rows: NewRow[], now: Date, canMail: boolean): Promise<NewRow[]> {
  if (rows.length === 0) return [];
  const people = await tx
    .selectFrom('agent')
    .select(['id', 'notifications'])
    .where('id', 'in', [...new Set(rows.map(({ agent_id }) => agent_id))])
    .where('disabled_at', 'is', null)
    .execute();
  const ways = new Map(people.map(({ id, notifications }) => [id, waysOf(notifications)]));
  const wanted = rows.flatMap((row) => {
    const way = ways.get(row.agent_id)?.[row.kind];
    if (!way?.inApp) return [];
    const isFresh = now.getTime() - row.created_at.getTime() < freshFor;
    return [{ ...row, letter_due: canMail && way.email && isFresh && row.read_at === null }];
  });
  if (wanted.length > 0)
    await tx
      .insertInto('notification')
      .values(wanted.map((row) => ({ ...row, actor: json(row.actor) })))
      .execute();
  return wanted;
}

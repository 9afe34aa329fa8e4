import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';
import { type Books, handOf } from './kills-books.ts';

/** What an attempt may have been stopped by without its hand knowing: the clocks of two processes on one machine. Milliseconds. */
const slack = 2_000;

interface Row {
  id: string;
  word: string;
  state: string;
  /** Drafts that say the same. */
  drafts: number;
  /** The customer wrote between its acceptance and its release or return. */
  overtaken: boolean;
}

/** Each accepted reply is there once, and ended in a way that what arrived and what was killed bear out. */
export async function replyFaults(db: Database, books: Books, arrived: string[]): Promise<string[]> {
  const { rows } = await sql<Row>`
    select m.id, (regexp_match(m.text, 'reply\\d{5}y'))[1] as word, m.state,
      (select count(*)::int from draft d where d.content->>'text' = m.text) as drafts,
      exists (select 1 from event accepted, event went, event wrote
        where accepted.conversation_id = m.conversation_id and went.conversation_id = m.conversation_id
          and wrote.conversation_id = m.conversation_id
          and accepted.type = 'reply.accepted' and accepted.data->>'messageId' = m.id::text
          and went.type in ('reply.released', 'reply.returned') and went.data->>'messageId' = m.id::text
          and wrote.type = 'customer.wrote' and wrote.seq > accepted.seq and wrote.seq < went.seq) as overtaken
    from message m where m.kind = 'outbound'`.execute(db.sql);
  const byWord = Map.groupBy(rows, (row) => row.word);
  const faults: string[] = [];
  for (const [word, way] of books.replies) {
    const found = byWord.get(word) ?? [];
    if (found.length !== 1) faults.push(`${word} was accepted and is there ${found.length} times`);
    const copies = arrived.filter((mail) => mail.includes(`Answer ${word}.`)).length;
    const guarded = way === 'scheduled' || way === 'overtaken';
    for (const row of found) faults.push(...endFaults(row, copies), ...guardFaults(row, guarded));
  }
  for (const word of byWord.keys())
    if (!books.replies.has(word)) faults.push(`${word} is there and was never accepted`);
  return [...faults, ...(await unknownFaults(db, books))];
}

function endFaults({ word, state }: Row, copies: number): string[] {
  const faults: string[] = [];
  if (copies > 1) faults.push(`${word} arrived ${copies} times`);
  if (state === 'sent' && copies !== 1) faults.push(`${word} counts as sent and arrived ${copies} times`);
  if (state === 'failed' && copies !== 0) faults.push(`${word} counts as failed and arrived`);
  if (state === 'returned' && copies !== 0) faults.push(`${word} was returned to its author and arrived`);
  if (!['sent', 'failed', 'unknown', 'returned'].includes(state)) faults.push(`${word} ended as ${state}`);
  return faults;
}

/** What is scheduled comes back exactly if the customer was faster; what can only be undone goes. */
function guardFaults({ word, state, drafts, overtaken }: Row, guarded: boolean): string[] {
  const faults: string[] = [];
  if (state === 'returned' && !(guarded && overtaken))
    faults.push(`${word} was returned though nobody had overtaken it`);
  if (state !== 'returned' && guarded && overtaken)
    faults.push(`${word} went out though the customer had written`);
  const wanted = state === 'returned' ? 1 : 0;
  if (drafts !== wanted) faults.push(`${word} ended as ${state} and is in ${drafts} drafts`);
  return faults;
}

/**
 * Unknown is only what had begun to leave and had no outcome yet when its process, in that very life, or PostgreSQL was
 * killed.
 */
async function unknownFaults(db: Database, books: Books): Promise<string[]> {
  const attempts = await db.sql
    .selectFrom('attempt')
    .innerJoin('message', 'message.id', 'attempt.message_id')
    .select(['message_id as messageId', 'number', 'content_left_at as left', 'ended_at as ended', 'text'])
    .where('outcome', '=', 'unknown')
    .execute();
  return attempts.flatMap(({ messageId, number, left, ended, text }) => {
    const name = `${/reply\d{5}y/.exec(text)?.[0] ?? messageId}, attempt ${number},`;
    if (!left) return [`${name} is unknown though nothing had left`];
    const hand = handOf(books, { messageId, number });
    const killed = books.kills.some(
      ({ who, life, from, to }) =>
        (who === 'PostgreSQL' || (who === hand?.who && life === hand.life)) &&
        left.getTime() <= to + slack &&
        from <= ended!.getTime() + slack,
    );
    if (killed) return [];
    return [`${name} of ${hand ? `${hand.who} in life ${hand.life}` : 'nobody'} is unknown without a kill`];
  });
}

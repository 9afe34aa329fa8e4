import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';

export interface Books {
  /** Words of mails that were answered with 250. */
  acknowledged: Set<string>;
  /** Words of replies that the API accepted. */
  replies: Set<string>;
}

/** Compares what was promised with what is there. Throws with every difference; gives a sentence otherwise. */
export async function checkBooks(db: Database, books: Books, arrived: string[]): Promise<string> {
  const faults = [...(await inboundFaults(db, books)), ...(await outboundFaults(db, books, arrived))];
  faults.push(...(await logFaults(db)));
  if (faults.length > 0)
    throw new Error(`${faults.length} promises broken:\n${faults.slice(0, 30).join('\n')}`);
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from message where kind = 'outbound' group by state order by state`.execute(
    db.sql,
  );
  const states = rows.map(({ state, n }) => `${n} ${state}`).join(', ');
  return `${books.acknowledged.size} mails there once, ${books.replies.size} replies: ${states}`;
}

async function inboundFaults(db: Database, { acknowledged }: Books): Promise<string[]> {
  const { rows } = await sql<{ word: string; n: number }>`
    select (regexp_match(text, 'mail\\d{5}x'))[1] as word, count(*)::int as n
    from message where kind = 'inbound' group by 1`.execute(db.sql);
  const messages = new Map(rows.map(({ word, n }) => [word, n]));
  const quarantined = await db.sql
    .selectFrom('receipt')
    .select(['raw', 'reason'])
    .where('state', '=', 'quarantined')
    .execute();
  const faults: string[] = [];
  for (const { raw, reason } of quarantined) {
    const word = /mail\d{5}x/.exec(String(raw))?.[0] ?? '?';
    // Nothing about these mails is hard to read: in quarantine they are kept, but a person would wonder.
    faults.push(`${word} is in quarantine: ${reason}`);
    messages.set(word, (messages.get(word) ?? 0) + 1);
  }
  for (const word of acknowledged) {
    const n = messages.get(word) ?? 0;
    if (n !== 1) faults.push(`${word} was acknowledged and is there ${n} times`);
  }
  const customers = await sql<{ address: string; n: number }>`
    select address_key as address, count(*)::int as n from handle group by 1 having count(*) > 1`.execute(
    db.sql,
  );
  for (const { address, n } of customers.rows) faults.push(`${address} has ${n} handles`);
  return faults;
}

async function outboundFaults(db: Database, { replies }: Books, arrived: string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string; state: string; content_left: boolean | null }>`
    select (regexp_match(m.text, 'reply\\d{5}y'))[1] as word, m.state,
      (select bool_or(a.content_left_at is not null) from attempt a where a.message_id = m.id) as content_left
    from message m where m.kind = 'outbound'`.execute(db.sql);
  const faults: string[] = [];
  const byWord = Map.groupBy(rows, (row) => row.word);
  for (const word of replies) {
    const found = byWord.get(word) ?? [];
    const copies = arrived.filter((mail) => mail.includes(`Answer ${word}.`)).length;
    if (found.length !== 1) faults.push(`${word} was accepted and is there ${found.length} times`);
    for (const { state, content_left } of found) {
      if (copies > 1) faults.push(`${word} arrived ${copies} times`);
      if (state === 'sent' && copies !== 1) faults.push(`${word} counts as sent and arrived ${copies} times`);
      if (state === 'failed' && copies !== 0) faults.push(`${word} counts as failed and arrived`);
      if (state === 'unknown' && !content_left) faults.push(`${word} is unknown though nothing had left`);
      if (!['sent', 'failed', 'unknown'].includes(state)) faults.push(`${word} ended as ${state}`);
    }
  }
  return faults;
}

/** Positions without a gap, each event once, each conversation in its order. */
async function logFaults(db: Database): Promise<string[]> {
  const { rows } = await sql<{ n: number; least: number; most: number; waiting: number; disordered: number }>`
    select count(position)::int as n, coalesce(min(position), 1)::int as least, coalesce(max(position), 0)::int as most,
      (count(*) - count(position))::int as waiting,
      (select count(*)::int from (
        select position < lag(position) over (partition by conversation_id order by seq) as back
        from event where seq is not null) o where back) as disordered
    from event`.execute(db.sql);
  const { n, least, most, waiting, disordered } = rows[0]!;
  const faults: string[] = [];
  if (waiting > 0) faults.push(`${waiting} events have no position`);
  if (n > 0 && (least !== 1 || most !== n)) faults.push(`${n} positions run from ${least} to ${most}`);
  if (disordered > 0) faults.push(`${disordered} events stand before an earlier one of their conversation`);
  return faults;
}

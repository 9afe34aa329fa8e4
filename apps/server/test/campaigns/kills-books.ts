import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';

export interface Books {
  /** Words of mails that were answered with 250, and for which addresses: no team serves two of them. */
  acknowledged: Map<string, string[]>;
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
  const twins = [...books.acknowledged.values()].filter((to) => to.length > 1).length;
  return `${books.acknowledged.size} mails there once, ${twins} of them on two sides, ${books.replies.size} replies: ${states}`;
}

async function inboundFaults(db: Database, { acknowledged }: Books): Promise<string[]> {
  const { rows } = await sql<{
    word: string;
    channel: string;
    began: string;
    twin_of: string | null;
    id: string;
  }>`
    select (regexp_match(m.text, 'mail\\d{5}x'))[1] as word, v.addresses[1] as channel, b.addresses[1] as began,
      m.twin_of, m.id
    from message m join channel v on v.id = m.channel_id
    join conversation c on c.id = m.conversation_id join channel b on b.id = c.channel_id
    where m.kind = 'inbound'`.execute(db.sql);
  const messages = Map.groupBy(rows, ({ word }) => word);
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
  }
  for (const [word, to] of acknowledged) {
    const found = messages.get(word) ?? [];
    const sides = found.map(({ channel }) => channel).toSorted();
    if (sides.join() !== to.toSorted().join())
      faults.push(`${word} was acknowledged for ${to.join()} and is there for ${sides.join() || 'nobody'}`);
    for (const { channel, began } of found)
      if (channel !== began) faults.push(`${word} to ${channel} stands in a conversation of ${began}`);
    const first = found.filter(({ twin_of }) => twin_of === null);
    if (first.length !== 1 || found.some(({ twin_of }) => twin_of !== null && twin_of !== first[0]!.id))
      faults.push(`${word} is there ${found.length} times, ${first.length} of them as the first`);
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

import type { ClientBase } from 'pg';

/** Pages of the message table in one statement: some 20,000 messages. */
const step = 1200;

/**
 * The rows of the search index, as its reader would make them. By stretches of the message table: that needs no index, and
 * a large filling shows how far it is.
 */
export async function writeSearch(
  client: ClientBase,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { rows } = await client.query<{ pages: string }>(
    `select ceil(pg_relation_size('message') / current_setting('block_size')::numeric) as pages`,
  );
  const pages = Number(rows[0]!.pages);
  for (let from = 0; from < pages; from += step) {
    await client.query(
      `insert into message_search (message_id, conversation_id, team_id, month, language, tsv)
       select m.id, m.conversation_id, c.team_id, ${monthOf('m.received_at')}, m.language,
         to_tsvector('simple', coalesce(m.subject, '') || ' ' || m.text)
       from message m join conversation c on c.id = m.conversation_id
       where m.ctid >= $1::tid and m.ctid < $2::tid`,
      [`(${from},0)`, `(${from + step},0)`],
    );
    onProgress(Math.min(pages, from + step), pages);
  }
}

/** Months since year 0, in UTC. */
function monthOf(column: string): string {
  const at = `${column} at time zone 'UTC'`;
  return `(extract(year from ${at}) * 12 + extract(month from ${at}) - 1)::int`;
}

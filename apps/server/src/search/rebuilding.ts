import { Client } from 'pg';
import { indexSql, removeSql } from './document.ts';

/** The bookmark of who keeps the index up, in `event_cursor`. */
export const reader = 'search';

/** Messages in one transaction: the reader waits that long. */
const batch = 5_000;

/**
 * Makes the whole index anew, beside a running Kontor or without one; search works all the while. Gives how many messages can
 * be found. What happens meanwhile, the reader adds.
 */
export async function rebuildSearch(
  url: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<number> {
  const client = new Client({ connectionString: url, application_name: 'kontor search' });
  await client.connect();
  try {
    const { rows } = await client.query<{ position: string; total: string }>(
      `select (select position from event_head) as position, (select count(*) from message) as total`,
    );
    const { position, total } = rows[0]!;
    let last = '00000000-0000-0000-0000-000000000000';
    for (let done = 0; ;) {
      const next = await inTurn(client, () => indexAfter(client, last));
      if (!next) break;
      last = next.last;
      done += next.messages;
      onProgress(done, Math.max(done, Number(total)));
    }
    await inTurn(client, async () => {
      await client.query(removeSql('true'));
      await client.query('update event_cursor set position = greatest(position, $2) where reader = $1', [
        reader,
        position,
      ]);
    });
    await client.query('analyze message_search');
    const found = await client.query<{ count: string }>('select count(*) from message_search');
    return Number(found.rows[0]!.count);
  } finally {
    await client.end();
  }
}

async function indexAfter(
  client: Client,
  after: string,
): Promise<{ last: string; messages: number } | undefined> {
  const { rows } = await client.query<{ id: string }>(
    'select id from message where id > $1 order by id limit $2',
    [after, batch],
  );
  const last = rows.at(-1)?.id;
  if (!last) return undefined;
  await client.query(indexSql('m.id > $1::uuid and m.id <= $2::uuid'), [after, last]);
  return { last, messages: rows.length };
}

/** Reader and rebuilding take turns by the lock on the bookmark: neither writes what the other has just taken out. */
async function inTurn<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin');
  try {
    await client.query(
      'insert into event_cursor (reader, position) values ($1, 0) on conflict (reader) do nothing',
      [reader],
    );
    await client.query('select from event_cursor where reader = $1 for update', [reader]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

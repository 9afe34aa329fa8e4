import type { ClientBase } from 'pg';
import { reader } from '../../notification/noticing.ts';

const lately = 3 * 86_400_000;

/** People are told of the last days as if they had been there; of what happened before nobody is. */
export async function tellLately(client: ClientBase, now: Date): Promise<void> {
  await client.query(
    `insert into event_cursor (reader, position)
     select $1, coalesce(max(position), 0) from event where at < $2
     on conflict (reader) do nothing`,
    [reader, new Date(now.getTime() - lately)],
  );
}

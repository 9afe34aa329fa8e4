import type { ClientBase } from 'pg';
import { indexSql } from '../../search/document.ts';
import { reader } from '../../search/rebuilding.ts';

/** Pages of the message table in one statement: some 20,000 messages. */
const step = 1200;

/**
 * The search index of everything written, by stretches of the message table: that needs no order among the rows, and
 * several connections can share the stretches.
 */
export class SearchFilling {
  readonly #onProgress: (done: number, total: number) => void;
  #next = 0;
  #done = 0;
  #pages: Promise<number> | undefined;

  constructor(onProgress: (done: number, total: number) => void) {
    this.#onProgress = onProgress;
  }

  /** Takes stretch after stretch until none is left. */
  async help(client: ClientBase): Promise<void> {
    const pages = await (this.#pages ??= pagesOf(client));
    while (this.#next < pages) {
      const from = this.#next;
      this.#next += step;
      await client.query(indexSql('m.ctid >= $1::tid and m.ctid < $2::tid'), [
        `(${from},0)`,
        `(${from + step},0)`,
      ]);
      this.#done = Math.min(pages, this.#done + step);
      this.#onProgress(this.#done, pages);
    }
  }
}

async function pagesOf(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ pages: string }>(
    `select ceil(pg_relation_size('message') / current_setting('block_size')::numeric) as pages`,
  );
  return Number(rows[0]!.pages);
}

/** The index is as far as this position: its reader goes on from there. */
export async function markIndexed(client: ClientBase, position: number): Promise<void> {
  await client.query(
    `insert into event_cursor (reader, position) values ($1, $2)
     on conflict (reader) do update set position = excluded.position`,
    [reader, position],
  );
}

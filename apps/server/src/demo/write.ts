import { setImmediate as breathe } from 'node:timers/promises';
import pg from 'pg';
import type { DemoFile } from './files/attachments.ts';
import { type DemoWishes, generateDemo, isBrief } from './generate.ts';
import type { DemoConversation } from './records.ts';
import { bare, emptied, make, type TakenOff } from './write/bare-tables.ts';
import { type CompanyWishes, writeCompany } from './write/company.ts';
import { copy, type CopyRows } from './write/copying.ts';
import { DemoRows } from './write/rows.ts';
import { tellLately } from './write/notifications.ts';
import { markIndexed, SearchFilling } from './write/search.ts';

export interface FillWishes extends DemoWishes, CompanyWishes {
  /** Where attachments are kept; without it messages come without any. */
  files?: { put(content: Uint8Array): Promise<{ sha256: string }> };
  /** Search and indexes go on beside each other. */
  onProgress?: (progress: { phase: Phase; done: number; total: number }) => void;
  signal?: AbortSignal;
}

export type Phase = 'customers' | 'conversations' | 'search' | 'indexes';

export interface Filled {
  customers: number;
  conversations: number;
  messages: number;
  events: number;
}

/** Conversations copied at once. */
const chunk = 2000;

/**
 * Fills an empty, migrated database with the demo company, by COPY. A small demo is one transaction and there or not; so are
 * the rows of a large one, but its indexes, constraints and search are built afterwards: when it was interrupted, begin with
 * a fresh database.
 */
export async function fillDemo(connectionString: string, wishes: FillWishes): Promise<Filled> {
  const isLarge = isBrief(wishes);
  const client = await connect(connectionString, isLarge);
  try {
    await refuseFilled(client);
    return await new Filling(connectionString, client, wishes, isLarge).run();
  } finally {
    await client.end();
  }
}

async function connect(connectionString: string, isLarge: boolean): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'kontor demo' });
  await client.connect();
  if (isLarge) await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'`);
  return client;
}

async function refuseFilled(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select exists (select 1 from agent) or exists (select 1 from customer) as filled`,
  );
  if (rows[0].filled) throw new Error('The database already has people in it: the demo wants an empty one.');
}

class Filling {
  readonly #connectionString: string;
  readonly #client: pg.Client;
  readonly #wishes: FillWishes;
  readonly #isLarge: boolean;
  readonly #demo;
  readonly #rows: DemoRows;
  readonly #stored = new Map<Uint8Array, string>();
  #isFrozen = false;
  readonly #filled: Filled = { customers: 0, conversations: 0, messages: 0, events: 0 };

  constructor(connectionString: string, client: pg.Client, wishes: FillWishes, isLarge: boolean) {
    this.#connectionString = connectionString;
    this.#client = client;
    this.#wishes = wishes;
    this.#isLarge = isLarge;
    this.#demo = generateDemo(wishes);
    this.#rows = new DemoRows(this.#demo.cast, isLarge, ({ content }) => this.#stored.get(content));
  }

  async run(): Promise<Filled> {
    const client = this.#client;
    const tables = Object.keys(this.#rows.tables);
    await client.query('begin');
    try {
      await writeCompany(client, this.#demo.cast, this.#wishes);
      const off = this.#isLarge
        ? { rows: await bare(client, tables), search: await bare(client, ['message_search']) }
        : undefined;
      if (off) this.#isFrozen = await emptied(client, tables);
      await this.#customers();
      await this.#conversations();
      await this.#finish();
      if (!off) await this.#searching().help(client);
      await markIndexed(client, this.#rows.position);
      await tellLately(client, this.#wishes.now);
      await client.query('commit');
      if (off) await this.#makeAgain(off);
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    }
    return this.#filled;
  }

  async #customers(): Promise<void> {
    const { people } = this.#demo;
    const total = people.wishes.count;
    for (const customer of people.all()) {
      this.#rows.addCustomer(customer);
      if (++this.#filled.customers % 10_000 > 0) continue;
      await this.#write();
      this.#tell('customers', this.#filled.customers, total);
    }
    await this.#write();
    this.#tell('customers', total, total);
  }

  /** While a chunk is on its way to the server, the next one is told. */
  async #conversations(): Promise<void> {
    let writing: Promise<void> = Promise.resolve();
    for (const conversation of this.#demo.conversations()) {
      this.#wishes.signal?.throwIfAborted();
      await this.#keepFiles(conversation);
      this.#rows.addConversation(conversation);
      this.#filled.conversations++;
      this.#filled.messages += conversation.messages.length;
      if (this.#filled.conversations % 20 === 0) await breathe();
      if (this.#filled.conversations % chunk > 0) continue;
      await writing;
      writing = this.#write();
      // A fault is thrown where the chunk is waited for.
      writing.catch(() => {});
      this.#tell('conversations', this.#filled.conversations, this.#wishes.conversations);
    }
    await writing;
    await this.#write();
    this.#tell('conversations', this.#wishes.conversations, this.#wishes.conversations);
  }

  async #keepFiles({ messages }: DemoConversation): Promise<void> {
    const { files } = this.#wishes;
    if (!files) return;
    const fresh: DemoFile[] = messages
      .flatMap((message) => message.files)
      .filter(({ content }) => !this.#stored.has(content));
    await Promise.all(
      fresh.map(async ({ content }) => this.#stored.set(content, (await files.put(content)).sha256)),
    );
  }

  async #write(): Promise<void> {
    this.#rows.settle();
    const taken = Object.values(this.#rows.tables).map((rows: CopyRows) => rows.take());
    for (const one of taken) await copy(this.#client, one, this.#isFrozen);
  }

  /** What counts on from here: positions and numbers. */
  async #finish(): Promise<void> {
    this.#filled.events = this.#rows.position;
    await this.#client.query(`update event_head set position = $1`, [this.#rows.position]);
    await this.#client.query(`select setval('conversation_number', greatest(1000 + $1, 1000))`, [
      this.#filled.conversations,
    ]);
    for (const [agent, at] of this.#rows.lastAssigned)
      await this.#client.query('update agent set last_assigned_at = $2 where id = $1', [agent, new Date(at)]);
  }

  #searching(): SearchFilling {
    return new SearchFilling((done, total) => this.#tell('search', done, total));
  }

  /** Keys first, and what the search leans on; then the search, on a connection of its own, beside all other indexes. */
  async #makeAgain({ rows, search }: { rows: TakenOff; search: TakenOff }): Promise<void> {
    const client = this.#client;
    const total = [rows, search].flatMap((off) => [off.keys, off.indexes, off.references]).flat().length;
    let done = 0;
    const onMade = () => this.#tell('indexes', ++done, total);
    const isLeantOn = ({ name }: { name: string }) => name === 'attachment_message';
    await make(client, [...rows.keys, ...search.keys, ...rows.indexes.filter(isLeantOn)], onMade);
    await client.query('analyze');
    const beside = await connect(this.#connectionString, true);
    try {
      const searching = this.#searching();
      const rest = [...rows.indexes.filter((one) => !isLeantOn(one)), ...rows.references];
      const both = [searching.help(beside), make(client, rest, onMade).then(() => searching.help(client))];
      const faults = (await Promise.allSettled(both)).filter((one) => one.status === 'rejected');
      if (faults.length > 0) throw faults[0]!.reason;
    } finally {
      await beside.end();
    }
    await make(client, search.indexes, onMade);
    await client.query('analyze');
  }

  #tell(phase: Phase, done: number, total: number): void {
    this.#wishes.onProgress?.({ phase, done, total });
  }
}

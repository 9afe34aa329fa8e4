import { Inject, Injectable } from '@nestjs/common';
import type { ChannelAdapter } from '@kontor/channel-kit/adapter';
import { because, type Reason, tell } from '@kontor/channel-kit/sentences';
import { emailKey } from '@kontor/domain/handle/email';
import type { Logger } from 'pino';
import { z } from 'zod';
import { Database } from '../platform/database/database.ts';
import type { Row } from '../platform/database/tables.ts';
import { Signals } from '../platform/signals.ts';
import { LOG, SECRET_KEY } from '../platform/tokens.ts';
import { adapterFor } from './channels.ts';
import { openSecrets } from './sealed-secrets.ts';
import { joinSecrets } from './secret-settings.ts';
import { say } from '../platform/texts.ts';

/** A channel ready for work: its adapter and its settings, secrets included. */
export interface OpenChannel {
  row: Row<'channel'>;
  adapter: ChannelAdapter;
  settings: unknown;
  teamIds: string[];
}

/** A channel whose stored settings cannot be read any more: it alone stands still, and says why. */
export interface BrokenChannel {
  row: Row<'channel'>;
  teamIds: string[];
  /** Names the field, never its value. */
  why: string;
  /** The same as a sentence. */
  fault: string;
}

interface Book {
  open: Map<string, OpenChannel>;
  broken: Map<string, BrokenChannel>;
}

/** Every channel of the workspace, kept in memory until one changes. There are few, and each message needs one. */
@Injectable()
export class ChannelBook {
  #channels: Promise<Book> | undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SECRET_KEY) private readonly secretKey: string,
    @Inject(Signals) signals: Signals,
    @Inject(LOG) private readonly log: Logger,
  ) {
    signals.on('channels', () => this.forget());
  }

  forget(): void {
    this.#channels = undefined;
  }

  /** Those that can work. */
  async all(): Promise<OpenChannel[]> {
    return [...(await this.#load()).open.values()];
  }

  async broken(): Promise<BrokenChannel[]> {
    return [...(await this.#load()).broken.values()];
  }

  /** Nothing, too, for one that is broken. */
  async find(id: string): Promise<OpenChannel | undefined> {
    const { open, broken } = await this.#load();
    if (open.has(id) || broken.has(id)) return open.get(id);
    // Made by another process a moment ago, perhaps.
    this.forget();
    return (await this.#load()).open.get(id);
  }

  async get(id: string): Promise<OpenChannel> {
    const channel = await this.find(id);
    if (!channel) throw new Error((await this.whyNot(id)).reason);
    return channel;
  }

  /** Why there is no working channel of this id, for people. */
  async whyNot(id: string): Promise<Reason> {
    const broken = (await this.#load()).broken.get(id);
    return because(
      broken ? say('kontor.channel.unreadable', { why: broken.why }) : say('kontor.delivery.noChannel'),
    );
  }

  /** Ids of the enabled channels that receive for this address. Throws when one does that cannot work now. */
  async receivingFor(address: string): Promise<string[]> {
    const key = emailKey(address);
    const receives = ({ row }: Pick<OpenChannel, 'row'>) =>
      row.enabled && !row.archived_at && row.addresses.includes(key);
    // The sender's server is told to try again, not that nobody is here.
    const broken = (await this.broken()).find(receives);
    if (broken) throw new Error(broken.fault);
    return (await this.all()).filter(receives).map(({ row }) => row.id);
  }

  /** Whether an address, given with its key, is ours: one at which any channel receives, or a reply address with its token. */
  async own(): Promise<(address: string, key: string) => boolean> {
    const channels = await this.all();
    const plain = new Set([...channels, ...(await this.broken())].flatMap(({ row }) => row.addresses));
    return (address, key) =>
      plain.has(key) ||
      channels.some(({ adapter, settings }) => adapter.ownsAddress?.(address, settings) ?? false);
  }

  #load(): Promise<Book> {
    const loading = (this.#channels ??= this.#read());
    loading.catch(() => this.forget());
    return loading;
  }

  async #read(): Promise<Book> {
    const [rows, serving] = await Promise.all([
      this.db.sql.selectFrom('channel').selectAll().orderBy('created_at').orderBy('id').execute(),
      this.db.sql.selectFrom('channel_team').selectAll().execute(),
    ]);
    const book: Book = { open: new Map(), broken: new Map() };
    for (const row of rows as Row<'channel'>[]) {
      const teamIds = serving.filter((s) => s.channel_id === row.id).map((s) => s.team_id);
      try {
        book.open.set(row.id, { row, teamIds, ...(await openSettings(this.secretKey, row)) });
      } catch (error) {
        this.log.error({ channel: row.id, err: error }, 'The stored settings of a channel cannot be read');
        const why = whyOf(error);
        const { reason: fault } = tell(say('kontor.channel.unreadable', { why }));
        book.broken.set(row.id, { row, teamIds, why, fault });
      }
    }
    return book;
  }
}

async function openSettings(
  secretKey: string,
  { kind, settings, secrets }: Row<'channel'>,
): Promise<Pick<OpenChannel, 'adapter' | 'settings'>> {
  const adapter = await adapterFor(kind);
  return {
    adapter,
    settings: adapter.settings.parse(joinSecrets(settings, openSecrets(secretKey, secrets))),
  };
}

function whyOf(error: unknown): string {
  const [issue] = error instanceof z.ZodError ? error.issues : [];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : (error as Error).message;
}

import { Inject, Injectable } from '@nestjs/common';
import type { ChannelAdapter } from '@kontor/channel-kit/adapter';
import { emailKey } from '@kontor/domain/handle/email';
import { Database } from '../platform/database/database.ts';
import type { Row } from '../platform/database/tables.ts';
import { Signals } from '../platform/signals.ts';
import { SECRET_KEY } from '../platform/tokens.ts';
import { adapterFor } from './channels.ts';
import { openSecrets } from './sealed-secrets.ts';
import { joinSecrets } from './secret-settings.ts';

/** A channel ready for work: its adapter and its settings, secrets included. */
export interface OpenChannel {
  row: Row<'channel'>;
  adapter: ChannelAdapter;
  settings: unknown;
  teamIds: string[];
}

/** Every channel of the workspace, kept in memory until one changes. There are few, and each message needs one. */
@Injectable()
export class ChannelBook {
  #channels: Promise<Map<string, OpenChannel>> | undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SECRET_KEY) private readonly secretKey: string,
    @Inject(Signals) signals: Signals,
  ) {
    signals.on('channels', () => this.forget());
  }

  forget(): void {
    this.#channels = undefined;
  }

  async all(): Promise<OpenChannel[]> {
    return [...(await this.#load()).values()];
  }

  async find(id: string): Promise<OpenChannel | undefined> {
    const known = (await this.#load()).get(id);
    if (known) return known;
    // Made by another process a moment ago, perhaps.
    this.forget();
    return (await this.#load()).get(id);
  }

  async get(id: string): Promise<OpenChannel> {
    const channel = await this.find(id);
    if (!channel) throw new Error(`Channel ${id} does not exist`);
    return channel;
  }

  /** Ids of the enabled channels that receive for this address. */
  async receivingFor(address: string): Promise<string[]> {
    const key = emailKey(address);
    return (await this.all())
      .filter(({ row }) => row.enabled && !row.archived_at && row.addresses.includes(key))
      .map(({ row }) => row.id);
  }

  /** Whether an address, given with its key, is ours: one at which any channel receives, or a reply address with its token. */
  async own(): Promise<(address: string, key: string) => boolean> {
    const channels = await this.all();
    const plain = new Set(channels.flatMap(({ row }) => row.addresses));
    return (address, key) =>
      plain.has(key) ||
      channels.some(({ adapter, settings }) => adapter.ownsAddress?.(address, settings) ?? false);
  }

  #load(): Promise<Map<string, OpenChannel>> {
    const loading = (this.#channels ??= this.#read());
    loading.catch(() => this.forget());
    return loading;
  }

  async #read(): Promise<Map<string, OpenChannel>> {
    const [rows, serving] = await Promise.all([
      this.db.sql.selectFrom('channel').selectAll().orderBy('created_at').orderBy('id').execute(),
      this.db.sql.selectFrom('channel_team').selectAll().execute(),
    ]);
    const channels = new Map<string, OpenChannel>();
    for (const row of rows as Row<'channel'>[]) {
      const adapter = await adapterFor(row.kind);
      const secrets = openSecrets(this.secretKey, row.secrets);
      channels.set(row.id, {
        row,
        adapter,
        settings: adapter.settings.parse(joinSecrets(row.settings, secrets)),
        teamIds: serving.filter((s) => s.channel_id === row.id).map((s) => s.team_id),
      });
    }
    return channels;
  }
}

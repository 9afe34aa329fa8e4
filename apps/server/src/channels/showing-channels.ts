import { Inject, Injectable } from '@nestjs/common';
import type { ChannelSettings } from '@kontor/contracts/settings';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { notFound } from '../platform/problem.ts';
import { CONFIG, SECRET_KEY } from '../platform/tokens.ts';
import { ChannelBook, type OpenChannel } from './channel-book.ts';
import { healthOf } from './health.ts';
import { openSecrets } from './sealed-secrets.ts';

type Told = Parameters<typeof healthOf>[1];

/** Channels as their settings pages show them: to admins whole, to leads those of their teams without settings. */
@Injectable()
export class ShowingChannels {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ChannelBook) private readonly book: ChannelBook,
    @Inject(SECRET_KEY) private readonly secretKey: string,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(me: SignedIn): Promise<ChannelSettings[]> {
    this.book.forget();
    const channels = (await this.book.all()).filter((channel) => sees(me, channel));
    const told = await this.#told(channels);
    return channels
      .map((channel) => this.#present(me, channel, told.get(channel.row.id)))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  }

  async show(me: SignedIn, id: string): Promise<ChannelSettings> {
    const found = (await this.list(me)).find((channel) => channel.id === id);
    if (!found) throw notFound('This channel');
    return found;
  }

  async #told(channels: OpenChannel[]): Promise<Map<string, Told>> {
    if (channels.length === 0) return new Map();
    const rows = await this.db.sql
      .selectFrom('channel_connection')
      .select(['channel_id', 'health'])
      .where(
        'channel_id',
        'in',
        channels.map(({ row }) => row.id),
      )
      .execute();
    return new Map(rows.map((row) => [row.channel_id, row.health]));
  }

  #present(me: SignedIn, channel: OpenChannel, told: Told): ChannelSettings {
    const { row, teamIds } = channel;
    const isAdmin = me.role === 'admin';
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      brandId: row.brand_id,
      addresses: row.addresses,
      teamIds: teamIds.toSorted(),
      enabled: row.enabled,
      teamId: row.team_id,
      settings: isAdmin ? row.settings : {},
      secretsSet: isAdmin ? Object.keys(openSecrets(this.secretKey, row.secrets)).toSorted() : [],
      health: healthOf(channel, told, this.config.smtpListen !== undefined),
      version: row.version,
    };
  }
}

function sees(me: SignedIn, { row, teamIds }: OpenChannel): boolean {
  if (row.archived_at) return false;
  return me.role === 'admin' || (me.role === 'lead' && teamIds.some((team) => me.teamIds.includes(team)));
}

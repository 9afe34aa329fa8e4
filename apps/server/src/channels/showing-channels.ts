import { Inject, Injectable } from '@nestjs/common';
import type { ChannelSettings } from '@kontor/contracts/settings';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { notFound } from '../platform/problem.ts';
import { CONFIG, SECRET_KEY } from '../platform/tokens.ts';
import { ChannelBook, type OpenChannel } from './channel-book.ts';
import { brokenHealth, healthOf } from './health.ts';
import { openSecrets } from './sealed-secrets.ts';

type Told = Parameters<typeof healthOf>[1];
type Shown = Pick<OpenChannel, 'row' | 'teamIds'>;

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
    const broken = (await this.book.broken()).filter((channel) => sees(me, channel));
    const told = await this.#told(channels);
    const isListening = this.config.smtpListen !== undefined;
    return [
      ...channels.map((one) => this.#present(me, one, healthOf(one, told.get(one.row.id), isListening))),
      ...broken.map((one) => this.#present(me, one, brokenHealth(one))),
    ].toSorted((a, b) => a.name.localeCompare(b.name));
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

  #present(me: SignedIn, { row, teamIds }: Shown, health: ChannelSettings['health']): ChannelSettings {
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
      secretsSet: isAdmin ? namesOfSecrets(this.secretKey, row.secrets) : [],
      health,
      version: row.version,
    };
  }
}

function namesOfSecrets(secretKey: string, sealed: string | null): string[] {
  try {
    return Object.keys(openSecrets(secretKey, sealed)).toSorted();
  } catch {
    return [];
  }
}

function sees(me: SignedIn, { row, teamIds }: Shown): boolean {
  if (row.archived_at) return false;
  return me.role === 'admin' || (me.role === 'lead' && teamIds.some((team) => me.teamIds.includes(team)));
}

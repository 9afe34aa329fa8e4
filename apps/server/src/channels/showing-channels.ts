import { Inject, Injectable } from '@nestjs/common';
import type { ChannelSettings } from '@kontor/contracts/settings';
import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
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
    const waiting = await waitingFor(this.db.sql);
    const isListening = this.config.smtpListen !== undefined;
    return [
      ...channels.map((one) =>
        this.#present(me, one, healthOf(one, told.get(one.row.id), isListening), waiting),
      ),
      ...broken.map((one) => this.#present(me, one, brokenHealth(one), waiting)),
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

  #present(
    me: SignedIn,
    { row, teamIds, ...one }: Shown,
    health: ChannelSettings['health'],
    waiting: Map<string, number>,
  ): ChannelSettings {
    const isAdmin = me.role === 'admin';
    // Of a channel that works, the next moment takes them in.
    const waits = !('adapter' in one) || !row.enabled || row.intake_fault !== null;
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
      waiting: waits ? (waiting.get(row.id) ?? 0) : 0,
      version: row.version,
    };
  }
}

/** By channel: what it took in and is not taken in by us. */
async function waitingFor(db: Sql): Promise<Map<string, number>> {
  const { rows } = await sql<{ channel_id: string; n: number }>`
    select channel_id, count(*)::int as n
    from (select unnest(channel_ids) as channel_id from receipt where state = 'stored') waiting
    group by channel_id`.execute(db);
  return new Map(rows.map(({ channel_id, n }) => [channel_id, n]));
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

import { Inject, Injectable } from '@nestjs/common';
import type { ChannelHealth } from '@kontor/channel-kit/adapter';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { ChannelBook, type OpenChannel } from '../channels/channel-book.ts';
import { ChannelSecrets } from '../channels/channel-secrets.ts';
import { holdsConnection } from '../channels/health.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import { every } from '../platform/every.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { LOG } from '../platform/tokens.ts';
import { record } from '../timeline/recording.ts';
import { FetchingAgain } from './fetching-again.ts';

/** By the database's clock, which all workers share. */
const lease = sql`interval '20 seconds'`;

interface Connection {
  version: number;
  abort: AbortController;
  done: Promise<void>;
}

/** Keeps the connections of channels that hold one: one worker at a time for each, by lease. */
@Injectable()
export class Connections {
  readonly #holder = newId();
  readonly #open = new Map<string, Connection>();
  /** Who of a channel's connection wants to hear of it, and what was told. */
  readonly #wanting = new Map<string, Set<() => void>>();
  #told = new Map<string, string[]>();
  #rounds: { stop(): Promise<void> } | undefined;
  #off = () => {};

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(ChannelSecrets) private readonly secrets: ChannelSecrets,
    @Inject(FetchingAgain) private readonly again: FetchingAgain,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  start(): void {
    const complain = (error: unknown) => this.log.warn({ err: error }, 'Channels could not be looked after');
    this.#off = this.signals.on('channels', () => void this.#round().catch(complain));
    this.#rounds = every(5_000, () => this.#round(), complain);
    void this.#round().catch(complain);
  }

  async stop(): Promise<void> {
    this.#off();
    await this.#rounds?.stop();
    for (const { abort } of this.#open.values()) abort.abort();
    await Promise.allSettled([...this.#open.values()].map((connection) => connection.done));
    await this.db.sql
      .updateTable('channel_connection')
      .set({ holder: null, lease_until: null })
      .where('holder', '=', this.#holder)
      .execute()
      .catch(() => {});
  }

  /** Ends what is gone or changed, renews what is held, takes what is free. */
  async #round(): Promise<void> {
    const wanted = new Map(
      (await this.channels.all())
        .filter((channel) => channel.row.enabled && !channel.row.archived_at && holdsConnection(channel))
        .map((channel) => [channel.row.id, channel]),
    );
    for (const [id, connection] of this.#open) {
      const channel = wanted.get(id);
      if (channel?.row.version !== connection.version || !(await this.#hold(id))) connection.abort.abort();
    }
    for (const [id, channel] of wanted)
      if (!this.#open.has(id) && (await this.#hold(id))) this.#connect(channel);
    await this.#tellWanted();
  }

  /** Each connection hears once of what people want fetched again. */
  async #tellWanted(): Promise<void> {
    const wanted = await this.again.wanted();
    for (const [id, callbacks] of this.#wanting) {
      const before = this.#told.get(id);
      if (wanted.get(id)?.some((one) => !before?.includes(one))) for (const tell of callbacks) tell();
    }
    this.#told = wanted;
  }

  #onWanted(channelId: string, callback: () => void): () => void {
    const callbacks = this.#wanting.get(channelId) ?? new Set();
    this.#wanting.set(channelId, callbacks.add(callback));
    return () => callbacks.delete(callback);
  }

  async #hold(channelId: string): Promise<boolean> {
    const { numAffectedRows } = await sql`
      insert into channel_connection (channel_id, holder, lease_until)
      values (${channelId}, ${this.#holder}, clock_timestamp() + ${lease})
      on conflict (channel_id) do update set holder = excluded.holder, lease_until = excluded.lease_until
      where channel_connection.holder = excluded.holder or channel_connection.holder is null
        or channel_connection.lease_until < clock_timestamp()`.execute(this.db.sql);
    return Number(numAffectedRows) > 0;
  }

  #connect(channel: OpenChannel): void {
    const { id, version } = channel.row;
    const abort = new AbortController();
    const done = this.#listen(channel, abort.signal)
      .catch((error: unknown) =>
        this.log.error({ channel: id, err: error }, 'A channel’s connection ended in a fault'),
      )
      .finally(() => this.#open.delete(id));
    this.#open.set(id, { version, abort, done });
  }

  #listen({ adapter, settings, row }: OpenChannel, signal: AbortSignal): Promise<void> {
    const { id } = row;
    return adapter.listen!(settings, {
      signal,
      log: this.log.child({ channel: id }),
      now: () => this.clock.now(),
      store: (delivery) => this.again.store(id, delivery),
      quarantine: (deliveryId, told) => this.again.quarantine(id, deliveryId, told),
      wanted: async () => (await this.again.wanted()).get(id) ?? [],
      onWanted: (callback) => this.#onWanted(id, callback),
      readPosition: async () => (await this.#row(id))?.position ?? undefined,
      writePosition: async (position) => {
        await this.db.sql
          .updateTable('channel_connection')
          .set({ position: json<unknown>(position) })
          .where('channel_id', '=', id)
          .where('holder', '=', this.#holder)
          .execute();
      },
      keepSecret: (path, value) => this.secrets.keep(id, path, value),
      health: (health) => void this.#tell(id, health).catch(() => {}),
    });
  }

  #row(channelId: string) {
    return this.db.sql
      .selectFrom('channel_connection')
      .select(['position', 'health'])
      .where('channel_id', '=', channelId)
      .executeTakeFirst();
  }

  async #tell(channelId: string, health: ChannelHealth): Promise<void> {
    const before = (await this.#row(channelId))?.health;
    const now = this.clock.now();
    const since = before?.state === health.state ? before.since : now.toISOString();
    await this.db.transaction(async (tx) => {
      await tx
        .updateTable('channel_connection')
        .set({ health: json({ ...health, since }) })
        .where('channel_id', '=', channelId)
        .execute();
      if (before?.state !== health.state)
        await record(tx, [{ type: 'channel.health_changed', data: { channelId } }], { kind: 'system' }, now);
    });
    this.signals.raise('events');
  }
}

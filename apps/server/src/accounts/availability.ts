import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Listening } from '../platform/listening.ts';
import { Signals } from '../platform/signals.ts';
import { LOG } from '../platform/tokens.ts';
import { record } from '../timeline/recording.ts';

/** Without a socket for this long an agent is away. Milliseconds. */
export const grace = 5 * 60_000;
const sweepEvery = 30_000;
const topic = 'connected-agents';
/** Ids in one message to the other processes: a NOTIFY carries at most 8 kB. */
const idsPerMessage = 150;

type State = 'available' | 'away';

/**
 * Who is there. An agent who connects is available, unless they said by hand that they are away; one whose last socket, in
 * whatever process, has been gone for five minutes is away.
 */
@Injectable()
export class Availability implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #sockets = new Map<string, number>();
  /** When an agent last had a socket, here or in a process that told us. */
  readonly #lastHeld = new Map<string, number>();
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signals: Signals,
    private readonly listening: Listening,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#startedAt = this.#now();
    this.listening.on(topic, (ids) => {
      for (const id of ids.split(',')) this.#lastHeld.set(id, this.#now());
    });
    this.#timer = setInterval(() => {
      this.sweep().catch((error) => this.log.warn({ err: error }, 'Could not tell who is away'));
    }, sweepEvery);
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  /** A socket of this agent was opened here. */
  async connected(agentId: string): Promise<void> {
    const sockets = (this.#sockets.get(agentId) ?? 0) + 1;
    this.#sockets.set(agentId, sockets);
    this.#lastHeld.set(agentId, this.#now());
    if (sockets > 1) return;
    await this.#tellOthers([agentId]);
    await this.#change(agentId, 'available', 'system');
  }

  /** One was closed. */
  disconnected(agentId: string): void {
    const sockets = (this.#sockets.get(agentId) ?? 0) - 1;
    if (sockets > 0) this.#sockets.set(agentId, sockets);
    else this.#sockets.delete(agentId);
    this.#lastHeld.set(agentId, this.#now());
  }

  /** The agent chose it in the console's corner: being away by hand stays until it is taken back. */
  async choose(agentId: string, availability: State): Promise<void> {
    // The grace begins anew: whoever says so is there, with or without a socket.
    this.#lastHeld.set(agentId, this.#now());
    await this.#tellOthers([agentId]);
    await this.#change(agentId, availability, 'hand');
  }

  /** Sends away whom nobody has held for long enough. Runs in each process; the row decides that it happens once. */
  async sweep(): Promise<void> {
    const now = this.#now();
    const here = [...this.#sockets.keys()];
    for (const id of here) this.#lastHeld.set(id, now);
    for (let i = 0; i < here.length; i += idsPerMessage)
      await this.#tellOthers(here.slice(i, i + idsPerMessage));

    const agents = await this.db.sql
      .selectFrom('agent')
      .select(['id', 'availability'])
      .where('disabled_at', 'is', null)
      .where((where) =>
        where.or([where('availability', '=', 'available'), where('availability_by', '=', 'system')]),
      )
      .execute();
    for (const { id, availability } of agents) {
      const unheld = now - (this.#lastHeld.get(id) ?? this.#startedAt);
      if (availability === 'available' && unheld >= grace) await this.#change(id, 'away', 'system');
      // Their arrival could not be written down: the database was away, or another process judged without hearing us.
      if (availability === 'away' && this.#sockets.has(id)) await this.#change(id, 'available', 'system');
    }
  }

  async #change(agentId: string, to: State, by: 'hand' | 'system'): Promise<void> {
    const at = this.clock.now();
    const changed = await this.db.transaction(async (tx) => {
      const before = await tx
        .selectFrom('agent')
        .select(['availability', 'availability_by', 'disabled_at'])
        .where('id', '=', agentId)
        .forUpdate()
        .executeTakeFirst();
      if (!before || before.disabled_at) return false;
      const keptByHand = before.availability === 'away' && before.availability_by === 'hand';
      if (by === 'system' && (before.availability === to || keptByHand)) return false;
      await tx
        .updateTable('agent')
        .set({ availability: to, availability_by: by, availability_at: at })
        .where('id', '=', agentId)
        .execute();
      if (before.availability === to) return false;
      await record(
        tx,
        [{ type: 'agent.availability_changed', data: { agentId, availability: to } }],
        by === 'hand' ? { kind: 'agent', id: agentId } : { kind: 'system' },
        at,
      );
      return true;
    });
    if (changed) this.signals.raise('events');
  }

  async #tellOthers(agentIds: string[]): Promise<void> {
    // Lost when the database is away: the next sweep tells again.
    await this.listening.tell(topic, agentIds.join(',')).catch(() => {});
  }

  #now(): number {
    return this.clock.now().getTime();
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { FirstRun, workspaceBody } from '@kontor/contracts/workspace';
import type { z } from 'zod';
import { audit } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { refuseUnknownZone } from '../accounts/zone.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';

type Wish = z.output<typeof workspaceBody>;

const steps = { name: 'open', brand: 'open', channel: 'open', people: 'open', mail: 'open' } as const;

/** What the workspace is called, and how far its first run is. */
@Injectable()
export class Workspace {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  async change(me: SignedIn, wish: Wish, { address }: Client): Promise<Wish> {
    refuseUnknownZone(wish.zone);
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      await tx.updateTable('workspace').set(wish).execute();
      await this.#tell(tx, me, now);
      await audit(tx, now, { action: 'workspace.changed', actorId: me.agentId, data: { ...wish }, address });
    });
    this.signals.raise('events');
    return wish;
  }

  /** Nothing kept: it was never begun here, or is over. */
  async firstRun(): Promise<FirstRun> {
    const { first_run } = await this.db.sql
      .selectFrom('workspace')
      .select('first_run')
      .executeTakeFirstOrThrow();
    return first_run ?? { open: false, steps: { ...steps } };
  }

  async keepFirstRun(me: SignedIn, state: FirstRun): Promise<FirstRun> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      await tx
        .updateTable('workspace')
        .set({ first_run: json<FirstRun>(state) })
        .execute();
      await this.#tell(tx, me, now);
    });
    this.signals.raise('events');
    return state;
  }

  async #tell(tx: Parameters<typeof record>[0], me: SignedIn, now: Date): Promise<void> {
    const by = { kind: 'agent' as const, id: me.agentId };
    await record(tx, [{ type: 'settings.changed', data: { what: 'workspace' } }], by, now);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Status } from '@kontor/contracts/conversation';
import { wake } from '@kontor/domain/conversation/status';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { change, lockConversation } from '../timeline/recording.ts';
import { Changing } from './changing.ts';
import { decided, snoozedUntil, withStatus } from './decisions.ts';
import type { WideRow } from './rows.ts';
import { stateOf } from './state.ts';

/** Open, waiting, snoozed, resolved, spam: set by people, and woken by the clock. */
@Injectable()
export class StatusChanges {
  constructor(
    @Inject(Changing) private readonly changing: Changing,
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  set(me: SignedIn, id: string, status: Exclude<Status, 'snoozed'>): Promise<WideRow> {
    return this.changing.by(me, id, withStatus(status));
  }

  snooze(me: SignedIn, id: string, until: Date): Promise<WideRow> {
    return this.changing.by(me, id, snoozedUntil(until));
  }

  /** Opens what was snoozed until now. Gives how many. */
  async wakeDue(): Promise<number> {
    const now = this.clock.now();
    const due = await this.db.sql
      .selectFrom('conversation')
      .select('id')
      .where('status', '=', 'snoozed')
      .where('snoozed_until', '<=', now)
      .orderBy('snoozed_until')
      .limit(200)
      .execute();
    for (const { id } of due)
      await this.db.transaction(async (tx) => {
        const conversation = await lockConversation(tx, id);
        const decision = conversation && decided(wake(stateOf(conversation), now));
        if (decision)
          await change(tx, conversation, decision.changes, decision.facts, { kind: 'system' }, now);
      });
    if (due.length > 0) this.signals.raise('events');
    return due.length;
  }
}

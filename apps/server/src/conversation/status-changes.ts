import { Inject, Injectable } from '@nestjs/common';
import type { Status } from '@kontor/contracts/conversation';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import {
  change,
  type ConversationChanges,
  type ConversationRow,
  lockConversation,
  type NewFact,
} from '../timeline/recording.ts';
import { Changing } from './changing.ts';
import type { WideRow } from './rows.ts';

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
    return this.changing.by(me, id, (conversation) => statusChange(conversation, status, this.clock.now()));
  }

  snooze(me: SignedIn, id: string, until: Date): Promise<WideRow> {
    const now = this.clock.now();
    if (until <= now)
      throw new Problem('invalid_request', 'Snooze until a time that is still to come.', {
        errors: [{ path: 'until', message: 'lies in the past' }],
      });
    return this.changing.by(me, id, (conversation) => statusChange(conversation, 'snoozed', now, until));
  }

  /** Opens what was snoozed until now. Gives how many. */
  async wakeDue(): Promise<number> {
    const now = this.clock.now();
    const due = await this.db.sql
      .selectFrom('conversation')
      .select('id')
      .where('status', '=', 'snoozed')
      .where('snoozed_until', '<=', now)
      .limit(200)
      .execute();
    for (const { id } of due)
      await this.db.transaction(async (tx) => {
        const conversation = await lockConversation(tx, id);
        if (conversation?.status !== 'snoozed' || conversation.snoozed_until! > now) return;
        const { changes, facts } = statusChange(conversation, 'open', now)!;
        await change(tx, conversation, changes, facts, { kind: 'system' }, now);
      });
    if (due.length > 0) this.signals.raise('events');
    return due.length;
  }
}

export function statusChange(
  conversation: ConversationRow,
  to: Status,
  now: Date,
  until: Date | null = null,
): { changes: ConversationChanges; facts: NewFact[] } | undefined {
  if (to === conversation.status && to !== 'snoozed') return undefined;
  return {
    changes: {
      status: to,
      snoozed_until: until,
      resolved_at: to === 'resolved' ? now : null,
      ...(to === 'resolved' || to === 'spam' ? { waiting_since: null } : {}),
    },
    facts: [
      {
        type: 'conversation.status_changed',
        data: {
          status: { from: conversation.status, to },
          ...(until ? { snoozedUntil: until.toISOString() } : {}),
        },
      },
    ],
  };
}

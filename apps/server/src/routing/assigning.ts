import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@kontor/contracts/events';
import { effectsOf } from '@kontor/domain/rules/acting';
import type { Staff } from '@kontor/domain/rules/rule';
import { milliseconds } from '@kontor/domain/time/moment';
import { factsOf, wideRow } from '../conversation/rows.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { Signals } from '../platform/signals.ts';
import { change, type ConversationChanges, lockConversation } from '../timeline/recording.ts';
import { carriedOut } from './routing.ts';
import { lockStaff, staffNow } from './staff.ts';

interface Turn {
  teamId: string;
  rule: { id: string; version: number; name: string };
}

/**
 * Gives a conversation to whose turn it is. Counting and assigning are one step: the locks are the conversation's, the
 * team's, its agents', in this order, so that two at once never take the same turn.
 */
@Injectable()
export class Assigning {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** Does nothing when the row is closed already, or somebody has taken the conversation meanwhile. */
  async assign(outboxId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const work = await tx
        .selectFrom('outbox')
        .select(['subject_id', 'payload'])
        .where('id', '=', outboxId)
        .where('state', '=', 'open')
        .executeTakeFirst();
      if (!work) return;
      const conversation = await lockConversation(tx, work.subject_id);
      if (!(await closeRow(tx, outboxId, this.clock.now())) || !conversation) return;
      await this.#takeTurn(tx, conversation.id, work.payload as unknown as Turn);
    });
    this.signals.raise('events');
  }

  async #takeTurn(tx: Sql, conversationId: string, { teamId, rule }: Turn): Promise<void> {
    const conversation = (await lockConversation(tx, conversationId))!;
    const over = conversation.status === 'resolved' || conversation.status === 'spam';
    if (conversation.assignee_id || over) return;
    await lockStaff(tx, [teamId]);
    const staff = await staffNow(tx);
    if (!staff.teams.some((team) => team.id === teamId)) return;
    const facts = factsOf(await wideRow(tx, conversationId));
    const changes: ConversationChanges = {};
    const effects = effectsOf({ do: 'round robin', teamId }, facts, staff);
    const recorded = effects.flatMap((effect) => carriedOut(effect, changes, []));
    const now = this.clock.now();
    const actor: Actor = { kind: 'rule', ...rule };
    await change(tx, conversation, changes, recorded, actor, now);
    if (changes.assignee_id)
      await tx
        .updateTable('agent')
        .set({ last_assigned_at: afterAll(staff, now) })
        .where('id', '=', changes.assignee_id)
        .execute();
  }
}

/** Later than everyone's last turn, also when two are taken within a millisecond. */
function afterAll(staff: Staff, now: Date): Date {
  const turns = staff.agents.map(({ lastAssignedAt }) => milliseconds(lastAssignedAt) ?? 0);
  return new Date(Math.max(now.getTime(), ...turns.map((turn) => turn + 1)));
}

async function closeRow(tx: Sql, id: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('outbox')
    .set({ state: 'done', closed_at: now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

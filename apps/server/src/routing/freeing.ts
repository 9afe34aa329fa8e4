import { Inject, Injectable } from '@nestjs/common';
import type { RuleAction } from '@kontor/domain/rules/rule';
import { sql } from 'kysely';
import { askToFree, type Leaving, leavingKind } from '../accounts/leaving.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { change, type ConversationRow, lockConversations } from '../timeline/recording.ts';
import { type Turn, turnKind } from './assigning.ts';

/** Conversations of one transaction: few enough that nobody waits for their locks. */
const slice = 50;

const unresolved = ['open', 'waiting', 'snoozed'] as const;

/**
 * What somebody who was shut out, or left a team, had in hand needs somebody again. What a rule had given by turns goes to
 * whose turn it is now; the rest stands unassigned with its team, as old as it was.
 */
@Injectable()
export class Freeing {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** One slice; the row stays open until nothing is left. A process that dies leaves nothing half done. */
  async carryOn(outboxId: string): Promise<void> {
    const now = this.clock.now();
    const freed = await this.db.transaction(async (tx) => {
      const row = await tx
        .selectFrom('outbox')
        .select(['subject_id', 'payload'])
        .where('id', '=', outboxId)
        .where('state', '=', 'open')
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!row) return 0;
      const left = { agentId: row.subject_id, ...(row.payload as unknown as Leaving) };
      const ids = (await isBack(tx, left)) ? [] : await inHand(tx, left);
      if (ids.length > 0) await free(tx, left, ids, now);
      await tx
        .updateTable('outbox')
        .set(ids.length < slice ? { state: 'done', closed_at: now } : { handed_until: null, due_at: now })
        .where('id', '=', outboxId)
        .execute();
      return ids.length;
    });
    if (freed === 0) return;
    this.signals.raise('events');
    this.signals.raise('turns');
    this.signals.raise('outbox');
  }

  /** What was given to somebody while they were being shut out, or came back to them by reopening. */
  async askAgain(): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const { rows } = await sql<{ agentId: string }>`
        select a.id as "agentId" from agent a
        where a.disabled_at is not null
          and exists (select 1 from conversation c
            where c.assignee_id = a.id and c.status = any(${unresolved as unknown as string[]}) and c.merged_into is null)
          and not exists (select 1 from outbox o
            where o.subject_id = a.id and o.kind = ${leavingKind} and o.state = 'open')`.execute(tx);
      await askToFree(
        tx,
        rows.map(({ agentId }) => ({ agentId, teamId: null })),
        now,
      );
    });
  }
}

type Left = Leaving & { agentId: string };

/** Let in again, or a member again, before it was their turn: they keep what they have. */
async function isBack(tx: Sql, { agentId, teamId }: Left): Promise<boolean> {
  const agent = await tx
    .selectFrom('agent')
    .select('disabled_at')
    .where('id', '=', agentId)
    .executeTakeFirst();
  if (!teamId) return agent?.disabled_at === null;
  const member = await tx
    .selectFrom('membership')
    .select('team_id')
    .where('agent_id', '=', agentId)
    .where('team_id', '=', teamId)
    .executeTakeFirst();
  return member !== undefined;
}

async function inHand(tx: Sql, { agentId, teamId }: Left): Promise<string[]> {
  const rows = await tx
    .selectFrom('conversation')
    .select('id')
    .where('assignee_id', '=', agentId)
    .where('status', 'in', unresolved)
    .where('merged_into', 'is', null)
    .$if(teamId !== null, (query) => query.where('team_id', '=', teamId))
    .orderBy('id')
    .limit(slice)
    .execute();
  return rows.map(({ id }) => id);
}

async function free(tx: Sql, left: Left, ids: string[], now: Date): Promise<void> {
  const turns = await turnsOf(tx, left.agentId, ids);
  for (const [id, conversation] of await lockConversations(tx, ids)) {
    // Handed on or resolved while this waited for the lock.
    if (!isInHand(conversation, left)) continue;
    const because = left.teamId ? 'left the team' : 'was shut out';
    await change(
      tx,
      conversation,
      { assignee_id: null },
      [{ type: 'conversation.assigned', data: { assignee: { from: left.agentId, to: null }, because } }],
      { kind: 'system' },
      now,
    );
    const turn = turns.get(id);
    const teamId = turn && (turn.teamId ?? conversation.team_id);
    if (turn && teamId) await askForTurn(tx, id, { ...turn, teamId }, now);
  }
}

function isInHand(conversation: ConversationRow, { agentId, teamId }: Left): boolean {
  return (
    conversation.assignee_id === agentId &&
    unresolved.some((status) => status === conversation.status) &&
    (teamId === null || conversation.team_id === teamId)
  );
}

type Rule = Turn['rule'];

/** The rule by whose turn they had each of these, if it stands and still gives turns. One query. */
async function turnsOf(
  tx: Sql,
  agentId: string,
  ids: string[],
): Promise<Map<string, { teamId: string | null; rule: Rule }>> {
  const { rows } = await sql<Rule & { conversationId: string; actions: RuleAction[] }>`
    select c.id as "conversationId", r.id, r.version, r.name, r.actions
    from unnest(${ids}::uuid[]) as c(id)
    cross join lateral (
      select e.actor from event e
      where e.conversation_id = c.id and e.seq is not null and e.type = 'conversation.assigned'
        and e.data -> 'assignee' ->> 'to' = ${agentId}
      order by e.seq desc limit 1
    ) given
    join rule r on r.id::text = given.actor ->> 'id' and given.actor ->> 'kind' = 'rule'
    where r.enabled and r.archived_at is null`.execute(tx);
  return new Map(
    rows.flatMap(({ conversationId, actions, id, version, name }) => {
      const gives = actions.find((action) => action.do === 'round robin');
      return gives ? [[conversationId, { teamId: gives.teamId ?? null, rule: { id, version, name } }]] : [];
    }),
  );
}

async function askForTurn(tx: Sql, conversationId: string, turn: Turn, now: Date): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({
      id: newId(),
      kind: turnKind,
      subject_id: conversationId,
      payload: json<Record<string, unknown>>({ ...turn }),
      due_at: now,
      created_at: now,
    })
    .execute();
}

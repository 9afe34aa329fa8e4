import { effectsOf } from '@kontor/domain/rules/acting';
import type { Staff } from '@kontor/domain/rules/rule';
import { milliseconds } from '@kontor/domain/time/moment';
import { sql } from 'kysely';
import { factsOf, type WideRow, wideRows } from '../conversation/rows.ts';
import type { Sql } from '../platform/database/tables.ts';
import { NewRows } from '../timeline/new-rows.ts';
import {
  change,
  type ConversationChanges,
  type ConversationRow,
  lockConversations,
} from '../timeline/recording.ts';
import { carriedOut } from './carrying-out.ts';
import { lockStaff, staffNow } from './staff.ts';

/** The kind of the outbox rows that ask for somebody's turn. */
export const turnKind = 'conversation.assign';

/** Beside the conversation, which is the row's subject. */
export interface Turn {
  teamId: string;
  rule: { id: string; version: number; name: string };
}

interface AskedTurn extends Turn {
  id: string;
  conversationId: string;
}

/**
 * Gives conversations to whose turn it is. Counting and assigning are one step: the locks are the conversations', the
 * teams', their agents', in this order, so that two at once never take the same turn. A conversation that is over, or that
 * somebody has taken meanwhile, stays as it is. Gives how many rows were closed.
 */
export async function giveTurns(tx: Sql, { limit, now }: { limit: number; now: Date }): Promise<number> {
  const asked = await takeAsked(tx, limit, now);
  if (asked.length === 0) return 0;
  const locked = await lockConversations(
    tx,
    asked.map(({ conversationId }) => conversationId),
  );
  const waiting = asked.filter(({ conversationId }) => needsSomebody(locked.get(conversationId)));
  if (waiting.length > 0) await takeTurns(tx, waiting, locked, now);
  return asked.length;
}

/** What is asked for, in the order of asking; closed with the transaction, and in no other process's hands meanwhile. */
async function takeAsked(tx: Sql, limit: number, now: Date): Promise<AskedTurn[]> {
  const { rows } = await sql<{ id: string; conversationId: string; payload: Turn; due_at: Date }>`
    with next as (
      select id from outbox where kind = ${turnKind} and state = 'open' and due_at <= ${now}
      order by due_at, id limit ${limit} for update skip locked
    )
    update outbox set state = 'done', closed_at = ${now} from next where outbox.id = next.id
    returning outbox.id, subject_id as "conversationId", payload, due_at`.execute(tx);
  return rows
    .toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime() || (a.id < b.id ? -1 : 1))
    .map(({ id, conversationId, payload }) => ({ id, conversationId, ...payload }));
}

function needsSomebody(conversation: ConversationRow | undefined): boolean {
  if (!conversation || conversation.assignee_id) return false;
  return conversation.status !== 'resolved' && conversation.status !== 'spam';
}

async function takeTurns(
  tx: Sql,
  asked: AskedTurn[],
  conversations: Map<string, ConversationRow>,
  now: Date,
): Promise<void> {
  await lockStaff(
    tx,
    asked.map(({ teamId }) => teamId),
  );
  let staff = await staffNow(tx);
  const wide = await wideRows(tx, [...conversations.keys()]);
  const rows = new NewRows();
  const lastTurns = new Map<string, Date>();
  for (const turn of asked) {
    const conversation = conversations.get(turn.conversationId)!;
    const given = takeTurn(turn, wide.get(turn.conversationId)!, conversation, staff);
    if (!given) continue;
    const { changes, facts } = given;
    const changed = await change(tx, conversation, changes, facts, { kind: 'rule', ...turn.rule }, now, {
      rows,
    });
    conversations.set(turn.conversationId, changed);
    if (!changes.assignee_id) continue;
    const at = afterAll(staff, now);
    lastTurns.set(changes.assignee_id, at);
    staff = withTurn(staff, changes.assignee_id, at);
  }
  await rows.write(tx);
  await keepTurns(tx, lastTurns);
}

function takeTurn({ teamId }: Turn, wide: WideRow, conversation: ConversationRow, staff: Staff) {
  // Asked for twice, it was given a moment ago.
  if (conversation.assignee_id || !staff.teams.some((team) => team.id === teamId)) return undefined;
  const changes: ConversationChanges = {};
  const effects = effectsOf({ do: 'round robin', teamId }, factsOf(wide), staff);
  return { changes, facts: effects.flatMap((effect) => carriedOut(effect, changes, [])) };
}

/** Later than everyone's last turn, also when two are taken within a millisecond. */
function afterAll(staff: Staff, now: Date): Date {
  const turns = staff.agents.map(({ lastAssignedAt }) => milliseconds(lastAssignedAt) ?? 0);
  return new Date(Math.max(now.getTime(), ...turns.map((turn) => turn + 1)));
}

function withTurn(staff: Staff, agentId: string, at: Date): Staff {
  const agents = staff.agents.map((agent) =>
    agent.id === agentId ? { ...agent, lastAssignedAt: at } : agent,
  );
  return { ...staff, agents };
}

async function keepTurns(tx: Sql, lastTurns: Map<string, Date>): Promise<void> {
  if (lastTurns.size === 0) return;
  await sql`
    update agent set last_assigned_at = turn.at
    from unnest(${[...lastTurns.keys()]}::uuid[], ${[...lastTurns.values()]}::timestamptz[]) as turn(agent_id, at)
    where agent.id = turn.agent_id`.execute(tx);
}

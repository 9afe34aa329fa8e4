import type { Priority, Status } from '@kontor/contracts/conversation';
import type { Done, Refused } from '@kontor/domain/conversation/state';
import { setStatus, snooze } from '@kontor/domain/conversation/status';
import { textKey } from '@kontor/domain/text/key';
import type { Sql } from '../platform/database/tables.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { ConversationChanges, ConversationRow, NewFact } from '../timeline/recording.ts';
import { columnsOf, oldestUnansweredIn, stateOf } from './state.ts';

/** What becomes of a conversation, and the facts of it; nothing when it is so already. */
export type Decision = { changes: ConversationChanges; facts: NewFact[] } | undefined;

/** Judged under the conversation's row lock; for one conversation and for many alike. */
export type Decide = (conversation: ConversationRow, tx: Sql, now: Date) => Decision | Promise<Decision>;

export const assigned =
  (assigneeId: string | null): Decide =>
  async (conversation, tx) => {
    if (assigneeId === conversation.assignee_id) return undefined;
    if (assigneeId) await activeAgent(tx, assigneeId);
    return { changes: { assignee_id: assigneeId }, facts: [assignment(conversation, assigneeId)] };
  };

/** From a colleague who had it, or was writing there: they are told who and what. */
export const takenOver =
  (me: string, from: string): Decide =>
  async (conversation, tx) => {
    if (me === conversation.assignee_id) return undefined;
    await activeAgent(tx, from);
    const assignee = { from: conversation.assignee_id, to: me };
    return {
      changes: { assignee_id: me },
      facts: [{ type: 'conversation.assigned', data: { assignee, takenFrom: from } }],
    };
  };

/** Hands it to another team. Whoever had it keeps it only if they are in that team. */
export const handedOver =
  (teamId: string | null): Decide =>
  async (conversation, tx) => {
    if (teamId === conversation.team_id) return undefined;
    if (teamId) await openTeam(tx, teamId);
    const facts: NewFact[] = [
      { type: 'conversation.team_changed', data: { team: { from: conversation.team_id, to: teamId } } },
    ];
    const changes: ConversationChanges = { team_id: teamId };
    if (conversation.assignee_id && teamId && !(await isMember(tx, teamId, conversation.assignee_id))) {
      changes.assignee_id = null;
      facts.push(assignment(conversation, null));
    }
    return { changes, facts };
  };

const assignment = ({ assignee_id }: ConversationRow, to: string | null): NewFact => ({
  type: 'conversation.assigned',
  data: { assignee: { from: assignee_id, to } },
});

/** Exactly these tags. */
export const tagged =
  (tags: string[]): Decide =>
  (conversation) => {
    const wanted = distinct(tags);
    const added = wanted.filter((tag) => !conversation.tags.includes(tag));
    const removed = conversation.tags.filter((tag) => !wanted.includes(tag));
    if (added.length + removed.length === 0) return undefined;
    return { changes: { tags: wanted }, facts: [{ type: 'conversation.tagged', data: { added, removed } }] };
  };

/** Some more tags, some fewer; the others stay. */
export const retagged =
  (add: string[], remove: string[]): Decide =>
  (conversation, tx, now) => {
    const gone = new Set(remove.map(textKey));
    const kept = conversation.tags.filter((tag) => !gone.has(textKey(tag)));
    const there = new Set(kept.map(textKey));
    return tagged([...kept, ...add.filter((tag) => !there.has(textKey(tag)))])(conversation, tx, now);
  };

/** Whoever names the version they have seen is told when it is not the newest. */
export function refuseStale(conversation: ConversationRow, version: number | undefined): void {
  if (version === undefined || version === conversation.version) return;
  throw new Problem('version_conflict', 'This conversation has changed meanwhile: look again.', {
    version: conversation.version,
    titleDe: 'Diese Konversation hat sich inzwischen geändert: schauen Sie noch einmal hin.',
  });
}

const distinct = (tags: string[]) =>
  [...new Map(tags.map((tag) => [textKey(tag), tag.trim()])).values()].filter(Boolean);

export const prioritised =
  (priority: Priority): Decide =>
  (conversation) =>
    priority === conversation.priority
      ? undefined
      : {
          changes: { priority },
          facts: [
            {
              type: 'conversation.priority_changed',
              data: { priority: { from: conversation.priority, to: priority } },
            },
          ],
        };

/** A mail may come without a subject; nobody takes one away. */
export const renamed =
  (subject: string): Decide =>
  (conversation) => {
    if (subject === conversation.subject) return undefined;
    if (!textKey(subject)) throw noSubject();
    return {
      changes: { subject, subject_key: textKey(subject) },
      facts: [{ type: 'conversation.subject_changed', data: {} }],
    };
  };

const noSubject = () =>
  new Problem('invalid_request', 'A conversation needs a subject: write one, or leave it as it is.', {
    errors: [{ path: 'subject', message: 'Write a subject.' }],
    titleDe: 'Eine Konversation braucht einen Betreff: schreiben Sie einen, oder lassen Sie ihn, wie er ist.',
  });

export const withStatus =
  (status: Exclude<Status, 'snoozed'>): Decide =>
  async (conversation, tx, now) => {
    // Resolving and marking as spam had closed what was owed.
    const closed = conversation.status === 'resolved' || conversation.status === 'spam';
    const owed = closed ? await oldestUnansweredIn(tx, conversation.id) : conversation.waiting_since;
    return decided(setStatus(stateOf(conversation), status, owed, now));
  };

export const snoozedUntil =
  (until: Date): Decide =>
  (conversation, _tx, now) =>
    decided(snooze(stateOf(conversation), until, now));

/** What a verb of the domain did, or why it would not. */
export function decided(done: Done | Refused): Decision {
  if ('refused' in done)
    throw new Problem('not_possible', done.text.en, { reason: done.refused, titleDe: done.text.de });
  if (done.events.length === 0) return undefined;
  return { changes: columnsOf(done), facts: done.events };
}

async function activeAgent(tx: Sql, id: string): Promise<void> {
  const agent = await tx
    .selectFrom('agent')
    .select('id')
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!agent) throw notFound('This colleague');
}

async function openTeam(tx: Sql, id: string): Promise<void> {
  const team = await tx
    .selectFrom('team')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (!team) throw notFound('This team');
}

async function isMember(tx: Sql, teamId: string, agentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('membership')
    .select('agent_id')
    .where('team_id', '=', teamId)
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return row !== undefined;
}

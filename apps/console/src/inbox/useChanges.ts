import { guess, shownOf, takeBack } from '@kontor/contracts/client/guess';
import type { ConversationRow, Priority } from '@kontor/contracts/conversation';
import { useI18n } from '../i18n.ts';
import * as api from '../api/conversations.ts';
import { refuseWithoutConnection } from '../api/http.ts';
import { useProblems } from '../composables/useProblems.ts';
import { useLive } from '../stores/live.ts';
import { useToasts } from '../stores/toasts.ts';

/**
 * What people do to a conversation besides writing. It shows at once; when the server refuses, it is taken back and the
 * reason is said.
 */
export function useChanges() {
  const live = useLive();
  const toasts = useToasts();
  const problems = useProblems();
  const { t } = useI18n();

  async function change(
    row: ConversationRow,
    to: Partial<ConversationRow>,
    ask: () => Promise<ConversationRow>,
  ): Promise<boolean> {
    const before = shownOf(live.state, row);
    try {
      refuseWithoutConnection();
      live.update((state) => guess(state, before, to, live.context()));
      const confirmed = await ask();
      live.applyThing({ thing: 'conversation', row: confirmed });
      return true;
    } catch (error) {
      live.update((state) => takeBack(state, before, live.context()));
      problems.report(error);
      return false;
    }
  }
  const done = (text: string, undo: () => unknown) => toasts.show({ kind: 'done', text, undo });

  const assign = (row: ConversationRow, assigneeId: string | null) =>
    change(row, { assigneeId }, () => api.assign(row.id, assigneeId));
  /** From a colleague who has it or writes there; one click gives it back. */
  async function takeOver(row: ConversationRow, me: string, from: { id: string; name: string }) {
    const ok = await change(row, { assigneeId: me }, () => api.takeOver(row.id, me, from.id));
    if (ok) done(t('done.takenOver', { name: from.name }), () => giveBack(row, from.id));
    return ok;
  }
  /** To whom it was taken from; they may have moved it on meanwhile, so its newest state counts. */
  async function giveBack(row: ConversationRow, to: string): Promise<void> {
    await problems.guard(async () =>
      live.applyThing({ thing: 'conversation', row: await api.assign(row.id, to) }),
    );
  }
  const handOver = (row: ConversationRow, assigneeId: string, note: string) =>
    change(row, { assigneeId }, () => api.handOver(row.id, { assigneeId, note }));
  const moveToTeam = (row: ConversationRow, teamId: string | null) =>
    change(row, { teamId }, () => api.moveToTeam(row.id, teamId));
  const toggleTag = (row: ConversationRow, tag: string) => {
    const others = row.tags.filter((other) => other !== tag);
    const isThere = others.length < row.tags.length;
    return change(row, { tags: isThere ? others : [...others, tag] }, () =>
      api.changeTags(row.id, isThere ? { remove: [tag] } : { add: [tag] }),
    );
  };
  const setPriority = (row: ConversationRow, priority: Priority) =>
    change(row, { priority }, () => api.setPriority(row.id, priority));
  const setSubject = (row: ConversationRow, subject: string) =>
    change(row, { subject }, () => api.setSubject(row.id, subject));
  const setType = (row: ConversationRow, type: string) =>
    change(row, { type }, () => api.setType(row.id, type));

  async function setStatus(
    row: ConversationRow,
    status: 'open' | 'waiting' | 'resolved' | 'spam',
  ): Promise<boolean> {
    const resolvedAt = status === 'resolved' ? new Date().toISOString() : null;
    const to = { status, resolvedAt, snoozedUntil: null };
    const ok = await change(row, to, () => api.setStatus(row.id, status));
    if (ok) done(t(`done.${status}`, { number: row.number }), () => putBack(row));
    return ok;
  }
  async function snooze(row: ConversationRow, until: string, words: string): Promise<boolean> {
    const to = { status: 'snoozed' as const, snoozedUntil: until };
    const ok = await change(row, to, () => api.snooze(row.id, until));
    if (ok) done(t('done.snoozed', { number: row.number, until: words }), () => putBack(row));
    return ok;
  }
  const wake = (row: ConversationRow) =>
    change(row, { status: 'open', snoozedUntil: null }, () => api.wake(row.id));

  /** Undo: to the status it had. Status is the server's to change meanwhile, so its newest word decides. */
  async function putBack(row: ConversationRow): Promise<void> {
    await problems.guard(async () => {
      const now = await api.detail(row.id);
      const confirmed =
        row.status === 'snoozed' && row.snoozedUntil && Date.parse(row.snoozedUntil) > Date.now()
          ? await api.snooze(now.id, row.snoozedUntil)
          : await api.setStatus(now.id, row.status === 'snoozed' ? 'open' : row.status);
      live.applyThing({ thing: 'conversation', row: confirmed });
    });
  }
  return {
    assign,
    takeOver,
    handOver,
    moveToTeam,
    toggleTag,
    setPriority,
    setSubject,
    setType,
    setStatus,
    snooze,
    wake,
  };
}

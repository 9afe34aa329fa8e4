import type { OpenConversation } from '@kontor/contracts/client/state';
import type { DraftView } from '@kontor/contracts/message';
import { computed, onScopeDispose, reactive, ref, watch, type Ref } from 'vue';
import * as api from '../api/conversations.ts';
import type { DraftKind } from '../api/conversations.ts';
import { useLive } from '../stores/live.ts';
import { useSession } from '../stores/session.ts';
import { forgetDraft, isNewer, keepDraft, type Kept, keptDraft } from './keptDrafts.ts';
import { becomeWriter, hasEnded, inTurn, storeDraft, wasSent } from './savingDrafts.ts';
import { useWarmth } from './useWarmth.ts';
import { draftOf, emptyWriting, fromDraft, proposedReply, type Writing } from './writing.ts';

const saveAfter = 600;

/**
 * What is being written in one conversation: the reply and the note, saved on the server as typed, kept in the browser while
 * it cannot be reached, and restored here, in another tab and on another machine.
 */
export function useWriting(open: Ref<OpenConversation>) {
  const live = useLive();
  const session = useSession();
  const warmth = useWarmth();
  const { id } = open.value.detail;
  const isWriter = becomeWriter(id);
  /** Also when the session ends in the middle of a word. */
  const me = session.me?.id ?? '';
  const place = (of: DraftKind) => ({ agentId: me, conversationId: id, kind: of });
  const kind = ref<DraftKind>('reply');
  const proposed = computed(() => proposedReply(open.value.detail));
  /** The one begun last, should the end of an earlier one not have been heard yet. */
  const mine = (of: DraftKind) =>
    open.value.drafts
      .filter((draft) => draft.kind === of && draft.agentId === session.me?.id && !draft.aside)
      .reduce<DraftView | undefined>((last, one) => (last && last.id > one.id ? last : one), undefined);
  /** What stands in the field is the same piece of writing until it is sent or thrown away. */
  const keys: Record<DraftKind, string> = { reply: keyOf('reply'), note: keyOf('note') };

  const writing = reactive<Record<DraftKind, Writing>>({ reply: restored('reply'), note: restored('note') });
  const saved = reactive<
    Record<DraftKind, { at: string | null; state: 'none' | 'saving' | 'saved' | 'kept' }>
  >({
    reply: { at: mine('reply')?.updatedAt ?? null, state: mine('reply') ? 'saved' : 'none' },
    note: { at: mine('note')?.updatedAt ?? null, state: mine('note') ? 'saved' : 'none' },
  });
  /** What of them the server had when this last agreed with it. */
  const known: Record<DraftKind, DraftView | undefined> = { reply: mine('reply'), note: mine('note') };
  let stored: Record<DraftKind, string> = {
    reply: printOf(fromServer('reply'), 'reply'),
    note: printOf(fromServer('note'), 'note'),
  };

  function base(of: DraftKind): Writing {
    return of === 'reply' ? structuredClone(proposed.value) : emptyWriting();
  }
  function newerKept(of: DraftKind): Kept | null {
    const kept = keptDraft(place(of));
    return kept && isNewer(kept, mine(of)) ? kept : null;
  }
  function keyOf(of: DraftKind): string {
    return newerKept(of)?.key ?? mine(of)?.key ?? crypto.randomUUID();
  }
  function restored(of: DraftKind): Writing {
    const kept = newerKept(of);
    const draft = mine(of);
    if (kept) return fromDraft({ content: kept.content, attachments: draft?.attachments }, base(of));
    return fromServer(of);
  }
  function fromServer(of: DraftKind): Writing {
    const draft = mine(of);
    return draft ? fromDraft(draft, base(of)) : base(of);
  }
  function printOf(what: Writing, of: DraftKind): string {
    return JSON.stringify(draftOf(what, of, base(of)));
  }
  function print(of: DraftKind): string {
    return printOf(writing[of], of);
  }

  const timers: Partial<Record<DraftKind, ReturnType<typeof setTimeout>>> = {};
  for (const of of ['reply', 'note'] as const) {
    watch(
      () => print(of),
      (now) => {
        clearTimeout(timers[of]);
        if (now !== stored[of]) timers[of] = setTimeout(() => void save(of), saveAfter);
      },
    );
  }
  const running: Partial<Record<DraftKind, Promise<void>>> = {};
  /** What is written now stands on the server then, or in this browser if there is no way to it. */
  async function saveNow(of: DraftKind): Promise<void> {
    await running[of];
    await save(of);
  }
  function save(of: DraftKind): Promise<void> {
    return (running[of] = store(of));
  }
  async function store(of: DraftKind): Promise<void> {
    clearTimeout(timers[of]);
    const now = print(of);
    if (now === stored[of] || isPaused || !isWriter()) return;
    const content = draftOf(writing[of], of, base(of));
    const key = keys[of];
    stored = { ...stored, [of]: now };
    saved[of].state = 'saving';
    keepDraft(place(of), content, { on: known[of], key });
    warmth.forget(id);
    try {
      const draft = await inTurn(place(of), () =>
        storeDraft(place(of), content, { of: known[of]?.id ?? null, key }),
      );
      forgetDraft(place(of), content);
      warmth.forget(id);
      if (keys[of] !== key) return;
      known[of] = draft;
      saved[of] = draft ? { at: draft.updatedAt, state: 'saved' } : { at: null, state: 'none' };
      if (draft) live.applyThing({ thing: 'draft', draft });
    } catch (error) {
      if (keys[of] !== key) return;
      if (hasEnded(error)) return void writeOn(of, wasSent(error, content) && print(of) === now);
      stored = { ...stored, [of]: '' };
      saved[of].state = 'kept';
      timers[of] = setTimeout(() => void save(of), 5000);
    }
  }
  /** What is in the field was sent already, or it goes beyond what was sent or thrown away, and is a new piece. */
  function writeOn(of: DraftKind, isSent: boolean): Promise<void> | void {
    if (isSent) return clear(of);
    keys[of] = crypto.randomUUID();
    stored = { ...stored, [of]: '' };
    return save(of);
  }
  /** Sent or thrown away: nothing of it may come back. */
  function clear(of: DraftKind): void {
    clearTimeout(timers[of]);
    writing[of] = base(of);
    stored = { ...stored, [of]: print(of) };
    known[of] = undefined;
    keys[of] = crypto.randomUUID();
    saved[of] = { at: null, state: 'none' };
    forgetDraft(place(of));
    warmth.forget(id);
  }
  /** It turned out to be sent: nothing of it stays on the server either, should it have been saved once more. */
  async function discard(of: DraftKind): Promise<void> {
    const key = keys[of];
    clear(of);
    await inTurn(place(of), () => api.discardDraft(id, of, key)).catch(() => {});
  }
  /** It comes into the field, and what stands there is put aside. */
  async function takeUp({ id: draftId, kind: of }: DraftView): Promise<void> {
    await saveNow(of);
    const before = mine(of);
    const draft = await api.takeUpDraft(id, draftId);
    // Between its version and the next, as the server will tell it.
    if (before)
      live.applyThing({
        thing: 'draft',
        draft: { ...before, aside: true, returnedReason: null, version: before.version + 0.5 },
      });
    live.applyThing({ thing: 'draft', draft });
    kind.value = of;
  }
  async function discardAside({ id: draftId }: DraftView): Promise<void> {
    await api.discardDraftAside(id, draftId);
    live.applyThing({ thing: 'draft gone', conversationId: id, draftId });
  }
  const aside = computed(() =>
    open.value.drafts.filter((draft) => draft.aside && draft.agentId === session.me?.id),
  );
  function restore(of: DraftKind, next: Writing): void {
    writing[of] = next;
    kind.value = of;
  }
  /** While a message is on its way its draft is not saved again. */
  let isPaused = false;
  const pause = (paused: boolean) => (isPaused = paused);

  /** It was changed or sent in another tab, or came back because something newer arrived. */
  watch(
    () => open.value.drafts,
    () => {
      for (const of of ['reply', 'note'] as const) {
        if (print(of) !== stored[of]) continue;
        const draft = mine(of);
        if (!draft && known[of] && open.value.goneDrafts.includes(known[of].id)) clear(of);
        if (!draft || (draft.id === known[of]?.id && draft.version <= known[of].version)) continue;
        writing[of] = fromDraft(draft, base(of));
        known[of] = draft;
        keys[of] = draft.key ?? keys[of];
        stored = { ...stored, [of]: print(of) };
        saved[of] = { at: draft.updatedAt, state: 'saved' };
      }
    },
  );
  /** Who is in the reply changed, and the author had not touched it. */
  watch(proposed, (now, before) => {
    const { to, cc, subject, channelId } = before;
    const untouched =
      writing.reply.forward === null &&
      writing.reply.from === null &&
      JSON.stringify([to, cc, subject, channelId]) ===
        JSON.stringify([writing.reply.to, writing.reply.cc, writing.reply.subject, writing.reply.channelId]);
    if (!untouched) return;
    Object.assign(
      writing.reply,
      structuredClone({ to: now.to, cc: now.cc, subject: now.subject, channelId: now.channelId }),
    );
  });
  const flush = () => {
    void save('reply');
    void save('note');
  };
  // What an earlier visit kept here goes to the server at once.
  flush();
  onScopeDispose(flush);

  const current = computed(() => writing[kind.value]);
  const overtaken = computed(() => mine('reply')?.returnedReason === 'overtaken');
  return {
    kind,
    writing,
    current,
    keys: keys as Readonly<typeof keys>,
    saved,
    aside,
    clear,
    discard,
    restore,
    save,
    saveNow,
    takeUp,
    discardAside,
    pause,
    proposed,
    overtaken,
  };
}

import * as api from '../api/conversations.ts';
import { ApiProblem } from '../api/http.ts';
import {
  type DraftPlace,
  forgetDraft,
  isNewer,
  type Kept,
  keptDraft,
  nameOf,
  placesKept,
} from './keptDrafts.ts';

const turns = new Map<string, Promise<unknown>>();

/** What concerns one draft reaches the server one after the other: what was written, or sent, last is what counts there. */
export function inTurn<T>(place: DraftPlace, work: () => Promise<T>): Promise<T> {
  const name = nameOf(place);
  const mine = (turns.get(name) ?? Promise.resolve()).then(work, work);
  turns.set(name, mine);
  const leave = () => turns.get(name) === mine && turns.delete(name);
  mine.then(leave, leave);
  return mine;
}

/** Which composer writes in a conversation: the newest. One that was closed and still tries to save is silent then. */
const writers = new Map<string, symbol>();
export function becomeWriter(conversationId: string): () => boolean {
  const me = Symbol(conversationId);
  writers.set(conversationId, me);
  return () => writers.get(conversationId) === me;
}

/** What an earlier visit could not save any more, saved now, unless something newer was written elsewhere. */
export async function saveLeftovers(agentId: string): Promise<void> {
  for (const place of placesKept(agentId)) {
    const kept = keptDraft(place);
    if (!kept || writers.has(place.conversationId)) continue;
    try {
      const { items } = await api.drafts(place.conversationId);
      const there = items.find((one) => one.agentId === agentId && one.kind === place.kind && !one.aside);
      if (writers.has(place.conversationId)) continue;
      if (isNewer(kept, there)) await inTurn(place, () => storeLeftover(place, kept, there?.id ?? null));
      forgetDraft(place, kept.content);
    } catch {
      // It stays where it is until the next visit.
    }
  }
}

async function storeLeftover(place: DraftPlace, { content, key }: Kept, of: string | null): Promise<void> {
  try {
    await storeDraft(place, content, { of, key });
  } catch (error) {
    if (!hasEnded(error)) throw error;
    if (!wasSent(error, content)) await storeDraft(place, content, { of, key: crypto.randomUUID() });
  }
}

/** Nothing written is no draft. */
export async function storeDraft(
  { conversationId, kind }: DraftPlace,
  content: api.DraftContent,
  writing: { of: string | null; key: string },
) {
  const isBlank = content.text.trim() === '' && !content.attachmentIds?.length && !content.forward;
  if (!isBlank) return api.saveDraft(conversationId, kind, content, writing);
  if (writing.of) await api.discardDraft(conversationId, kind, writing.key);
  return undefined;
}

/** It was sent or thrown away before this saving arrived: here while the answer was lost, or elsewhere. */
export const hasEnded = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.code === 'draft_ended';

/** Just these words stand in the conversation already. */
export function wasSent({ body }: ApiProblem, content: api.DraftContent): boolean {
  const sent = body['sent'] as { text: string } | null | undefined;
  return !!sent && plain(sent.text) === plain(content.text);
}
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

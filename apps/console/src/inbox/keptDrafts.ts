import type { DraftContent, DraftKind } from '../api/conversations.ts';

/** What could not be saved on the server stays in the browser until it can. */
interface Kept {
  content: DraftContent;
  at: number;
}
const keyOf = (conversationId: string, kind: DraftKind) => `kontor.draft.${conversationId}.${kind}`;

export function keepDraft(conversationId: string, kind: DraftKind, content: DraftContent): void {
  localStorage.setItem(
    keyOf(conversationId, kind),
    JSON.stringify({ content, at: Date.now() } satisfies Kept),
  );
}
export function keptDraft(conversationId: string, kind: DraftKind): Kept | null {
  const kept = localStorage.getItem(keyOf(conversationId, kind));
  return kept ? (JSON.parse(kept) as Kept) : null;
}
export function forgetDraft(conversationId: string, kind: DraftKind): void {
  localStorage.removeItem(keyOf(conversationId, kind));
}

import type { DraftView } from '@kontor/contracts/message';
import type { DraftContent, DraftKind } from '../api/conversations.ts';

/** Whose words, where. */
export interface DraftPlace {
  agentId: string;
  conversationId: string;
  kind: DraftKind;
}
/** What the server has not confirmed yet stays in the browser until it has. */
export interface Kept {
  content: DraftContent;
  at: number;
  on: { id: string; version: number } | null;
  key: string;
}
const prefix = 'kontor.draft.';
export const nameOf = ({ agentId, conversationId, kind }: DraftPlace) =>
  `${agentId}.${conversationId}.${kind}`;
const keyOf = (place: DraftPlace) => prefix + nameOf(place);

/** @param on what the server had when this was written. */
export function keepDraft(
  place: DraftPlace,
  content: DraftContent,
  { on, key }: { on: DraftView | undefined; key: string },
): void {
  const kept: Kept = { content, at: Date.now(), on: on ? { id: on.id, version: on.version } : null, key };
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(kept));
  } catch {
    // Full: the server alone has to do.
  }
}
export function keptDraft(place: DraftPlace): Kept | null {
  const kept = localStorage.getItem(keyOf(place));
  return kept ? (JSON.parse(kept) as Kept) : null;
}
/** Than what the server has. Clocks differ, so they decide only where nothing better does. */
export function isNewer({ at, on }: Kept, draft: DraftView | undefined): boolean {
  if (!draft) return true;
  return on?.id === draft.id ? on.version >= draft.version : at > Date.parse(draft.updatedAt);
}
/** With a content: unless something else is kept there by now. */
export function forgetDraft(place: DraftPlace, content?: DraftContent): void {
  const kept = content && keptDraft(place);
  if (kept && JSON.stringify(kept.content) !== JSON.stringify(content)) return;
  localStorage.removeItem(keyOf(place));
}
/** Where this person's words wait in this browser. */
export function placesKept(agentId: string): DraftPlace[] {
  return Object.keys(localStorage).flatMap((key) => {
    if (!key.startsWith(`${prefix}${agentId}.`)) return [];
    const [conversationId, kind] = key.slice(prefix.length + agentId.length + 1).split('.');
    return kind === 'reply' || kind === 'note' ? [{ agentId, conversationId: conversationId!, kind }] : [];
  });
}

import type { BulkAction, BulkBody } from '@kontor/contracts/bulk';
import type { ListedConversation } from '@kontor/contracts/conversation';
import { guess } from '@kontor/contracts/client/guess';
import { applyRead } from '@kontor/contracts/client/list';
import { useLive } from '../stores/live.ts';
import { foreseen, readUpTo } from './bulkGuess.ts';

/** The rows in sight show at once what many are about to become; those that do not become it go back. */
export function useGuesses() {
  const live = useLive();

  function isMeant(of: BulkBody['of']): (row: ListedConversation) => boolean {
    if ('ids' in of) {
      const ids = new Set(of.ids);
      return ({ id }) => ids.has(id);
    }
    const except = new Set(of.except);
    return ({ id }) => !except.has(id);
  }
  /** Gives the rows as they were. */
  function show(action: BulkAction, of: BulkBody['of']): ListedConversation[] {
    const now = new Date().toISOString();
    const before = (live.state.list?.rows ?? []).filter(isMeant(of)).filter((row) => {
      const seq = readUpTo(row, action);
      if (seq !== null) live.update((state) => applyRead(state, row.id, seq));
      const to = foreseen(row, action, now);
      if (to) live.update((state) => guess(state, { ...plain(row), ...to }, live.context()));
      return to !== null || seq !== null;
    });
    return before;
  }
  /** All of them: nothing was done. */
  function takeBack(before: ListedConversation[]): void {
    for (const row of before) {
      if (isOvertaken(row)) continue;
      live.update((state) => guess(applyRead(state, row.id, row.readSeq), plain(row), live.context()));
    }
  }
  const isOvertaken = ({ id, version }: ListedConversation) => {
    const { open, list } = live.state;
    const known = open?.detail.id === id ? open.detail.version : 0;
    return Math.max(known, list?.versions[id] ?? 0) > version;
  };
  return { show, takeBack };
}

const plain = (row: ListedConversation) => {
  const { readSeq: _, ...rest } = row;
  return rest;
};

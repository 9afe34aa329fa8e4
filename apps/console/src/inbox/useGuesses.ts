import type { BulkAction, BulkBody } from '@kontor/contracts/bulk';
import type { ListedConversation } from '@kontor/contracts/conversation';
import { guess, type Shown, shownOf, takeBack } from '@kontor/contracts/client/guess';
import { applyRead } from '@kontor/contracts/client/list';
import { useLive } from '../stores/live.ts';
import { foreseen, readUpTo } from './bulkGuess.ts';

export interface Before {
  shown: Shown;
  /** How far it was read; null where the action is about something else. */
  readSeq: number | null;
}

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
  /** Gives what was shown before. */
  function show(action: BulkAction, of: BulkBody['of']): Before[] {
    const now = new Date().toISOString();
    return (live.state.list?.rows ?? []).filter(isMeant(of)).flatMap((row) => {
      const seq = readUpTo(row, action);
      const to = foreseen(row, action, now);
      if (seq === null && to === null) return [];
      const shown = shownOf(live.state, row);
      if (seq !== null) live.update((state) => applyRead(state, row.id, seq));
      if (to) live.update((state) => guess(state, shown, to, live.context()));
      return [{ shown, readSeq: seq === null ? null : row.readSeq }];
    });
  }
  /** All of them: nothing was done. */
  function putBack(before: Before[]): void {
    for (const { shown, readSeq } of before) {
      if (readSeq !== null) live.update((state) => applyRead(state, shown.row.id, readSeq));
      live.update((state) => takeBack(state, shown, live.context()));
    }
  }
  return { show, putBack };
}

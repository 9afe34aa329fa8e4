import type { Fetched } from '@kontor/contracts/client/load';
import type { CustomerView } from '@kontor/contracts/customer';

/** A conversation as it can be shown at once. */
export interface Ready {
  fetched: Fetched;
  customer: CustomerView | null;
}
/** What a list says of a conversation; its version tells whether what is kept is still so. */
export interface Listed {
  id: string;
  version: number;
  customer: { id: string };
}
interface Options {
  fetch(row: Listed): Promise<Ready>;
  /** Waits until the browser has nothing better to do. */
  rest(): Promise<void>;
  /** So many are kept. */
  room?: number;
}

/**
 * Conversations that are likely opened next, fetched before, and those just left. They are shown at once when their version
 * in the list, which the socket keeps, is still the one they were fetched with; they are fetched again all the same.
 */
export function createWarmth({ fetch, rest, room = 12 }: Options) {
  const kept = new Map<string, Ready>();
  /** Raised when all is forgotten: an answer that was asked for before does not come in any more. */
  let era = 0;
  const touched = new Map<string, number>();
  let wanted: Listed[] = [];
  let isWarming = false;

  function keep(ready: Ready): void {
    const { id } = ready.fetched.detail;
    kept.delete(id);
    kept.set(id, ready);
    for (const oldest of kept.keys()) {
      if (kept.size <= room) break;
      kept.delete(oldest);
    }
  }
  function take(row: Listed): Ready | null {
    const ready = kept.get(row.id);
    const isSame = ready?.fetched.detail.version === row.version && ready.customer?.id === row.customer.id;
    return isSame ? ready : null;
  }
  /** It changed in a way that its version does not tell. */
  function forget(id: string): void {
    kept.delete(id);
    if (isWarming) touched.set(id, (touched.get(id) ?? 0) + 1);
  }
  function forgetAll(): void {
    era++;
    kept.clear();
    wanted = [];
  }
  /** One after the other, the likeliest first; what was wanted before and is not begun is dropped. */
  async function warm(rows: Listed[]): Promise<void> {
    wanted = rows.filter((row) => take(row) === null);
    if (isWarming) return;
    isWarming = true;
    try {
      for (;;) {
        await rest();
        const next = wanted.shift();
        if (!next) return;
        const then = era;
        const touches = touched.get(next.id);
        // What cannot be fetched now is fetched, and its failure told, when it is opened.
        const ready = await fetch(next).catch(() => null);
        if (ready && then === era && touched.get(next.id) === touches) keep(ready);
      }
    } finally {
      isWarming = false;
      touched.clear();
    }
  }
  return { keep, take, forget, forgetAll, warm };
}

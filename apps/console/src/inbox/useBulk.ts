import type { BulkAction, BulkBody, BulkChange } from '@kontor/contracts/bulk';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import * as api from '../api/bulk.ts';
import { refuseWithoutConnection } from '../api/http.ts';
import { useLive } from '../stores/live.ts';
import { useSession } from '../stores/session.ts';
import { type Before, useGuesses } from './useGuesses.ts';

/** So long after its end its last rows have surely been told. Milliseconds. */
const lag = 1500;
const isOver = ({ state }: BulkChange) => state === 'done' || state === 'undone' || state === 'stopped';

/** What oneself does to many conversations at once: how far each is, until it is put away. */
export const useBulk = defineStore('bulk', () => {
  const live = useLive();
  const session = useSession();
  const guesses = useGuesses();
  /** By change: the rows that show it already, as they were before. */
  const guessed = new Map<string, Before[]>();
  const changes = shallowRef<BulkChange[]>([]);
  /** Begun or watched here; what was finished elsewhere or earlier is nobody's news. */
  const shown = shallowRef<ReadonlySet<string>>(new Set());

  const visible = computed(() => changes.value.filter(({ id }) => shown.value.has(id)));
  /** What `Z` takes back. */
  const newestUndoable = computed(() =>
    visible.value.find(({ state, changed }) => state === 'done' && changed > 0),
  );

  function note(change: BulkChange): void {
    const known = changes.value.find(({ id }) => id === change.id);
    if (known && known.version >= change.version) return;
    changes.value = known
      ? changes.value.map((one) => (one.id === change.id ? change : one))
      : [change, ...changes.value];
    if (isOver(change)) settle(change);
    else watchIt(change.id);
  }
  /** Those that were refused, or were so already, are as they were; the others have told of themselves by then. */
  function settle({ id }: BulkChange): void {
    const before = guessed.get(id);
    guessed.delete(id);
    if (before?.length) setTimeout(() => guesses.putBack(before), lag);
  }
  const watchIt = (id: string) => (shown.value = new Set([...shown.value, id]));

  live.onThing((thing) => {
    if (thing.thing === 'bulk') note(thing.change);
  });
  /** After a break, and when the page is opened anew while one goes on. */
  watch(
    () => live.generation,
    () => void refetch(),
    { immediate: true },
  );
  async function refetch(): Promise<void> {
    if (!session.me) return;
    const { items } = await api.bulkChanges().catch(() => ({ items: [] }));
    for (const change of items) note(change);
  }
  watch(
    () => session.me?.id,
    () => {
      changes.value = [];
      shown.value = new Set();
    },
  );

  /** Without an answer the same wish is the same request: asked once more it is not done twice. */
  let asked = { wish: '', key: '' };
  async function start(action: BulkAction, of: BulkBody['of']): Promise<void> {
    const wish = JSON.stringify([action, of]);
    if (wish !== asked.wish) asked = { wish, key: crypto.randomUUID() };
    refuseWithoutConnection();
    const before = guesses.show(action, of);
    let change: BulkChange;
    try {
      change = await api.changeMany(action, of, asked.key);
    } catch (error) {
      guesses.putBack(before);
      throw error;
    }
    asked = { wish: '', key: '' };
    // What was read is told by no version: when it was refused, the list that is fetched anew says so.
    guessed.set(change.id, action.do === 'read' || action.do === 'unread' ? [] : before);
    note(change);
    watchIt(change.id);
    // Its end may have been told before this answer came.
    const newest = changes.value.find(({ id }) => id === change.id);
    if (newest && isOver(newest)) settle(newest);
  }
  async function undo({ id }: BulkChange): Promise<void> {
    note(await api.undoBulk(id));
  }
  function putAway({ id }: BulkChange): void {
    const next = new Set(shown.value);
    next.delete(id);
    shown.value = next;
  }
  return { visible, newestUndoable, start, undo, putAway };
});

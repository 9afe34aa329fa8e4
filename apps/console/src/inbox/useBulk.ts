import type { BulkAction, BulkBody, BulkChange } from '@kontor/contracts/bulk';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import * as api from '../api/bulk.ts';
import { useLive } from '../stores/live.ts';
import { useSession } from '../stores/session.ts';

const isOver = ({ state }: BulkChange) => state === 'done' || state === 'undone' || state === 'stopped';

/** What oneself does to many conversations at once: how far each is, until it is put away. */
export const useBulk = defineStore('bulk', () => {
  const live = useLive();
  const session = useSession();
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
    if (!isOver(change)) watchIt(change.id);
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
    const change = await api.changeMany(action, of, asked.key);
    asked = { wish: '', key: '' };
    note(change);
    watchIt(change.id);
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

import type { BulkBody } from '@kontor/contracts/bulk';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { ActionId } from '../actions/definitions.ts';
import { useInbox } from './useInbox.ts';

/** What these keys do is done with all that is ticked, as long as something is. */
export const keysOfTicked = [
  'resolve',
  'wait',
  'reopen',
  'unread',
  'read',
  'spam',
  'take',
  'assign',
  'team',
  'tag',
  'snooze',
  'priority',
  'backToList',
] as const satisfies ActionId[];

/**
 * The conversations that are ticked: by their ids, so that it does not matter where they move; or all of the list, also what
 * is not loaded, but for those that were taken out again.
 */
export const useSelection = defineStore('selection', () => {
  const inbox = useInbox();
  const ids = shallowRef<ReadonlySet<string>>(new Set());
  /** All of the list; then `ids` are those that are not meant. */
  const isAll = ref(false);
  /** Where a range begins. */
  let anchor: string | null = null;

  const isActive = computed(() => isAll.value || ids.value.size > 0);
  const has = (id: string) => isAll.value !== ids.value.has(id);
  /** How many; unknown when all of a list is meant that is not loaded to its end. */
  const count = computed(() => {
    if (!isAll.value) return ids.value.size;
    return inbox.list?.next === null ? inbox.rows.length - ids.value.size : null;
  });
  /** Ticked, and gone from the list since. */
  const gone = computed(() => {
    if (isAll.value || ids.value.size === 0) return 0;
    const listed = new Set(inbox.rows.map(({ id }) => id));
    return [...ids.value].filter((id) => !listed.has(id)).length;
  });

  function toggle(id: string): void {
    const next = new Set(ids.value);
    if (!next.delete(id)) next.add(id);
    ids.value = next;
    anchor = id;
  }
  function add(id: string): void {
    if (!has(id)) toggle(id);
    anchor = id;
  }
  /** From the one ticked last to this one. */
  function toggleTo(id: string): void {
    const places = inbox.rows.map((row) => row.id);
    const from = anchor === null ? -1 : places.indexOf(anchor);
    const to = places.indexOf(id);
    if (isAll.value || from < 0 || to < 0) return toggle(id);
    const range = places.slice(Math.min(from, to), Math.max(from, to) + 1);
    ids.value = new Set([...ids.value, ...range]);
    anchor = id;
  }
  function takeAll(): void {
    ids.value = new Set();
    isAll.value = true;
  }
  function clear(): void {
    ids.value = new Set();
    isAll.value = false;
    anchor = null;
  }
  /** As the server is asked. */
  function asked(): BulkBody['of'] | null {
    if (!isAll.value) return { ids: [...ids.value] };
    const query = inbox.definition?.query;
    return query ? { list: query, except: [...ids.value] } : null;
  }

  /** Pressed before the bar was there that does it: fetched when something is first ticked, it does it then. */
  let early: ActionId[] = [];
  const hasBar = ref(false);
  watch(isActive, () => (early = []));
  const pressEarly = (id: ActionId) => early.push(id);
  function barCame(does: (id: ActionId) => void): void {
    hasBar.value = true;
    for (const id of early.splice(0)) does(id);
  }
  const barWent = () => (hasBar.value = false);
  return {
    ids,
    isAll,
    isActive,
    hasBar,
    pressEarly,
    barCame,
    barWent,
    has,
    count,
    gone,
    add,
    toggle,
    toggleTo,
    takeAll,
    clear,
    asked,
  };
});

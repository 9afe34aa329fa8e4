import { usesTime } from '@kontor/domain/condition/uses';
import {
  loadAround,
  loadBeforeGap,
  loadConversation,
  loadDetail,
  loadIntoGap,
  loadList,
  loadMore,
  loadOlder,
  loadOlderEvents,
} from '@kontor/contracts/client/load';
import { applyRead } from '@kontor/contracts/client/list';
import type { ConversationList, Counts, SearchHit } from '@kontor/contracts/conversation';
import type { ClientState } from '@kontor/contracts/client/state';
import type { MessageList } from '@kontor/contracts/message';
import { until } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import * as api from '../api/conversations.ts';
import { customer as fetchCustomer } from '../api/customers.ts';
import { isMissing } from '../api/http.ts';
import { useDirectory } from '../stores/directory.ts';
import { useLive } from '../stores/live.ts';
import { useRecent } from '../stores/recent.ts';
import { useSession } from '../stores/session.ts';
import { isSameList, type ListDefinition } from './definition.ts';
import { painted } from '../composables/resting.ts';
import { useWarmth } from './useWarmth.ts';
import type { Ready } from './warmth.ts';

/** The list and the conversation on the screen: fetching them, keeping them fresh, and fetching again what was missed. */
export const useInbox = defineStore('inbox', () => {
  const live = useLive();
  const session = useSession();
  const directory = useDirectory();
  const recent = useRecent();
  const warmth = useWarmth();

  const definition = shallowRef<ListDefinition | null>(null);
  const listBusy = ref(false);
  const listFault = shallowRef<unknown>(null);
  const moreBusy = ref(false);
  const moreFault = shallowRef<unknown>(null);
  const searching = ref(false);
  /** Of a search, by conversation: where in it stands what was searched for. */
  const hits = shallowRef<ReadonlyMap<string, SearchHit>>(new Map());

  const openKey = ref<string | null>(null);
  const openBusy = ref(false);
  const openFault = shallowRef<unknown>(null);
  const customerFault = shallowRef<unknown>(null);
  const olderBusy = ref(false);

  const list = computed(() => live.state.list);
  const rows = computed(() => live.state.list?.rows ?? []);
  const open = computed(() => live.state.open);
  const counts = computed(() => live.state.counts);

  async function show(next: ListDefinition): Promise<void> {
    // The directory was fetched anew: an answer that is on its way for this very list is still waited for.
    if (definition.value && isSameList(definition.value, next) && (live.state.list || listBusy.value)) return;
    definition.value = next;
    hits.value = new Map();
    live.update((state) => ({ ...state, list: null }));
    await refetchList();
  }
  /** Everything that is loaded, once more from the top. */
  async function refetchList(): Promise<void> {
    const wanted = definition.value;
    if (!wanted) return;
    const length = Math.max(50, live.state.list?.rows.length ?? 0);
    listBusy.value = true;
    try {
      const page = await live.during(
        () => fetchRows(wanted, length),
        (state, answer) => loadList(state, wanted.wants, answer),
        () => definition.value === wanted,
        'list',
      );
      searching.value = page.searching ?? false;
      listFault.value = moreFault.value = null;
      if (!openBusy.value) warmNeighbours();
      if (searching.value) void more(length);
    } catch (error) {
      if (definition.value === wanted) listFault.value = error;
    } finally {
      if (definition.value === wanted) listBusy.value = false;
    }
  }
  async function fetchRows(wanted: ListDefinition, length: number): Promise<ConversationList> {
    const all: ConversationList = { items: [], next: null };
    do {
      const limit = Math.min(100, length - all.items.length);
      const page = await api.list({ ...wanted.query, limit, ...(all.next && { cursor: all.next }) });
      if (definition.value === wanted) noteHits(page);
      all.items.push(...page.items);
      if (page.searching) return { ...page, items: all.items };
      all.next = page.next;
    } while (all.next && all.items.length < length && definition.value === wanted);
    return all;
  }
  function noteHits({ hits: found = [] }: ConversationList): void {
    if (found.length === 0) return;
    hits.value = new Map([...hits.value, ...found.map((hit) => [hit.conversationId, hit] as const)]);
  }
  /** The next page. While older ones are being searched it goes on by itself, until there are so many. */
  async function more(enough = rows.value.length + 50): Promise<void> {
    const cursor = live.state.list?.next;
    const wanted = definition.value;
    if (!cursor || !wanted || moreBusy.value) return;
    moreBusy.value = true;
    try {
      const page = await live.during(
        () => api.list({ ...wanted.query, limit: 50, cursor }),
        loadMore,
        () => definition.value === wanted && live.state.list?.next === cursor,
      );
      if (definition.value === wanted) noteHits(page);
      if (definition.value === wanted) searching.value = page.searching ?? false;
      moreFault.value = null;
    } catch (error) {
      moreFault.value = error;
    } finally {
      moreBusy.value = false;
    }
    if (searching.value && !moreFault.value && rows.value.length < enough) await more(enough);
  }

  const roomsOf = (id: string, customerId: string) => [`conversation:${id}`, `customer:${customerId}`];
  let openRooms: string[] = [];

  async function openConversation(key: string): Promise<void> {
    if (openKey.value === key && live.state.open) return;
    const row = rowOf(key);
    const ready = row ? warmth.take(row) : null;
    warmth.keepOpen();
    close(ready);
    openKey.value = key;
    if (ready) await painted();
    // Who steps on quickly asks only for what they stay at.
    if (openKey.value === key) await fetchOpen();
  }
  const rowOf = (key: string) => rows.value.find(({ id, number }) => id === key || String(number) === key);
  async function fetchOpen(): Promise<void> {
    const key = openKey.value;
    if (!key) return;
    const isCurrent = () => openKey.value === key;
    openBusy.value = true;
    customerFault.value = null;
    try {
      const known = rowOf(key);
      const ids = known ? { id: known.id, customerId: known.customer.id } : await idsOf(key);
      if (!isCurrent()) return;
      const rooms = roomsOf(ids.id, ids.customerId);
      openRooms = rooms;
      await live.subscribe(rooms);
      // Laid in together: should it be taken away meanwhile, both go.
      await live.during(
        () => Promise.all([api.opened(ids.id), customerOrFault(ids.customerId, isCurrent)]),
        (state, [fetched, customer]) => ({ ...loadConversation(state, fetched), customer }),
        isCurrent,
        'open',
      );
      if (!isCurrent() && live.state.open?.detail.id !== ids.id) live.unsubscribe(rooms);
      if (isCurrent() && live.state.open) recent.note('conversations', live.state.open.detail.number);
      openFault.value = null;
    } catch (error) {
      if (!isCurrent()) return;
      openFault.value = error;
      const id = live.state.open?.detail.id;
      if (id) dropUnseen(id, error);
    } finally {
      if (isCurrent()) {
        openBusy.value = false;
        warmNeighbours();
      }
    }
  }
  /** The next ones and the one before; with none open, the first. */
  function warmNeighbours(): void {
    const at = rows.value.findIndex(({ id }) => id === live.state.open?.detail.id);
    const places = at < 0 ? [0] : [at + 1, at + 2, at - 1];
    void warmth.warm(places.flatMap((place) => rows.value[place] ?? []));
  }
  /** What may not be seen any more does not stay on the screen. */
  function dropUnseen(conversationId: string, error: unknown): void {
    if (isMissing(error)) live.applyThing({ thing: 'gone', conversationId });
  }
  async function customerOrFault(id: string, isCurrent: () => boolean) {
    try {
      return await fetchCustomer(id);
    } catch (error) {
      if (isCurrent()) customerFault.value = error;
      return null;
    }
  }
  async function idsOf(key: string) {
    const found = await api.detail(key);
    return { id: found.id, customerId: found.customer.id };
  }
  /** What was open goes; what is ready takes its place in the same stroke. */
  function close(ready: Ready | null = null): void {
    // Also of what was taken away while it was open.
    live.unsubscribe(openRooms);
    openRooms = [];
    openKey.value = null;
    openFault.value = null;
    openBusy.value = false;
    live.update((state) => {
      const empty = { ...state, open: null, customer: null };
      return ready ? { ...loadConversation(empty, ready.fetched), customer: ready.customer } : empty;
    });
  }
  async function older(): Promise<void> {
    const cursor = live.state.open?.before;
    if (cursor) await furtherBack((id) => api.messages(id, cursor), loadOlder);
  }
  /** The page around a message, however far back it is. What is on its way would take its place: that comes first. */
  async function around(seq: number): Promise<void> {
    await painted();
    await until(openBusy).toBe(false);
    const oldest = live.state.open?.messages[0];
    if (oldest && seq < oldest.seq && !live.state.open?.gap)
      await furtherBack((id) => api.messagesAround(id, seq), loadAround);
  }
  /** Of what was left out between that page and the newest messages, the next ones from one of its ends. */
  async function intoGap(from: 'above' | 'below'): Promise<void> {
    const gap = live.state.open?.gap;
    if (!gap) return;
    if (from === 'above') await furtherBack((id) => api.messagesAfter(id, gap.after), loadIntoGap);
    else await furtherBack((id) => api.messagesBefore(id, gap.before), loadBeforeGap);
  }
  async function furtherBack(
    fetchPage: (id: string) => Promise<MessageList>,
    lay: (state: ClientState, page: MessageList) => ClientState,
  ): Promise<void> {
    const id = live.state.open?.detail.id;
    if (!id || olderBusy.value) return;
    olderBusy.value = true;
    const isCurrent = () => live.state.open?.detail.id === id;
    try {
      await live.during(() => fetchPage(id), lay, isCurrent);
      await olderEvents(id, isCurrent);
    } finally {
      olderBusy.value = false;
    }
  }
  /** Events as far back as the messages on the screen go. */
  async function olderEvents(id: string, isCurrent: () => boolean): Promise<void> {
    for (;;) {
      const now = live.state.open;
      const from = now?.gap?.before ?? 0;
      const first = now?.messages.find(({ seq }) => seq >= from);
      const firstEvent = now?.events[0];
      if (!now?.eventsBefore || !isCurrent()) return;
      if ((now.before || now.gap) && first && firstEvent && firstEvent.at < first.receivedAt) return;
      await live.during(() => api.events(id, now.eventsBefore!), loadOlderEvents, isCurrent);
    }
  }

  async function refetchCounts(): Promise<void> {
    const lay = (state: typeof live.state, fetched: Counts) => ({ ...state, counts: fetched });
    await live.during(api.counts, lay, undefined, 'counts').catch(() => {});
  }
  /** After a break everything that is on the screen is fetched again; one's rights may be other ones, too. */
  watch(
    () => live.generation,
    (generation) => {
      void fetchOpen();
      if (generation > 1) return void refreshRights().catch(refetchList);
      void refetchList();
      void refetchCounts();
    },
  );
  watch(
    () => live.state.asks,
    (asks) => {
      if (asks.session) void refreshRights();
      else if (asks.directory) void refreshDirectory();
      if (asks.list) refetchSoon();
      if (asks.open) void refetchDetail();
      if (asks.reads.length) void fetchReads(asks.reads);
    },
  );
  const settle = (part: Partial<typeof live.state.asks>) =>
    live.update((state) => ({ ...state, asks: { ...state.asks, ...part } }));

  async function refreshRights(): Promise<void> {
    settle({ session: false, directory: false });
    await session.load();
    if (!session.me) return;
    await live.rejoin();
    await Promise.all([directory.load(), refetchList(), refetchCounts()]);
  }
  async function refreshDirectory(): Promise<void> {
    settle({ directory: false });
    await directory.load();
  }
  let soon: ReturnType<typeof setTimeout> | undefined;
  function refetchSoon(): void {
    settle({ list: false });
    soon ??= setTimeout(() => {
      soon = undefined;
      void refetchList();
    }, 400);
  }
  async function refetchDetail(): Promise<void> {
    settle({ open: false });
    const id = live.state.open?.detail.id;
    if (!id) return;
    const fetching = live.during(() => api.detail(id), loadDetail, undefined, 'open detail');
    await fetching.catch((error: unknown) => dropUnseen(id, error));
  }
  async function fetchReads(ids: string[]): Promise<void> {
    settle({ reads: [] });
    for (const id of ids) {
      await live
        .during(
          () => api.detail(id),
          (state, { readSeq }) => applyRead(state, id, readSeq),
        )
        .catch(() => {});
    }
  }
  setInterval(() => {
    if (definition.value && usesTime(definition.value.wants.condition)) void refetchList();
  }, 30_000);

  return {
    definition,
    list,
    rows,
    listBusy,
    listFault,
    moreBusy,
    moreFault,
    searching,
    hits,
    open,
    openKey,
    openBusy,
    openFault,
    customerFault,
    olderBusy,
    counts,
    show,
    refetchList,
    more,
    openConversation,
    fetchOpen,
    close: () => close(),
    older,
    around,
    intoGap,
    refetchCounts,
  };
});

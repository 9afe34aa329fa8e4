import { computed, nextTick, onMounted, onScopeDispose, ref, watch, type Ref } from 'vue';
import { painted } from '../../composables/resting.ts';
import { rememberedHeight, rememberHeight } from './frameHeights.ts';
import { offsetsOf, placeAt } from './offsets.ts';

interface Options<Entry> {
  keyOf: (entry: Entry) => string;
  /** How high an entry may become, before it was drawn. */
  guess: (entry: Entry) => number;
}
interface Anchor {
  key: string;
  /** Pixels from the top of the box to the top of the entry. */
  from: number;
}

/** Of the timeline, kept from one conversation to the next: asking the page for it while drawing costs a layout. */
let width = 0;
/** So many are drawn at once, all of them: then the browser's own search finds everything. */
const few = 80;
/** Pixels above and below the box within which entries are drawn, and those within which they are in the first frame. */
const spare = 1600;
const spareAtFirst = 800;
const nearEnd = 60;

/**
 * Draws only what is near the box, however long the timeline is, and holds still what the reader looks at: whatever grows,
 * shrinks, comes or goes above the first entry in sight, that entry stays where it is. At the end it stays at the end.
 */
export function useTimelineWindow<Entry>(
  entries: Ref<readonly Entry[]>,
  box: Ref<HTMLElement | null>,
  list: Ref<HTMLElement | null>,
  { keyOf, guess }: Options<Entry>,
) {
  const measured = new Map<string, number>();
  const changes = ref(0);
  const top = ref(0);
  const height = ref(800);
  const isAtEnd = ref(true);
  /** What is held: the end, or the anchor. */
  const holdsEnd = ref(true);
  /** The anchor was chosen for the reader, and holds until they move by themselves. */
  let isPinned = false;
  let anchor: Anchor | null = null;

  const offsets = computed(() => {
    void changes.value;
    return offsetsOf(
      entries.value,
      (entry) =>
        measured.get(keyOf(entry)) ?? rememberedHeight(`entry ${keyOf(entry)}`, width) ?? guess(entry),
    );
  });
  const total = computed(() => offsets.value.at(-1)!);
  /** What is in sight comes first, the rest when that stands. */
  const isFirst = ref(true);
  onMounted(async () => {
    await painted();
    isFirst.value = false;
  });
  const range = computed(() => {
    const count = entries.value.length;
    if (count <= few && !isFirst.value) return { first: 0, last: count };
    const around = isFirst.value ? spareAtFirst : spare;
    // At the end the box's own scroll position may lag behind what has just grown.
    const from = holdsEnd.value ? total.value - height.value : top.value - start();
    return {
      first: placeAt(offsets.value, from - around),
      last: Math.min(count, placeAt(offsets.value, from + height.value + around) + 1),
    };
  });
  const drawn = computed(() => entries.value.slice(range.value.first, range.value.last));
  const above = computed(() => offsets.value[range.value.first]!);
  const below = computed(() => total.value - offsets.value[range.value.last]!);

  /** Where the list begins in the box's content. */
  const start = () => list.value?.offsetTop ?? 0;
  const placeOf = (key: string) => entries.value.findIndex((entry) => keyOf(entry) === key);

  function look(): void {
    const element = box.value;
    if (!element) return;
    top.value = element.scrollTop;
    isAtEnd.value = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    if (isPinned) return;
    holdsEnd.value = isAtEnd.value;
    const place = placeAt(offsets.value, top.value - start());
    const entry = entries.value[place];
    anchor = entry ? { key: keyOf(entry), from: start() + offsets.value[place]! - top.value } : null;
  }
  /** Puts back what the reader looks at. */
  function hold(): void {
    const element = box.value;
    if (!element) return;
    const goal = holdsEnd.value ? element.scrollHeight : anchoredTop();
    if (goal !== null) element.scrollTop = goal;
    top.value = element.scrollTop;
  }
  function anchoredTop(): number | null {
    const place = anchor ? placeOf(anchor.key) : -1;
    return place < 0 ? null : start() + offsets.value[place]! - anchor!.from;
  }

  const keys = new WeakMap<Element, string>();
  const observer = new ResizeObserver((all) => {
    let changed = false;
    for (const { target } of all) {
      const key = keys.get(target);
      if (key === undefined) {
        height.value = box.value?.clientHeight ?? 0;
        width = box.value?.clientWidth ?? width;
        changed = true;
      } else if (target.isConnected) {
        const now = target.getBoundingClientRect().height;
        if (measured.get(key) !== now) changed = true;
        measured.set(key, now);
        rememberHeight(`entry ${key}`, width, now);
      }
    }
    if (!changed) return;
    changes.value++;
    hold();
    // What is drawn follows from it; once that stands, the same entry must still be where it was.
    void nextTick(hold);
  });
  onMounted(() => {
    height.value = box.value!.clientHeight;
    width = box.value!.clientWidth;
    observer.observe(box.value!);
  });
  onScopeDispose(() => observer.disconnect());
  const vMeasured = {
    mounted(element: HTMLElement, { value }: { value: string }) {
      keys.set(element, value);
      observer.observe(element);
    },
    unmounted: (element: HTMLElement) => observer.unobserve(element),
  };

  watch(entries, (now, before) => {
    const last = (all: readonly Entry[]) => (all.length ? keyOf(all.at(-1)!) : null);
    if (isPinned && isAtEnd.value && last(now) !== last(before)) toEnd();
    // Which entries are drawn follows from the place, so that is set right before they are.
    if (!holdsEnd.value) top.value = anchoredTop() ?? top.value;
    void nextTick(hold);
  });

  function toEnd(): void {
    isPinned = false;
    holdsEnd.value = true;
    void nextTick(hold);
  }
  /** Brings an entry to the top of the box, as far as what follows it allows, also when that is still growing. */
  function reveal(key: string): void {
    if (placeOf(key) < 0) return;
    isPinned = true;
    holdsEnd.value = false;
    anchor = { key, from: 8 };
    top.value = anchoredTop()!;
    void nextTick(hold);
  }
  /** The reader moves by themselves. */
  const letGo = () => (isPinned = false);
  return { drawn, above, below, isAtEnd, look, letGo, toEnd, reveal, vMeasured };
}

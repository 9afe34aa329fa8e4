import { computed, watchEffect } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useAction } from '../actions/useActions.ts';
import { useWidth } from '../composables/useWidth.ts';
import { useInbox } from './useInbox.ts';
import type { ListAddress } from './useListAddress.ts';
import { useSelection } from './useSelection.ts';

/** From one conversation of the list to the next, by key and when one is done. */
export function useMoves({ key, pathOf, toList }: ListAddress) {
  const route = useRoute();
  const router = useRouter();
  const inbox = useInbox();
  const selection = useSelection();
  const { isPhone } = useWidth();

  const activeId = computed(() => (key.value ? (inbox.open?.detail.id ?? idOfKey()) : null));
  const idOfKey = () => inbox.rows.find(({ number }) => String(number) === key.value)?.id ?? null;
  const place = () => inbox.rows.findIndex(({ id }) => id === activeId.value);
  /** Where the open conversation stood, so that the next one is known even after it left the list. */
  let lastPlace = 0;
  watchEffect(() => {
    const now = place();
    if (now >= 0) lastPlace = now;
  });
  function move(step: 1 | -1): void {
    const now = place();
    const next = now >= 0 ? now + step : step > 0 ? lastPlace : lastPlace - 1;
    const row = inbox.rows[Math.max(0, Math.min(next, inbox.rows.length - 1))];
    if (row) void router.push(pathOf(row));
  }
  /** Done with this one: on to the next in the list, or back to it on a phone. */
  function advance(): void {
    if (isPhone.value || inbox.rows.length === 0) return void toList();
    if (place() >= 0) return;
    const row = inbox.rows[Math.min(lastPlace, inbox.rows.length - 1)];
    if (row) void router.replace(pathOf(row));
  }
  /** Ticks where one is and the next, and goes there. */
  function moveTicking(step: 1 | -1): void {
    const now = inbox.rows[place()];
    const next = inbox.rows[place() + step];
    for (const row of [now, next]) if (row) selection.add(row.id);
    if (next) void router.push(pathOf(next));
  }
  for (const [id, step] of [
    ['next', 1],
    ['previous', -1],
  ] as const)
    useAction(
      id,
      () => move(step),
      () => inbox.rows.length > 0,
    );
  for (const [id, step] of [
    ['selectNext', 1],
    ['selectPrevious', -1],
  ] as const)
    useAction(
      id,
      () => moveTicking(step),
      () => place() >= 0,
    );
  useAction(
    'backToList',
    () => (route.params['panel'] ? router.back() : toList()),
    () => key.value !== '',
  );
  return { activeId, move, advance };
}

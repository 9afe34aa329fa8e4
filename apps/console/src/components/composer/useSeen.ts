import type { OpenConversation } from '@kontor/contracts/client/state';
import type { MessageView } from '@kontor/contracts/message';
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import type { ApiProblem } from '../../api/http.ts';
import { useLive } from '../../stores/live.ts';

/**
 * What the author of a reply has seen: the newest message that stood on the screen when they began to write. What comes later
 * is marked as new, and the server refuses a reply that does not know it, until its author decides.
 */
export function useSeen(open: Ref<OpenConversation>, isEmpty: Ref<boolean>, isBusy: Ref<boolean>) {
  const live = useLive();
  const newest = () => open.value.messages.findLast(({ state }) => state !== 'undone') ?? null;
  /** Undefined: nothing is being written. Null: there was no message yet. */
  const seen = shallowRef<MessageView | null | undefined>(isEmpty.value ? undefined : newest());
  const newer = ref<MessageView[] | null>(null);
  watch(isEmpty, (empty) => {
    // While a reply is on its way the field is empty only to the eye.
    if (isBusy.value) return;
    if (empty) seen.value = undefined;
    else seen.value ??= newest();
  });

  /** Messages with a higher number are new to the author. */
  const newFrom = computed(() => {
    if (seen.value === undefined) return null;
    return seen.value?.seq ?? 0;
  });
  const idToSend = (anyway: boolean): string | null =>
    (anyway || seen.value === undefined ? newest() : seen.value)?.id ?? null;

  function forget(): void {
    newer.value = null;
    seen.value = undefined;
  }
  /** The author has looked at what came. */
  function lookedAt(): void {
    newer.value = null;
    seen.value = newest();
  }
  function refused(problem: ApiProblem): void {
    const messages = (problem.body['messages'] as MessageView[] | undefined) ?? [];
    for (const message of messages) live.applyThing({ thing: 'message', message });
    newer.value = messages;
    if (seen.value !== undefined) return;
    const first = messages[0];
    seen.value = open.value.messages.findLast(({ seq }) => !first || seq < first.seq) ?? null;
  }
  return { newer, newFrom, idToSend, forget, lookedAt, refused };
}

import { useThrottleFn } from '@vueuse/core';
import { watch, type Ref } from 'vue';
import type { DraftKind } from '../../api/conversations.ts';
import { isEmpty, type Writing } from '../../inbox/writing.ts';
import { useLive } from '../../stores/live.ts';

/** Said again this often while somebody types; the server forgets it soon after. Milliseconds. */
const again = 5000;

/** Tells colleagues that I write here, for as long as I do: a draft that lies there is nobody who types. */
export function useTyping(conversationId: string, kind: Ref<DraftKind>, current: Ref<Writing>) {
  const live = useLive();
  const say = (typing: DraftKind | null) => live.tellPresence({ conversationId, typing });
  const stillTypes = useThrottleFn(() => say(isEmpty(current.value) ? null : kind.value), again);
  watch(
    () => [current.value.text, isEmpty(current.value), kind.value] as const,
    ([text, isNone, as], [before, wasNone, was]) => {
      if (isNone !== wasNone || (as !== was && !isNone)) say(isNone ? null : as);
      else if (text !== before) void stillTypes();
    },
  );
}

import type { MessageView } from '@kontor/contracts/message';
import { computed } from 'vue';
import { needsNoAnswer } from '../../api/conversations.ts';
import { useProblems } from '../../composables/useProblems.ts';
import { useLive } from '../../stores/live.ts';

/** A customer's message needs no answer, or one after all. The key means the newest of the open conversation. */
export function useNoAnswer() {
  const { guard } = useProblems();
  const live = useLive();
  const canBeAnswered = ({ kind, automatic }: MessageView) => kind === 'inbound' && !automatic;
  const newest = computed(() => live.state.open?.messages.findLast(canBeAnswered));

  async function turn({ id, needsNoAnswer: none }: MessageView): Promise<void> {
    const message = await guard(() => needsNoAnswer(id, !none));
    if (message) live.applyThing({ thing: 'message', message });
  }
  return { canBeAnswered, newest, turn };
}

import type { ConversationDetail } from '@kontor/contracts/conversation';
import { computed, nextTick } from 'vue';
import { useAction } from '../../actions/useActions.ts';
import { useFormats } from '../../composables/useFormats.ts';
import { useChanges } from '../../inbox/useChanges.ts';
import { useSession } from '../../stores/session.ts';

type Status = 'open' | 'waiting' | 'resolved' | 'spam';

/** What is done to the conversation as a whole; what is done with goes on to the next one at once. */
export function useHeadVerbs(conversation: () => ConversationDetail, advance: () => void) {
  const changes = useChanges();
  const session = useSession();
  const { moment } = useFormats();
  const isDone = computed(() => ['resolved', 'spam'].includes(conversation().status));

  async function setStatus(status: Status): Promise<void> {
    const changing = changes.setStatus(conversation(), status);
    await nextTick();
    if (status === 'resolved' || status === 'spam') advance();
    await changing;
  }
  async function snooze(at: string): Promise<void> {
    const changing = changes.snooze(conversation(), at, moment(at));
    await nextTick();
    advance();
    await changing;
  }
  useAction(
    'resolve',
    () => setStatus('resolved'),
    () => !isDone.value,
    { whyNot: () => 'resolve' },
  );
  useAction(
    'reopen',
    () => (conversation().status === 'snoozed' ? changes.wake(conversation()) : setStatus('open')),
    () => conversation().status !== 'open',
    { whyNot: () => 'reopen' },
  );
  useAction(
    'wait',
    () => setStatus('waiting'),
    () => conversation().status !== 'waiting',
    { whyNot: () => 'wait' },
  );
  useAction('spam', () => setStatus(conversation().status === 'spam' ? 'open' : 'spam'));
  useAction(
    'take',
    () => changes.assign(conversation(), session.me!.id),
    () => conversation().assigneeId !== session.me?.id,
    { whyNot: () => 'take' },
  );
  return { isDone, setStatus, snooze };
}

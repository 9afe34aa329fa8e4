import type { EventView } from '@kontor/contracts/conversation';
import type { OpenConversation } from '@kontor/contracts/client/state';
import { computed, type Ref } from 'vue';
import { useDirectory } from '../../stores/directory.ts';
import { useLive } from '../../stores/live.ts';
import { useSession } from '../../stores/session.ts';

export interface Named {
  id: string;
  name: string;
}

/** Who else is at this conversation: who writes a reply, whose it is, and who took it over from me since I opened it. */
export function useColleagues(open: Ref<OpenConversation>, begun: Ref<boolean>) {
  const live = useLive();
  const session = useSession();
  const directory = useDirectory();
  const openedAt = new Date().toISOString();
  const me = computed(() => session.me?.id ?? '');
  const named = (id: string): Named[] => {
    const name = directory.colleague(id)?.name;
    return name ? [{ id, name }] : [];
  };

  const writers = computed(() =>
    (live.presence[open.value.detail.id] ?? [])
      .filter(({ agentId, typing }) => typing === 'reply' && agentId !== me.value)
      .flatMap(({ agentId }) => named(agentId)),
  );
  /** Whose it is, once I begin to write. */
  const owner = computed(() => {
    const { assigneeId } = open.value.detail;
    if (!begun.value || !assigneeId || assigneeId === me.value) return null;
    return named(assigneeId)[0] ?? null;
  });
  const draft = computed(() =>
    open.value.drafts.some(({ agentId, kind, aside }) => agentId === me.value && kind === 'reply' && !aside),
  );
  /** Who took it over from me and has it still. */
  const taker = computed(() => {
    const last = open.value.events.findLast(({ type }) => type === 'conversation.assigned');
    if (!last || !isFromMe(last) || (last.at < openedAt && !draft.value)) return null;
    return named(open.value.detail.assigneeId ?? '')[0] ?? null;
  });
  const isFromMe = ({ data }: EventView) =>
    data['takenFrom'] === me.value && toOf(data) === open.value.detail.assigneeId;
  const toOf = (data: EventView['data']) => (data['assignee'] as { to: string | null } | undefined)?.to;

  /** From whom it can be taken: whose it is comes before who only writes. */
  const other = computed<Named | null>(() => {
    const { assigneeId } = open.value.detail;
    if (assigneeId === me.value) return null;
    return (assigneeId && named(assigneeId)[0]) || writers.value[0] || null;
  });
  return { me, writers, owner, taker, draft, other };
}

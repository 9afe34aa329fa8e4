import type { ListedConversation } from '@kontor/contracts/conversation';
import { defineStore } from 'pinia';
import { watch } from 'vue';
import * as api from '../api/conversations.ts';
import { customer as fetchCustomer } from '../api/customers.ts';
import { useLive } from '../stores/live.ts';
import { useSession } from '../stores/session.ts';
import { atRest } from '../composables/resting.ts';
import { createWarmth, type Ready } from './warmth.ts';

/** As many messages as one page holds: of a conversation that was read further back, only what a fetch gives is kept. */
const page = 50;

/** The conversations next to the open one, ready before they are asked for. */
export const useWarmth = defineStore('warmth', () => {
  const live = useLive();
  const session = useSession();
  const warmth = createWarmth({
    async fetch(row) {
      const [fetched, customer] = await Promise.all([api.opened(row.id), fetchCustomer(row.customer.id)]);
      return { fetched, customer };
    },
    rest: atRest,
  });

  /** The one that is being left, as it stands. */
  function keepOpen(): void {
    const { open, customer } = live.state;
    if (!open || !customer || open.messages.length > page) return;
    const { detail, messages, events, drafts } = open;
    warmth.keep({
      fetched: {
        detail,
        messages: { items: messages.toReversed(), next: open.before },
        events: { items: events.toReversed(), next: open.eventsBefore },
        drafts,
      },
      customer,
    });
  }
  /** What one writes is on the way to the server, or was written elsewhere: where there is a draft, the server's word is waited for. */
  function isWrittenIn(row: ListedConversation, drafts: { agentId: string }[] = []): boolean {
    const me = session.me?.id ?? '';
    return row.drafterIds.includes(me) || drafts.some(({ agentId }) => agentId === me);
  }
  /** How far it was read is known better meanwhile: each frame tells. */
  function take(row: ListedConversation): Ready | null {
    const ready = warmth.take(row);
    if (!ready || isWrittenIn(row, ready.fetched.drafts)) return null;
    const readSeq = live.state.reads[row.id];
    if (readSeq === undefined) return ready;
    const detail = { ...ready.fetched.detail, readSeq };
    return { ...ready, fetched: { ...ready.fetched, detail } };
  }

  live.onThing((thing) => {
    if (thing.thing === 'gone') warmth.forget(thing.conversationId);
    if (thing.thing === 'draft') warmth.forget(thing.draft.conversationId);
    if (thing.thing === 'draft gone') warmth.forget(thing.conversationId);
    if (thing.thing === 'rights') warmth.forgetAll();
  });
  // What was missed, and what another person may see, is not known.
  watch([() => live.generation, () => session.me?.id], warmth.forgetAll, { flush: 'sync' });

  const warm = (rows: ListedConversation[]) => warmth.warm(rows.filter((row) => !isWrittenIn(row)));
  return { take, keepOpen, warm, forget: warmth.forget };
});

import type { DraftView, MessageView, NewMessage } from '@kontor/contracts/message';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import * as api from '../api/conversations.ts';
import { useLive } from '../stores/live.ts';
import { useSession } from '../stores/session.ts';
import { inTurn } from './savingDrafts.ts';

/** A message on its way to the server: shown at once, gone when the server has taken or refused it. */
export interface Outgoing {
  key: string;
  conversationId: string;
  message: NewMessage;
  fault?: string;
}
/** A reply that the server holds for ten seconds. */
export interface Held {
  message: MessageView;
  body: NewMessage;
  until: number;
  customerName: string;
}

/** Replies and notes between the key press and the moment they are out. */
export const useSending = defineStore('sending', () => {
  const live = useLive();
  const session = useSession();
  const outgoing = ref<Outgoing[]>([]);
  const held = shallowRef<Held[]>([]);
  const conversationIds = computed(
    () =>
      new Set([
        ...outgoing.value.map((one) => one.conversationId),
        ...held.value.map(({ message }) => message.conversationId),
      ]),
  );

  /** Throws what the server says against it; the same key may be used again then. */
  async function send(
    conversationId: string,
    message: NewMessage,
    key: string,
    customerName: string,
  ): Promise<MessageView> {
    outgoing.value = [...outgoing.value, { key, conversationId, message }];
    try {
      // A draft that is still being saved must not come after what became of it.
      const place = { agentId: session.me?.id ?? '', conversationId, kind: message.kind };
      const taken = await inTurn(place, () => api.send(conversationId, message, key));
      live.applyThing({ thing: 'message', message: taken });
      if (taken.state === 'held' && taken.releaseAt) hold(taken, message, customerName);
      return taken;
    } finally {
      outgoing.value = outgoing.value.filter((one) => one.key !== key);
    }
  }
  /** Counted from when the server took it, by its own clock: ours may be wrong. */
  function hold(message: MessageView, body: NewMessage, customerName: string): void {
    if (held.value.some((one) => one.message.id === message.id)) return;
    const left = Math.max(0, Date.parse(message.releaseAt!) - Date.parse(message.receivedAt));
    held.value = [...held.value, { message, body, until: Date.now() + left, customerName }];
    setTimeout(() => release(message.id), left);
  }
  function release(messageId: string): void {
    held.value = held.value.filter(({ message }) => message.id !== messageId);
  }
  /** Gives the draft that it is again: in the field, or beside what was begun since. */
  async function undo({ message }: Held): Promise<DraftView> {
    const draft = await api.undoSend(message.conversationId, message.id);
    release(message.id);
    // Between its version and the next: the server's own word on it still counts as newer.
    const undone = { ...message, version: message.version + 0.5, state: 'undone' as const };
    live.applyThing({ thing: 'message', message: undone });
    live.applyThing({ thing: 'draft', draft });
    return draft;
  }
  async function sendNow({ message }: Held): Promise<void> {
    const released = await api.releaseNow(message.conversationId, message.id);
    release(message.id);
    live.applyThing({ thing: 'message', message: released });
  }
  return { outgoing, held, conversationIds, send, hold, undo, sendNow };
});

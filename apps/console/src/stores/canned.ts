import type { CannedReply } from '@kontor/contracts/canned';
import { defineStore } from 'pinia';
import { ref, shallowRef, watch } from 'vue';
import { cannedReplies } from '../api/canned.ts';
import { useDirectory } from './directory.ts';

/** The canned replies that can be used, fetched when they are first needed and whenever names have changed since. */
export const useCanned = defineStore('canned', () => {
  const directory = useDirectory();
  const replies = shallowRef<CannedReply[] | null>(null);
  const fault = shallowRef<unknown>(null);
  const isNeeded = ref(false);
  let turn = 0;

  async function load(): Promise<void> {
    isNeeded.value = true;
    const mine = ++turn;
    try {
      const { items } = await cannedReplies('offered');
      if (mine === turn) [replies.value, fault.value] = [items, null];
    } catch (error) {
      if (mine === turn) fault.value = error;
    }
  }
  async function need(): Promise<void> {
    if (!isNeeded.value || fault.value) await load();
  }
  watch(
    () => directory.all,
    () => isNeeded.value && void load(),
  );
  return { replies, fault, need, load };
});

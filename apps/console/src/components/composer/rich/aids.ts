import type { ConversationDetail } from '@kontor/contracts/conversation';
import type { InjectionKey, Ref } from 'vue';

/** Where something is written: what canned replies are filled from. Absent where there is no conversation. */
export const writtenIn: InjectionKey<Ref<ConversationDetail>> = Symbol('written in');

import type { MessageView, NewMessage } from '@kontor/contracts/message';
import { variablesIn } from '@kontor/domain/template/placeholders';
import { variableOf } from '@kontor/domain/template/variables';
import { computed, nextTick, ref, type Ref } from 'vue';
import { ApiProblem } from '../../api/http.ts';
import { useProblems } from '../../composables/useProblems.ts';
import { useI18n } from '../../i18n.ts';
import { useSending } from '../../inbox/useSending.ts';
import type { useWriting } from '../../inbox/useWriting.ts';
import { filesThatGo, isEmpty, oneAfterTheOther, type Writing } from '../../inbox/writing.ts';
import { useDirectory } from '../../stores/directory.ts';
import { useSession } from '../../stores/session.ts';
import { createKeys, noteToSend, replyToSend, type Then } from './messageToSend.ts';
import type { useSeen } from './useSeen.ts';
import { useTakenAfterAll } from './useTakenAfterAll.ts';

interface Parts {
  conversationId: string;
  customerName: () => string;
  messages: () => MessageView[];
  writing: ReturnType<typeof useWriting>;
  seen: ReturnType<typeof useSeen>;
  isBusy: Ref<boolean>;
  /** It left the field, or came back to it. What was begun meanwhile stays there. */
  left: (gone: boolean) => void;
  released: (message: NewMessage) => void;
}

export interface SendOptions {
  anyway?: boolean;
  sendAt?: string | undefined;
  invite?: boolean;
}

/** Sends what is written, or says why not. Whatever the server refuses stands in the field again, as it was. */
export function useComposerSend({ conversationId, customerName, messages, ...parts }: Parts) {
  const { writing: at, seen, isBusy, ...tell } = parts;
  const { t, locale } = useI18n();
  const { words } = useProblems();
  const sending = useSending();
  const directory = useDirectory();
  const session = useSession();
  const { kind, writing, current } = at;
  const fault = ref('');
  const keys = createKeys();
  /** Whom a note would let in: asked about before. */
  const outsiders = ref<string[] | null>(null);
  const namesIn = ({ body }: ApiProblem) =>
    ((body['agents'] as string[] | undefined) ?? []).map((id) => directory.colleague(id)?.name ?? '');

  const unsure = useTakenAfterAll(
    messages,
    () => session.me?.id,
    (body, message) => {
      const of = body.kind;
      keys.spent();
      if (message.state === 'held') sending.hold(message, body, customerName());
      // Changed since: it stays for its author to decide.
      if (writing[of].text.trim() !== body.text.trim()) return;
      fault.value = '';
      seen.forget();
      void at.discard(of);
      if (isEmpty(writing.reply) && isEmpty(writing.note)) tell.left(true);
      tell.released(body);
    },
  );

  const refusal = computed(() => {
    const { text, forward } = current.value;
    const files = filesThatGo(current.value);
    if (isEmpty(current.value) || (text.trim() === '' && !forward)) return t('composer.nothingWritten');
    if (files.some((file) => !file.attachment && !file.fault)) return t('composer.stillUploading');
    if (files.some((file) => file.fault)) return t('composer.brokenFile');
    if (kind.value === 'note') return '';
    const open = variablesIn(text).map((id) => variableOf(id)!.label[locale.value]);
    if (open.length > 0) return t('canned.open', { names: open.join(', ') });
    return writing.reply.to.length === 0 ? t('composer.nobody') : '';
  });

  async function send(
    then: Then | undefined,
    { anyway = false, sendAt, invite = false }: SendOptions = {},
  ): Promise<void> {
    fault.value = '';
    await nextTick();
    fault.value = refusal.value;
    if (fault.value || isBusy.value) return;
    const of = kind.value;
    const content =
      of === 'note'
        ? noteToSend(writing.note, directory.active, directory.all.teams, invite)
        : replyToSend(writing.reply, {
            then,
            seen: seen.idToSend(anyway),
            proposedSubject: at.proposed.value.subject,
            sendAt,
          });
    const body: NewMessage = { ...content, draftKey: at.keys[of] };
    isBusy.value = true;
    at.pause(true);
    const before: Writing = { ...writing[of] };
    const newest = unsure.newest();
    const again = unsure.settle();
    try {
      Object.assign(writing[of], { text: '', html: null });
      tell.left(true);
      await sending.send(conversationId, body, keys.keyOf(body), customerName());
      keys.spent();
      seen.forget();
      const begun = { text: writing[of].text, html: writing[of].html };
      if (again) void at.discard(of);
      else at.clear(of);
      Object.assign(writing[of], begun);
      tell.released(body);
    } catch (error) {
      at.restore(of, { ...before, ...oneAfterTheOther(before, writing[of]) });
      if (error instanceof ApiProblem && error.code === 'newer_messages') seen.refused(error);
      else if (error instanceof ApiProblem && error.code === 'mentions_outsider')
        outsiders.value = namesIn(error);
      else fault.value = words(error);
      tell.left(false);
      unsure.note(error, body, newest);
    } finally {
      at.pause(false);
      isBusy.value = false;
      if (!isEmpty(writing[of])) void at.save(of);
    }
  }
  return { fault, send, outsiders };
}

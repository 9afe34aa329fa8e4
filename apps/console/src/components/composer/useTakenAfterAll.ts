import type { MessageView, NewMessage } from '@kontor/contracts/message';
import { watch } from 'vue';
import { ApiProblem } from '../../api/http.ts';

/**
 * A request whose answer was lost may have been taken all the same: then what was written stands in the conversation, and is
 * no draft any more. Whoever sees both would send it twice.
 */
export function useTakenAfterAll(
  messages: () => MessageView[],
  me: () => string | undefined,
  taken: (body: NewMessage, message: MessageView) => void,
) {
  let unsure: { body: NewMessage; after: number } | null = null;
  const newest = () => messages().at(-1)?.seq ?? 0;
  const isIt = ({ authorId, kind, seq, text, state }: MessageView) =>
    unsure !== null &&
    seq > unsure.after &&
    authorId === me() &&
    kind === (unsure.body.kind === 'note' ? 'note' : 'outbound') &&
    state !== 'undone' &&
    plain(text) === plain(unsure.body.text);

  function look(): void {
    const found = unsure && messages().find(isIt);
    if (!found) return;
    const { body } = unsure!;
    unsure = null;
    taken(body, found);
  }
  watch(messages, look);
  return {
    newest,
    /** It was asked for, and nobody knows what became of it. */
    note(error: unknown, body: NewMessage, after: number): void {
      if (!(error instanceof ApiProblem) || error.code !== 'no_connection') return;
      unsure = { body, after: unsure ? Math.min(unsure.after, after) : after };
      look();
    },
    /** Asked for once more: whether the first time is still open. */
    settle(): boolean {
      const was = unsure !== null;
      unsure = null;
      return was;
    },
    look,
  };
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

import type { MessageView } from '@kontor/contracts/message';
import { emptyWriting, uploaded, type Writing } from '../../inbox/writing.ts';

type Proposed = Pick<Writing, 'channelId' | 'subject'>;

/** A message that goes to somebody else. */
export function forwarded(message: MessageView, channelId: string | null, subject: string): Writing {
  return { ...emptyWriting(), channelId, subject, forward: message.id };
}

/** A message that did not arrive, to be changed and sent once more; by another channel if one is named. */
export function writtenAgain(
  message: MessageView,
  proposed: Proposed,
  channelId = message.channelId,
): Writing {
  return {
    ...emptyWriting(),
    channelId,
    subject: message.subject ?? proposed.subject,
    text: message.text,
    to: message.to,
    cc: message.cc,
    bcc: message.bcc,
    files: message.attachments.map((file) => uploaded(file)),
  };
}

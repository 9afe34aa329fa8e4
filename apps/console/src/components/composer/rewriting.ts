import type { MessageView, NewMessage } from '@kontor/contracts/message';
import { emptyWriting, uploaded, type Writing } from '../../inbox/writing.ts';

type Proposed = Pick<Writing, 'channelId' | 'subject'>;

/** A reply that was undone, as it stood. */
export function undoneAgain(
  body: Extract<NewMessage, { kind: 'reply' }>,
  message: MessageView,
  proposed: Proposed,
): Writing {
  return {
    ...emptyWriting(),
    text: body.text,
    html: body.html ?? null,
    channelId: body.channel ?? proposed.channelId,
    subject: body.subject ?? proposed.subject,
    to: body.to ?? [],
    cc: body.cc ?? [],
    bcc: body.bcc ?? [],
    forward: body.forward ?? null,
    files: body.forward ? [] : message.attachments.map((file) => uploaded(file, file.inline)),
  };
}

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

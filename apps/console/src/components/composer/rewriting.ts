import type { MessageView } from '@kontor/contracts/message';
import { emptyWriting, type Writing } from '../../inbox/writing.ts';

type Proposed = Pick<Writing, 'channelId' | 'subject'>;

/** A message that goes to somebody else. */
export function forwarded(message: MessageView, channelId: string | null, subject: string): Writing {
  return { ...emptyWriting(), channelId, subject, forward: message.id };
}

/**
 * A message that did not arrive, to be changed and sent once more; by another channel if one is named. Its files belong to
 * what was sent: they are uploaded anew.
 *
 * @param html its body as the server shows it; null when it is words alone
 */
export function writtenAgain(
  message: MessageView,
  html: string | null,
  proposed: Proposed,
  channelId = message.channelId,
): Writing {
  const isSameChannel = channelId === message.channelId;
  return {
    ...emptyWriting(),
    channelId,
    from: (isSameChannel && message.sender?.address) || null,
    subject: message.subject ?? proposed.subject,
    text: message.text,
    html: html && pictured(html),
    to: message.to,
    cc: message.cc,
    bcc: message.bcc,
  };
}

/** Pictures by the key of their upload, which is what the attachment was called. */
function pictured(html: string): string {
  return html
    .replace(/ src="\/files\/([\w-]+)[^"]*"/g, ' src="cid:$1"')
    .replace(/ data-kontor-src="/g, ' src="');
}

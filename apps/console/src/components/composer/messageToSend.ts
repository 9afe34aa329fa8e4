import type { NewMessage } from '@kontor/contracts/message';
import { mentionedIn } from '../../inbox/mentioning.ts';
import { attachmentsOf, sendable, type Writing } from '../../inbox/writing.ts';

export type Then = NonNullable<Extract<NewMessage, { kind: 'reply' }>['then']>;

interface Named {
  id: string;
  name: string;
}

export function noteToSend(
  writing: Writing,
  colleagues: Named[],
  teams: Named[] = [],
  invite = false,
): NewMessage {
  const attachments = attachmentsOf(writing);
  const { text, html } = sendable(writing);
  const mentions = mentionedIn(writing, colleagues, teams);
  return {
    kind: 'note',
    text,
    ...(html !== null && { html }),
    ...(mentions.agents.length && { mentions: mentions.agents }),
    ...(mentions.teams.length && { mentionedTeams: mentions.teams }),
    ...((mentions.agents.length || mentions.teams.length) && { invite }),
    ...(attachments.length && { attachments }),
  };
}

/** A subject that is the proposed one is left to the server. */
export function replyToSend(
  writing: Writing,
  more: { then: Then | undefined; seen: string | null; proposedSubject: string; sendAt?: string | undefined },
): NewMessage {
  const { to, cc, bcc, subject, channelId, from, forward } = writing;
  const { text, html } = sendable(writing);
  const attachments = attachmentsOf(writing);
  return {
    kind: 'reply',
    text,
    ...(html !== null && { html }),
    to,
    cc,
    bcc,
    seen: more.seen,
    ...(subject && subject !== more.proposedSubject && { subject }),
    ...(channelId && { channel: channelId }),
    ...(from && { from }),
    ...(forward && { forward }),
    ...(attachments.length && { attachments }),
    ...(more.then && { then: more.then }),
    ...(more.sendAt && { sendAt: more.sendAt }),
  };
}

/** The same key for the same content: a request whose answer was lost can be made again without doubling it. */
export function createKeys() {
  let key = '';
  let content = '';
  return {
    keyOf(message: NewMessage): string {
      const { seen: _, draftKey: __, ...rest } = { seen: null, ...message };
      const print = JSON.stringify(rest);
      if (print !== content) [key, content] = [crypto.randomUUID(), print];
      return key;
    },
    /** It was taken: the same words once more are another message. */
    spent: () => (content = ''),
  };
}

import { randomUUID } from 'node:crypto';
import { subjectOf, type MailClient } from './client.ts';

/** A script or a small client: text only unless HTML was given, nothing quoted. */
export const plain: MailClient = (draft) => ({
  subject: subjectOf(draft, 'Re: '),
  text: draft.text,
  ...(draft.html && { html: draft.html }),
  messageId: `<${randomUUID()}@${draft.from.address.split('@')[1] ?? 'localhost'}>`,
  headers: {},
});

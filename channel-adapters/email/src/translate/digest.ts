import { createHash } from 'node:crypto';
import { normaliseAddress } from '../address.ts';

/**
 * What makes two copies the same mail: sender, date, subject, what it says and what is attached. All of it decoded, white space
 * made even and composed (NFC), because servers on the way change encodings and line breaks; no transport header.
 */
export function digestOf(mail: {
  from: string;
  date: string;
  subject: string;
  text: string;
  attachments: readonly { content: Uint8Array }[];
}): string {
  const hash = createHash('sha256');
  const say = (value: string) => hash.update(`${value.length}:${value}\n`);
  say(normaliseAddress(mail.from) || mail.from.trim().toLowerCase());
  say(even(mail.date));
  say(even(mail.subject));
  say(even(mail.text));
  for (const { content } of mail.attachments) say(createHash('sha256').update(content).digest('hex'));
  return hash.digest('hex');
}

function even(value: string): string {
  return value.normalize('NFC').split(/\s+/).join(' ').trim();
}

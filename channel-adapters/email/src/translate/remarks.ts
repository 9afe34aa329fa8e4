import { because, type Reason } from '@kontor/channel-kit/sentences';
import { say, type texts } from '../texts.ts';
import type { ParsedMail } from './parse.ts';

/** What is worth saying about a mail beside its text, by the end of its code. */
export type Remark =
  Extract<keyof typeof texts, `email.remark.${string}`> extends `email.remark.${infer Name}` ? Name : never;

export const remark = (name: Remark): Reason => because(say(`email.remark.${name}`));

export function remarksOn(mail: ParsedMail, text: string): Reason[] {
  const said = mail.files.flatMap((file): Remark[] => {
    if (file.type === 'text/calendar') return [calendar(file.typeLine, file.content)];
    if (file.type.endsWith('ms-tnef') || file.name?.toLowerCase() === 'winmail.dat') return ['outlook'];
    if (file.type.endsWith('pkcs7-mime'))
      return [/smime-type="?signed-data/i.test(file.typeLine) ? 'sealed' : 'encrypted'];
    return [];
  });
  if (mail.types.includes('multipart/encrypted') || /^-----BEGIN PGP MESSAGE-----$/m.test(text))
    said.push('encrypted');
  if (mail.types.includes('multipart/signed') || /^-----BEGIN PGP SIGNED MESSAGE-----$/m.test(text))
    said.push('signed');
  return [...new Set(said)].map(remark);
}

function calendar(typeLine: string, content: Buffer): 'invitation' | 'cancelled' | 'answered' {
  const method =
    /\bmethod="?(\w+)/i.exec(typeLine)?.[1] ??
    /^METHOD:(\w+)/im.exec(content.toString('latin1', 0, 64 * 1024))?.[1];
  if (/^cancel/i.test(method ?? '')) return 'cancelled';
  return /^reply/i.test(method ?? '') ? 'answered' : 'invitation';
}

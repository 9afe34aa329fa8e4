import type { InboundAttachment } from '@kontor/channel-kit/envelope';
import { clean, decodeBytes } from './charset.ts';
import type { FilePart } from './parse.ts';
import { headersOf } from './headers.ts';

const names: Record<string, string> = {
  'text/calendar': 'invite.ics',
  'text/html': 'page.html',
  'text/plain': 'text.txt',
  'text/vcard': 'contact.vcf',
  'application/pgp-signature': 'signature.asc',
  'application/pkcs7-signature': 'smime.p7s',
  'application/x-pkcs7-signature': 'smime.p7s',
  'application/pkcs7-mime': 'smime.p7m',
  'application/x-pkcs7-mime': 'smime.p7m',
  'application/ms-tnef': 'winmail.dat',
  'message/delivery-status': 'delivery-status.txt',
  'message/disposition-notification': 'receipt.txt',
  'message/feedback-report': 'report.txt',
  'text/rfc822-headers': 'headers.txt',
};

/** The parts that are files. An alternative for a program that is not ours (AMP, watches) is left out. */
export function attachmentsOf(files: readonly FilePart[], html: string | undefined): InboundAttachment[] {
  return files
    .filter((file) => !/^text\/(?:x-amp-html|watch-html)$/.test(file.type))
    .map((file, index) => ({
      name: nameOf(file, index),
      type: /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
      size: file.content.length,
      ...(file.contentId && { contentId: clean(file.contentId) }),
      inline: shownInPlace(file, html),
      content: new Uint8Array(file.content),
    }));
}

function shownInPlace(file: FilePart, html: string | undefined): boolean {
  if (!html || !file.contentId) return false;
  return html.includes(`cid:${file.contentId}`) || html.includes(`cid:${encodeURIComponent(file.contentId)}`);
}

function nameOf(file: FilePart, index: number): string {
  const given = tidy(file.name ?? '');
  if (given) return given;
  if (file.type === 'message/rfc822')
    return `${tidy(headersOf(file.content).text('subject') ?? '') || 'message'}.eml`;
  const extension = /^(?:image|audio|video)\/([a-z0-9]{2,5})$/.exec(file.type)?.[1];
  return (
    names[file.type] ??
    `attachment-${index + 1}.${extension ?? (file.type === 'application/pdf' ? 'pdf' : 'bin')}`
  );
}

/** Without any path, direction marks or characters that file systems refuse; at most 200 characters, the ending kept. */
function tidy(written: string): string {
  // Raw bytes in a header come as latin1.
  const raw = /[\u0080-\u00ff]/.test(written) && !/[^\t-\u00ff]/.test(written);
  const name = clean(raw ? decodeBytes(Buffer.from(written, 'latin1')) : written)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\t\n\r:*?"<>|]+/g, '_')
    .trim()
    .replace(/^\.+$/, '');
  if (name.length <= 200) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return name.slice(0, 200 - ending.length).toWellFormed() + ending;
}

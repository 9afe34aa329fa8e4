import type { ParsedMail } from './parse.ts';

/** What is worth saying about a mail beside its text. The English form travels; `remarkIn` gives it in the reader's language. */
export const remarks = {
  invitation: { en: 'has a calendar invitation', de: 'enthält eine Termineinladung' },
  cancelled: { en: 'cancels a calendar invitation', de: 'sagt einen Termin ab' },
  answered: { en: 'answers a calendar invitation', de: 'beantwortet eine Termineinladung' },
  signed: { en: 'signed (not checked)', de: 'signiert (nicht geprüft)' },
  sealed: {
    en: 'signed; the text lies in the attachment smime.p7m',
    de: 'signiert; der Text liegt im Anhang smime.p7m',
  },
  encrypted: { en: 'encrypted: cannot be read here', de: 'verschlüsselt: kann hier nicht gelesen werden' },
  outlook: {
    en: 'has content that only Outlook can read (winmail.dat)',
    de: 'enthält Inhalt, den nur Outlook lesen kann (winmail.dat)',
  },
  deep: {
    en: 'its HTML cannot be shown; it stands in the attachment page.html',
    de: 'das HTML kann nicht gezeigt werden; es liegt im Anhang page.html',
  },
  nobody: { en: 'names no sender', de: 'nennt keinen Absender' },
  authors: { en: 'has several senders', de: 'hat mehrere Absender' },
} as const;

export function remarkIn(remark: string, locale: string): string {
  const known = Object.values(remarks).find(({ en }) => en === remark);
  return known && locale.toLowerCase().startsWith('de') ? known.de : remark;
}

export function remarksOn(mail: ParsedMail, text: string): string[] {
  const said = mail.files.flatMap((file): (keyof typeof remarks)[] => {
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
  return [...new Set(said)].map((key) => remarks[key].en);
}

function calendar(typeLine: string, content: Buffer): 'invitation' | 'cancelled' | 'answered' {
  const method =
    /\bmethod="?(\w+)/i.exec(typeLine)?.[1] ??
    /^METHOD:(\w+)/im.exec(content.toString('latin1', 0, 64 * 1024))?.[1];
  if (/^cancel/i.test(method ?? '')) return 'cancelled';
  return /^reply/i.test(method ?? '') ? 'answered' : 'invitation';
}

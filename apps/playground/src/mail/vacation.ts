import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailView } from './reading.ts';

const words = {
  de: {
    subject: 'Automatische Antwort: ',
    text: 'Guten Tag\n\nIch bin bis Ende nächster Woche in den Ferien und lese meine E-Mails in dieser Zeit nicht. Danach melde ich mich gern.\n\nFreundliche Grüsse',
  },
  en: {
    subject: 'Automatic reply: ',
    text: 'Hello,\n\nI am on holiday until the end of next week and do not read my mail until then. I will get back to you after that.\n\nKind regards',
  },
};

/** Mail that asks for no automatic answer gets none (RFC 3834), so two machines never talk to each other for ever. */
export function wantsNoAnswer(returnPath: string, mail: MailView): boolean {
  const automatic = mail.headers['auto-submitted'] ?? 'no';
  const suppressed = /\b(All|OOF|AutoReply)\b/i.test(mail.headers['x-auto-response-suppress'] ?? '');
  const bulk = /^(bulk|list|junk)$/i.test(mail.headers.precedence ?? '');
  return returnPath === '' || !/^no\b/i.test(automatic) || suppressed || bulk;
}

/** The out-of-office answer to a mail, as Exchange writes it. */
export function vacationReply(
  to: string,
  from: { address: string; name: string },
  answered: MailView,
): Promise<Buffer> {
  const said = words[germanOr(answered.text)];
  return new MailComposer({
    from,
    to,
    subject: said.subject + answered.subject,
    text: from.name ? `${said.text}\n${from.name}` : said.text,
    inReplyTo: answered.messageId,
    references: [...answered.references, answered.messageId].filter(Boolean),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  })
    .compile()
    .build();
}

/** Good enough for an automatic answer: does the mail read as German? */
export function germanOr(text: string): 'de' | 'en' {
  const german = text.match(/\b(und|der|die|das|nicht|Sie|Ihre?|wir|ist|für)\b/g)?.length ?? 0;
  const english = text.match(/\b(and|the|not|you|your|we|is|for|with)\b/g)?.length ?? 0;
  return german > english ? 'de' : 'en';
}

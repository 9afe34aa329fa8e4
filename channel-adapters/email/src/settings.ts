import { z } from 'zod';
import { normaliseAddress } from './address.ts';
import { settingsMessages as say } from './settings-messages.ts';
import { imap, limits, oauth, smtp } from './settings-servers.ts';

/**
 * What an admin sets for one mailbox. Name, brand, team and signature belong to the core.
 *
 * Each field carries `.meta()` for the form: `title`, `help`, `group` (the card it stands in), `secret`, `when` (shown
 * only while another field has this value), `lines` (multi-line text) and the same words in German under `de`.
 */

const address = z
  .string({ error: say.address.en })
  .transform(normaliseAddress)
  .refine((value) => value !== '', { error: say.address.en });

export const EmailSettings = z
  .object({
    address: address.meta({ title: 'Address', group: 'address', de: { title: 'Adresse' } }),
    aliases: z
      .array(address)
      .default(() => [])
      .meta({
        title: 'Aliases',
        group: 'address',
        help: 'A reply goes out from the address that the customer wrote to.',
        de: {
          title: 'Weitere Adressen',
          help: 'Geantwortet wird von der Adresse, an die der Kunde schrieb.',
        },
      }),
    receive: z
      .enum(['imap', 'listener'])
      .default('imap')
      .meta({
        title: 'Receive',
        group: 'incoming',
        help: 'imap: read a mailbox. listener: your mail server hands mail to Kontor’s own SMTP port.',
        de: {
          title: 'Empfang',
          help: 'imap: ein Postfach lesen. listener: Ihr Mailserver übergibt die Mails an Kontors SMTP-Port.',
        },
      }),
    imap: imap.optional().meta({
      title: 'Incoming server (IMAP)',
      group: 'incoming',
      when: { receive: 'imap' },
      de: { title: 'Eingangsserver (IMAP)' },
    }),
    smtp: smtp.meta({
      title: 'Outgoing server (SMTP)',
      group: 'outgoing',
      de: { title: 'Ausgangsserver (SMTP)' },
    }),
    oauth: oauth.optional().meta({
      title: 'Sign in at Google or Microsoft',
      group: 'incoming',
      help: 'Instead of a password, for incoming and outgoing server alike.',
      de: {
        title: 'Anmeldung bei Google oder Microsoft',
        help: 'Statt eines Passworts, für Eingangs- und Ausgangsserver gleichermassen.',
      },
    }),
    replyAddress: z
      .string()
      .trim()
      .toLowerCase()
      .refine(isReplyPattern, { error: say.replyAddress.en })
      .optional()
      .meta({
        title: 'Reply address',
        group: 'outgoing',
        help: 'For example support+{token}@adler-kaffee.example. The token brings answers back to their conversation.',
        de: {
          title: 'Antwortadresse',
          help: 'Zum Beispiel support+{token}@adler-kaffee.example. Das Token führt Antworten zurück in ihre Konversation.',
        },
      }),
    trustedAuthServ: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[^\s;]+$/, { error: say.trustedAuthServ.en })
      .optional()
      .meta({
        title: 'Server whose authentication results count',
        group: 'incoming',
        help: 'The name at the beginning of Authentication-Results in mail from your own server. Others are ignored: anyone can write them.',
        de: {
          title: 'Server, dessen Echtheitsprüfung zählt',
          help: 'Der Name am Anfang von Authentication-Results in Mails von Ihrem eigenen Server. Andere werden ignoriert: jeder kann sie schreiben.',
        },
      }),
    limits: limits.prefault({}).meta({ title: 'Limits', group: 'limits', de: { title: 'Grenzen' } }),
  })
  .superRefine((settings, context) => {
    const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (settings.receive === 'imap' && !settings.imap) fault(['imap'], say.imapMissing.en);
    if (settings.imap?.after === 'move' && !settings.imap.moveTo) fault(['imap', 'moveTo'], say.moveTo.en);
    if (
      settings.imap?.after === 'move' &&
      settings.imap.moveTo &&
      settings.imap.folders.includes(settings.imap.moveTo)
    )
      fault(['imap', 'moveTo'], say.moveToRead.en);
    if (settings.smtp.login === 'same' && !settings.imap) fault(['smtp', 'login'], say.sameLogin.en);
    if (settings.smtp.login === 'own' && !settings.smtp.user) fault(['smtp', 'user'], say.user.en);
    if (settings.imap && !settings.oauth && !settings.imap.password)
      fault(['imap', 'password'], say.password.en);
    if (settings.smtp.login === 'own' && !settings.oauth && !settings.smtp.password)
      fault(['smtp', 'password'], say.password.en);
    if (
      settings.aliases.includes(settings.address) ||
      new Set(settings.aliases).size < settings.aliases.length
    )
      fault(['aliases'], say.aliasTwice.en);
  });

export type EmailSettings = z.output<typeof EmailSettings>;
export type ImapSettings = NonNullable<EmailSettings['imap']>;
export type SmtpSettings = EmailSettings['smtp'];
export type OAuthSettings = NonNullable<EmailSettings['oauth']>;
export type MailLimits = EmailSettings['limits'];

/** Fills in the defaults; throws a `ZodError` whose messages are for people. */
export function defineSettings(input: z.input<typeof EmailSettings>): EmailSettings {
  return EmailSettings.parse(input);
}

/** Addresses that customers write to, the channel's own first, in normal form. A reply leaves from one of them. */
export function sendersOf(settings: EmailSettings): string[] {
  return [settings.address, ...settings.aliases];
}

/** Addresses at which the channel receives: those that customers write to and the reply address without its token. */
export function addressesOf(settings: EmailSettings): string[] {
  const reply =
    settings.replyAddress && normaliseAddress(settings.replyAddress.replace(/[+=._-]?\{token\}/, ''));
  return [...new Set([...sendersOf(settings), ...(reply ? [reply] : [])])];
}

/** User and password for the outgoing server; `undefined` when it asks for none. With `oauth` a token stands for the password. */
export function smtpLogin(settings: EmailSettings): { user: string; password: string } | undefined {
  const { smtp, imap: incoming } = settings;
  if (smtp.login === 'none') return undefined;
  if (smtp.login === 'same') return incoming && { user: incoming.user, password: incoming.password ?? '' };
  return { user: smtp.user ?? '', password: smtp.password ?? '' };
}

/** One `{token}` in the local part, set off from what is around it, and an address in all other respects. */
function isReplyPattern(pattern: string): boolean {
  const local = pattern.slice(0, pattern.lastIndexOf('@'));
  if (pattern.split('{token}').length !== 2 || !local.includes('{token}')) return false;
  if (/[a-z2-7]\{token\}|\{token\}[a-z2-7]/.test(local) || local === '{token}') return false;
  const address = normaliseAddress(pattern.replace('{token}', 'a'.repeat(20)));
  return address !== '' && address.lastIndexOf('@') <= 64;
}

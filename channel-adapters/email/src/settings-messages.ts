/** What is wrong with a setting and what to do. The schema reports the English sentence; `settingsMessage` finds the German one. */
export const settingsMessages = {
  address: {
    en: 'This is not a mail address. It looks like support@company.example.',
    de: 'Das ist keine Mailadresse. Sie sieht aus wie support@firma.example.',
  },
  aliasTwice: {
    en: 'An address is named twice. Remove one of them.',
    de: 'Eine Adresse ist zweimal genannt. Entfernen Sie eine davon.',
  },
  host: {
    en: 'Enter the name of the server alone, for example imap.company.example, without port or “https://”.',
    de: 'Geben Sie nur den Namen des Servers ein, zum Beispiel imap.firma.example, ohne Port und ohne «https://».',
  },
  port: {
    en: 'A port is a number between 1 and 65535. Usual are 993 for IMAP and 587 for SMTP.',
    de: 'Ein Port ist eine Zahl zwischen 1 und 65535. Üblich sind 993 für IMAP und 587 für SMTP.',
  },
  security: {
    en: 'Choose TLS, STARTTLS or none.',
    de: 'Wählen Sie TLS, STARTTLS oder keine.',
  },
  user: { en: 'Enter the user of the mailbox.', de: 'Geben Sie den Benutzer des Postfachs ein.' },
  password: { en: 'Enter the password of the mailbox.', de: 'Geben Sie das Passwort des Postfachs ein.' },
  provider: { en: 'Choose Google or Microsoft.', de: 'Wählen Sie Google oder Microsoft.' },
  tenant: {
    en: 'Enter the ID or the domain of your directory alone, for example company.onmicrosoft.com.',
    de: 'Geben Sie nur die ID oder die Domain Ihres Verzeichnisses ein, zum Beispiel firma.onmicrosoft.com.',
  },
  clientId: {
    en: 'Enter the client ID of the application that you registered at the provider.',
    de: 'Geben Sie die Client-ID der Anwendung ein, die Sie beim Anbieter registriert haben.',
  },
  certificate: {
    en: 'This is no certificate in PEM form. It begins with “-----BEGIN CERTIFICATE-----”.',
    de: 'Das ist kein Zertifikat im PEM-Format. Es beginnt mit «-----BEGIN CERTIFICATE-----».',
  },
  folder: { en: 'Enter the name of a folder.', de: 'Geben Sie den Namen eines Ordners ein.' },
  folders: {
    en: 'Name at least one folder, usually INBOX.',
    de: 'Nennen Sie mindestens einen Ordner, üblich ist INBOX.',
  },
  firstImport: {
    en: 'Choose “now”, “all” or a date such as 2026-01-31.',
    de: 'Wählen Sie «now», «all» oder ein Datum wie 2026-01-31.',
  },
  moveTo: {
    en: 'Name the folder to which read mail is moved.',
    de: 'Nennen Sie den Ordner, in den gelesene Mails verschoben werden.',
  },
  moveToRead: {
    en: 'Mail cannot be moved to a folder that is read too. Choose another one.',
    de: 'Mails können nicht in einen Ordner verschoben werden, der selbst gelesen wird. Wählen Sie einen anderen.',
  },
  imapMissing: {
    en: 'Enter the incoming server, or let your mail server hand the mail over (“listener”).',
    de: 'Geben Sie den Eingangsserver ein, oder lassen Sie Ihren Mailserver die Mails übergeben («listener»).',
  },
  sameLogin: {
    en: 'There is no incoming server whose login could be used. Enter user and password of the outgoing server.',
    de: 'Es gibt keinen Eingangsserver, dessen Anmeldung gelten könnte. Geben Sie Benutzer und Passwort des Ausgangsservers ein.',
  },
  replyAddress: {
    en: 'The reply address needs {token} once before the @, set off by a sign: support+{token}@company.example.',
    de: 'Die Antwortadresse braucht einmal {token} vor dem @, durch ein Zeichen abgesetzt: support+{token}@firma.example.',
  },
  trustedAuthServ: {
    en: 'Enter one server name as it stands at the beginning of Authentication-Results, for example mx.company.example.',
    de: 'Geben Sie einen Servernamen ein, wie er am Anfang von Authentication-Results steht, zum Beispiel mx.firma.example.',
  },
  limit: {
    en: 'This limit is outside of what is possible.',
    de: 'Diese Grenze liegt ausserhalb des Möglichen.',
  },
} as const;

const german = new Map<string, string>(Object.values(settingsMessages).map(({ en, de }) => [en, de]));

/** The message of a validation issue in the reader's language; English when there is no other. */
export function settingsMessage(message: string, locale: string): string {
  return locale.toLowerCase().startsWith('de') ? (german.get(message) ?? message) : message;
}

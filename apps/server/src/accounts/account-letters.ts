import type { AccountLetter } from './account-mail.ts';

export type Locale = 'de' | 'en';

interface About {
  to: string;
  locale: Locale;
  workspace: string;
  link: string;
  expiresAt: Date;
  zone: string;
}

export function invitationLetter(about: About & { by: string }): AccountLetter {
  const until = untilWhen(about);
  return about.locale === 'de'
    ? {
        to: about.to,
        subject: `${about.by} lädt Sie zu ${about.workspace} ein`,
        text: `${about.by} lädt Sie ein, bei ${about.workspace} Anfragen von Kunden zu beantworten.\n\nHier legen Sie Ihr Passwort fest:\n${about.link}\n\nDer Link gilt bis ${until} und nur einmal.\n`,
      }
    : {
        to: about.to,
        subject: `${about.by} invites you to ${about.workspace}`,
        text: `${about.by} invites you to answer customers at ${about.workspace}.\n\nSet your password here:\n${about.link}\n\nThe link works once, until ${until}.\n`,
      };
}

export function resetLetter(about: About): AccountLetter {
  const until = untilWhen(about);
  return about.locale === 'de'
    ? {
        to: about.to,
        subject: `Neues Passwort für ${about.workspace}`,
        text: `Jemand hat für Ihr Konto bei ${about.workspace} ein neues Passwort verlangt.\n\nHier legen Sie es fest:\n${about.link}\n\nDer Link gilt bis ${until} und nur einmal. Waren Sie das nicht, so löschen Sie diese Mail: Ihr Passwort bleibt, wie es ist.\n`,
      }
    : {
        to: about.to,
        subject: `A new password for ${about.workspace}`,
        text: `Somebody asked for a new password for your account at ${about.workspace}.\n\nSet it here:\n${about.link}\n\nThe link works once, until ${until}. If it was not you, delete this mail: your password stays as it is.\n`,
      };
}

function untilWhen({ locale, expiresAt, zone }: About): string {
  return expiresAt.toLocaleString(locale === 'de' ? 'de-CH' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  });
}

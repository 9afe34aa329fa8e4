import type { NotificationKind } from '@kontor/contracts/notification';
import type { AccountLetter } from '../accounts/account-mail.ts';

interface About {
  to: string;
  locale: 'de' | 'en';
  workspace: string;
  origin: string;
  told: { kind: NotificationKind; number: number; subject: string }[];
}

const words = {
  en: {
    subject: (n: number, workspace: string) =>
      n === 1 ? `1 notification from ${workspace}` : `${n} notifications from ${workspace}`,
    beginning: 'While you were away:',
    end: 'You get this mail because you are away in Kontor. What is mailed, and when, you choose here:',
    noSubject: '(no subject)',
    kinds: {
      mentioned: 'You were mentioned',
      assigned: 'Assigned to you',
      takenOver: 'Taken over from you',
      failed: 'Delivery failed',
      answered: 'News in a conversation of yours',
      followed: 'News in a conversation that you follow',
    },
  },
  de: {
    subject: (n: number, workspace: string) =>
      n === 1 ? `1 Mitteilung von ${workspace}` : `${n} Mitteilungen von ${workspace}`,
    beginning: 'Während Sie abwesend waren:',
    end: 'Sie erhalten diese Mail, weil Sie in Kontor abwesend sind. Was Ihnen wann gemailt wird, wählen Sie hier:',
    noSubject: '(ohne Betreff)',
    kinds: {
      mentioned: 'Sie wurden erwähnt',
      assigned: 'Ihnen zugewiesen',
      takenOver: 'Von Ihnen übernommen',
      failed: 'Zustellung fehlgeschlagen',
      answered: 'Neues in einer Ihrer Konversationen',
      followed: 'Neues in einer Konversation, der Sie folgen',
    },
  },
};

/** Says where something happened, and nothing of what customers or colleagues wrote. */
export function notificationLetter({ to, locale, workspace, origin, told }: About): AccountLetter {
  const { subject, beginning, end, noSubject, kinds } = words[locale];
  const lines = told.map(
    ({ kind, number, subject: of }) =>
      `${kinds[kind]}: #${number} ${of || noSubject}\n${origin}/conversations/${number}`,
  );
  return {
    to,
    subject: subject(told.length, workspace),
    text: `${beginning}\n\n${lines.join('\n\n')}\n\n${end}\n${origin}/settings/notifications\n`,
  };
}

import type { ImapFlowError } from 'imapflow';
import { serverFault } from '../server-fault.ts';
import type { ImapSettings } from '../settings.ts';

export interface ImapFault {
  /** Only a person mends it: try seldom. */
  login: boolean;
  reason: string;
  advice: string[];
  /** The server's own words. */
  said?: string;
}

/** A fault that says itself what is wrong: a folder that is not there, a mail that could not be stored. */
export class SayableFault extends Error {
  readonly advice: string[];

  constructor(reason: string, advice: string[]) {
    super(reason);
    this.advice = advice;
  }
}

/** Why a mailbox cannot be read just now, for people. */
export function imapFault(error: unknown, imap: ImapSettings): ImapFault {
  if (error instanceof SayableFault) {
    const { needsPerson = false } = error as { needsPerson?: boolean };
    return { login: needsPerson, reason: error.message, advice: error.advice };
  }
  const { authenticationFailed, serverResponseCode, responseText, response, tlsFailed, code } =
    error as ImapFlowError;
  const said = wordsOf(response) ?? wordsOf(responseText);
  const told = said ? { said } : {};
  if (authenticationFailed && /^(UNAVAILABLE|LIMIT|INUSE|SERVERBUG)$/.test(serverResponseCode ?? ''))
    return {
      login: false,
      reason: `${imap.host} lets nobody in just now.`,
      advice: ['Try again later.'],
      ...told,
    };
  if (authenticationFailed)
    return {
      login: true,
      ...(imap.password
        ? { reason: 'The server refused this user with this password.', advice: loginAdvice(imap) }
        : signInRefused(imap)),
      ...told,
    };
  const cause = tlsFailed && !code ? { code: 'ETLS', cause: error } : error;
  const { reason, advice } = serverFault(cause, imap);
  return { login: false, reason: said && !code ? `${imap.host} refused: ${said}` : reason, advice, ...told };
}

/** A token was had, and the server does not take it: another account signed in, or IMAP is not open to it. */
export function signInRefused({ user }: { user: string }): { reason: string; advice: string[] } {
  return {
    reason: `The server does not let in ${user} with the account that signed in.`,
    advice: [
      'Is the user above the address of the account that signed in? A shared mailbox needs the right to open it.',
      'IMAP and SMTP may be switched off for this mailbox at the provider: switch them on there.',
    ],
  };
}

export function loginAdvice({ user }: { user: string }): string[] {
  const bare = user.includes('@') ? user.slice(0, user.indexOf('@')) : undefined;
  return [
    'Was the password changed at the provider? Replace it here.',
    'Two-step sign-in on the mailbox? Create an app password there and use that.',
    ...(bare
      ? [`Some servers want the user without the domain: ${bare}.`]
      : ['Some servers want the whole address as user.']),
  ];
}

function wordsOf(response: unknown): string | undefined {
  return typeof response === 'string' && response.trim() ? response.trim().slice(0, 500) : undefined;
}

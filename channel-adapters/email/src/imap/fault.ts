import { tell, type Told } from '@kontor/channel-kit/sentences';
import type { ImapFlowError } from 'imapflow';
import { serverFault } from '../server-fault.ts';
import type { ImapSettings } from '../settings.ts';
import { say } from '../texts.ts';

export interface ImapFault extends Told {
  /** Only a person mends it: try seldom. */
  login: boolean;
  /** The server's own words. */
  said?: string;
}

/** A fault that says itself what is wrong: a folder that is not there, a mail that could not be stored. */
export class SayableFault extends Error {
  readonly told: Told;

  constructor(told: Told) {
    super(told.reason);
    this.told = told;
  }
}

/** Why a mailbox cannot be read just now, for people. */
export function imapFault(error: unknown, imap: ImapSettings): ImapFault {
  if (error instanceof SayableFault) {
    const { needsPerson = false } = error as { needsPerson?: boolean };
    return { login: needsPerson, ...error.told };
  }
  const { authenticationFailed, serverResponseCode, responseText, response, tlsFailed, code } =
    error as ImapFlowError;
  const said = wordsOf(response) ?? wordsOf(responseText);
  const told = said ? { said } : {};
  if (authenticationFailed && /^(UNAVAILABLE|LIMIT|INUSE|SERVERBUG)$/.test(serverResponseCode ?? ''))
    return {
      login: false,
      ...tell(say('email.login.busy', { host: imap.host }), [say('email.do.later')]),
      ...told,
    };
  if (authenticationFailed)
    return {
      login: true,
      ...(imap.password ? tell(say('email.login.refused'), loginAdvice(imap)) : signInRefused(imap)),
      ...told,
    };
  const cause = tlsFailed && !code ? { code: 'ETLS', cause: error } : error;
  const { reason, advice, words } = serverFault(cause, imap);
  if (!said || code) return { login: false, reason, advice, words, ...told };
  const refused = tell(say('email.server.refused', { host: imap.host, words: said }));
  return {
    login: false,
    reason: refused.reason,
    advice,
    words: { what: refused.words.what, advice: words.advice },
    ...told,
  };
}

/** A token was had, and the server does not take it: another account signed in, or IMAP is not open to it. */
export function signInRefused({ user }: { user: string }): Told {
  return tell(say('email.login.otherAccount', { user }), [
    say('email.do.sameAccount'),
    say('email.do.switchedOff'),
  ]);
}

export function loginAdvice({ user }: { user: string }) {
  const bare = user.includes('@') ? user.slice(0, user.indexOf('@')) : undefined;
  return [
    say('email.do.newPassword'),
    say('email.do.appPassword'),
    bare ? say('email.do.bareUser', { user: bare }) : say('email.do.wholeUser'),
  ];
}

function wordsOf(response: unknown): string | undefined {
  return typeof response === 'string' && response.trim() ? response.trim().slice(0, 500) : undefined;
}

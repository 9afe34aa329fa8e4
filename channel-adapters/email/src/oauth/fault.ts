import { SayableFault } from '../imap/fault.ts';

/** No access token could be had. */
export class SignInFault extends SayableFault {
  /** Only a person mends it: try seldom. */
  readonly needsPerson: boolean;

  constructor(reason: string, advice: string[], needsPerson: boolean) {
    super(reason, advice);
    this.needsPerson = needsPerson;
  }
}

const signInAgain = 'Open the channel’s settings and sign in again with the mailbox’s account.';

export function notSignedIn(provider: string): SignInFault {
  return new SignInFault(`Nobody has signed in to this mailbox at ${provider} yet.`, [signInAgain], true);
}

export function unreachable(provider: string, host: string, why: string): SignInFault {
  return new SignInFault(
    `${provider} could not be asked for access to the mailbox: ${why}`,
    [`Look whether this machine may reach https://${host}.`],
    false,
  );
}

/** By the stable codes of RFC 6749, 5.2; the provider's own words stand behind. */
export function refused(provider: string, status: number, error: string, words: string): SignInFault {
  const said = words ? ` It said: ${words}` : '';
  if (status >= 500 || status === 429 || error === 'temporarily_unavailable')
    return new SignInFault(
      `${provider} gives no access to the mailbox just now.${said}`,
      ['Try again later.'],
      false,
    );
  if (error === 'invalid_grant')
    return new SignInFault(
      `${provider} no longer lets Kontor into this mailbox.${said}`,
      [
        signInAgain,
        'It ends when the account’s password changes, when somebody takes the permission back, or by a rule of the organisation.',
      ],
      true,
    );
  if (error === 'invalid_client' || error === 'unauthorized_client')
    return new SignInFault(
      `${provider} does not accept the client ID and client secret.${said}`,
      ['Copy both again from the application that you registered there. A secret may have run out.'],
      true,
    );
  return new SignInFault(
    `${provider} refused access to the mailbox (${error || status}).${said}`,
    ['Look at the application that you registered there: its permissions and its redirect address.'],
    true,
  );
}

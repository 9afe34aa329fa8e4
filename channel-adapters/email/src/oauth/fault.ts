import { tell, type Told } from '@kontor/channel-kit/sentences';
import { SayableFault } from '../imap/fault.ts';
import { say } from '../texts.ts';

/** No access token could be had. */
export class SignInFault extends SayableFault {
  /** Only a person mends it: try seldom. */
  readonly needsPerson: boolean;

  constructor(told: Told, needsPerson: boolean) {
    super(told);
    this.needsPerson = needsPerson;
  }
}

const signInAgain = say('email.do.signInAgain');

export function notSignedIn(provider: string): SignInFault {
  return new SignInFault(tell(say('email.access.nobody', { provider }), [signInAgain]), true);
}

export function unreachable(provider: string, host: string, why: string): SignInFault {
  return new SignInFault(
    tell(say('email.access.unreachable', { provider, why }), [say('email.do.reach', { host })]),
    false,
  );
}

export function notLasting(provider: string): SignInFault {
  return new SignInFault(
    tell(say('email.access.notLasting', { provider }), [say('email.do.takeBack')]),
    true,
  );
}

/** By the stable codes of RFC 6749, 5.2; the provider's own words stand behind. */
export function refused(provider: string, status: number, error: string, words: string): SignInFault {
  const said = words ? [say('email.said', { words })] : [];
  if (status >= 500 || status === 429 || error === 'temporarily_unavailable')
    return new SignInFault(
      tell([say('email.access.later', { provider }), ...said], [say('email.do.later')]),
      false,
    );
  if (error === 'invalid_grant')
    return new SignInFault(
      tell([say('email.access.ended', { provider }), ...said], [signInAgain, say('email.do.whyEnded')]),
      true,
    );
  if (error === 'invalid_client' || error === 'unauthorized_client')
    return new SignInFault(
      tell([say('email.access.client', { provider }), ...said], [say('email.do.copyClient')]),
      true,
    );
  return new SignInFault(
    tell(
      [say('email.access.refused', { provider, why: error || status }), ...said],
      [say('email.do.application')],
    ),
    true,
  );
}

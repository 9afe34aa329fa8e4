import { createHash } from 'node:crypto';
import type { OAuthSettings } from '../settings.ts';
import { askForToken, endpoint } from './asking.ts';
import { notLasting } from './fault.ts';
import { providers } from './providers.ts';

/** Where a person is sent to sign in with the mailbox's account. `verifier`: 43 to 128 random characters (PKCE). */
export function signInAddress(
  settings: OAuthSettings,
  account: string | undefined,
  { redirect, state, verifier }: { redirect: string; state: string; verifier: string },
): string {
  const { scopes, extra } = providers[settings.provider];
  const address = new URL(endpoint(settings, 'authorize'));
  const query = {
    client_id: settings.clientId,
    response_type: 'code',
    redirect_uri: redirect,
    scope: scopes.join(' '),
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(account && { login_hint: account }),
    ...extra,
  };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address.href;
}

/** The refresh token for the code that the person came back with. Throws `SignInFault`. */
export async function finishSignIn(
  settings: OAuthSettings,
  { code, redirect, verifier }: { code: string; redirect: string; verifier: string },
  signal: AbortSignal,
): Promise<string> {
  const { refreshToken } = await askForToken(
    settings,
    { grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier },
    signal,
  );
  if (refreshToken) return refreshToken;
  throw notLasting(providers[settings.provider].name);
}

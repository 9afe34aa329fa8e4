import type { Authentication } from '../accounts/authentication.ts';
import { readSessionCookie } from '../platform/http/session-cookie.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Config } from '../platform/config.ts';
import { isOwnOrigin } from '../platform/http/own-origin.ts';
import { Problem } from '../platform/problem.ts';
import type { AgentSocket } from './connections.ts';

/**
 * Who opens a socket: a token that was sent on purpose goes before a cookie that the browser adds. With a cookie, a foreign
 * page is refused; no `Origin` at all is no browser, since those always send one with a WebSocket.
 */
export async function signInSocket(
  { handshake: { auth, headers } }: Pick<AgentSocket, 'handshake'>,
  authentication: Authentication,
  config: Config,
): Promise<SignedIn> {
  const token =
    typeof auth['token'] === 'string'
      ? auth['token']
      : /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (
    token === undefined &&
    headers.origin !== undefined &&
    !isOwnOrigin(headers.origin, headers.host, config)
  )
    throw new Problem('foreign_origin', 'This page is not one of this server.');
  const session = readSessionCookie(headers.cookie);
  const signedIn = token
    ? await authentication.byToken(token)
    : session && (await authentication.bySession(session));
  if (!signedIn) throw new Problem('not_signed_in', 'Sign in first.');
  return signedIn;
}

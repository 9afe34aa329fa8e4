import { createHash } from 'node:crypto';
import type { OAuthSettings } from '../settings.ts';
import { askForToken } from './asking.ts';
import { notSignedIn } from './fault.ts';
import { providers } from './providers.ts';

/** A token is not used in its last minute: a login takes a while. Milliseconds. */
const margin = 60_000;

export interface TokenIo {
  signal: AbortSignal;
  now?(): Date;
  /** Keeps a secret of the settings that the provider renewed, by its dotted path. */
  keepSecret?(path: string, value: string): Promise<void>;
}

interface Held {
  refreshToken: string;
  accessToken: string;
  until: number;
  asking?: Promise<string>;
}

/** By a digest of the settings, so that secrets lie nowhere else and changed ones begin anew. */
const held = new Map<string, Held>();

/**
 * An access token for the mailbox: the one in hand while it is good, else a new one; asked for once, however many wait for it.
 * Throws `SignInFault`.
 */
export async function accessToken(settings: OAuthSettings, io: TokenIo, renew = false): Promise<string> {
  const { refreshToken } = settings;
  if (!refreshToken) throw notSignedIn(providers[settings.provider].name);
  const key = createHash('sha256').update(JSON.stringify(settings)).digest('hex');
  const known = held.get(key) ?? { refreshToken, accessToken: '', until: 0 };
  held.set(key, known);
  const now = io.now?.().getTime() ?? Date.now();
  if (!renew && known.accessToken && known.until - margin > now) return known.accessToken;
  known.asking ??= fetchToken(settings, known, io, now).finally(() => delete known.asking);
  return known.asking;
}

async function fetchToken(settings: OAuthSettings, known: Held, io: TokenIo, now: number): Promise<string> {
  const granted = await askForToken(
    settings,
    {
      grant_type: 'refresh_token',
      refresh_token: known.refreshToken,
      // Microsoft wants to hear them again; Google takes those that were agreed to.
      ...(settings.provider === 'microsoft' && { scope: providers.microsoft.scopes.join(' ') }),
    },
    io.signal,
  );
  Object.assign(known, {
    accessToken: granted.accessToken,
    until: now + granted.expiresIn * 1000,
    refreshToken: granted.refreshToken ?? known.refreshToken,
  });
  // The former one goes on working for a while; without the new one the channel would stop then.
  if (granted.refreshToken && granted.refreshToken !== settings.refreshToken)
    await io.keepSecret?.('oauth.refreshToken', granted.refreshToken);
  return granted.accessToken;
}

import type { OAuthSettings } from '../settings.ts';
import { refused, unreachable } from './fault.ts';
import { providers } from './providers.ts';

/** Milliseconds. */
const patience = 20_000;

export interface Granted {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
  /** A new one in place of the one that was used, or the first. */
  refreshToken?: string;
}

export function endpoint(settings: OAuthSettings, which: 'authorize' | 'token'): string {
  return providers[settings.provider][which].replace('{tenant}', encodeURIComponent(settings.tenant));
}

/** One request to the token endpoint. Throws `SignInFault`, which never carries what was sent. */
export async function askForToken(
  settings: OAuthSettings,
  grant: Record<string, string>,
  signal: AbortSignal,
): Promise<Granted> {
  const { name } = providers[settings.provider];
  const url = endpoint(settings, 'token');
  const form = new URLSearchParams({
    client_id: settings.clientId,
    ...(settings.clientSecret && { client_secret: settings.clientSecret }),
    ...grant,
  });
  let status: number;
  let answer: Record<string, unknown>;
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    status = response.status;
    answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  } catch (error) {
    if (signal.aborted) throw error;
    const { cause, message } = error as Error & { cause?: { code?: string } };
    throw unreachable(name, new URL(url).host, cause?.code ?? message);
  }
  const text = (key: string) => (typeof answer[key] === 'string' ? answer[key] : '');
  if (status !== 200 || !text('access_token'))
    throw refused(
      name,
      status,
      text('error'),
      text('error_description')
        .split(/[\r\n]/, 1)[0]!
        .slice(0, 300),
    );
  const seconds = Number(answer.expires_in);
  return {
    accessToken: text('access_token'),
    expiresIn: Number.isFinite(seconds) && seconds > 0 ? seconds : 300,
    ...(text('refresh_token') && { refreshToken: text('refresh_token') }),
  };
}

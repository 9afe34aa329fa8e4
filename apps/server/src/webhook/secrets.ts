import { open, seal } from '../platform/secrets/sealing.ts';

const purpose = 'webhook';
/** How long the former secret signs beside the new one. Milliseconds. */
export const changeOver = 24 * 3_600_000;

interface Kept {
  secret: string;
  former?: { secret: string; until: string };
}

export const sealWebhookSecrets = (key: string, kept: Kept): string =>
  seal(key, purpose, JSON.stringify(kept));

export const openWebhookSecrets = (key: string, sealed: string): Kept =>
  JSON.parse(open(key, purpose, sealed)) as Kept;

/** Those that sign now. */
export function secretsAt(key: string, sealed: string, now: Date): string[] {
  const { secret, former } = openWebhookSecrets(key, sealed);
  return former && new Date(former.until) > now ? [secret, former.secret] : [secret];
}

import { open, seal } from '../platform/secrets/sealing.ts';
import type { Secrets } from './secret-settings.ts';

const purpose = 'channel';

export function openSecrets(key: string, sealed: string | null): Secrets {
  return sealed ? (JSON.parse(open(key, purpose, sealed)) as Secrets) : {};
}

/** Null when there is nothing to hide. */
export function sealSecrets(key: string, secrets: Secrets): string | null {
  return Object.keys(secrets).length > 0 ? seal(key, purpose, JSON.stringify(secrets)) : null;
}

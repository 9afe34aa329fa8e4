import { createHmac, randomBytes } from 'node:crypto';

/** Standard Webhooks (standardwebhooks.com): a secret is `whsec_` and the key's bytes in base64. */
const prefix = 'whsec_';

export const newWebhookSecret = (): string => prefix + randomBytes(32).toString('base64');

export interface Signed {
  id: string;
  /** When this attempt is made: receivers refuse what is too old. */
  at: Date;
  body: string;
}

/** The three headers. Each secret signs, so that a receiver may still hold the former one. */
export function signatureHeaders({ id, at, body }: Signed, secrets: string[]): Record<string, string> {
  const seconds = Math.floor(at.getTime() / 1000);
  const signatures = secrets.map(
    (secret) =>
      `v1,${createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
        .update(`${id}.${seconds}.${body}`)
        .digest('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
}

import { endpoint, type Endpoint } from './endpoint.ts';

export interface PlaygroundSettings {
  page: Endpoint;
  smtp: Endpoint;
  imap: Endpoint;
  /** Kontor's mail listener: what customers write goes there. */
  deliverTo: Endpoint;
  /** Kontor's console, for a link on the page. */
  consolePort: number;
  /** Whether SMTP and IMAP offer STARTTLS with a certificate of their own making. */
  starttls: boolean;
}

/** The environment, read once. Throws a sentence that names the variable. */
export function readSettings(env: Record<string, string | undefined>): PlaygroundSettings {
  return {
    page: endpoint(env.PLAYGROUND_PORT || '3100', 'PLAYGROUND_PORT'),
    smtp: endpoint(env.PLAYGROUND_SMTP || '127.0.0.1:2526', 'PLAYGROUND_SMTP'),
    imap: endpoint(env.PLAYGROUND_IMAP || '127.0.0.1:2143', 'PLAYGROUND_IMAP'),
    deliverTo: endpoint(env.SMTP_LISTEN || '127.0.0.1:2525', 'SMTP_LISTEN'),
    consolePort: endpoint(env.PORT || '3000', 'PORT').port,
    starttls: env.PLAYGROUND_STARTTLS === '1',
  };
}

import { accessToken, type TokenIo } from '../oauth/access-token.ts';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { smtpLogin, type EmailSettings } from '../settings.ts';
import { bareHost, trust } from '../trust.ts';
import type { SmtpPatience } from './patience.ts';

/** Where the way to the server ended: before or at the login. Nothing of the mail has left then. */
export class NoSession extends Error {
  readonly stage: 'connect' | 'login';
  readonly fault: SmtpError;

  constructor(stage: 'connect' | 'login', fault: SmtpError) {
    super(`No SMTP session: ${stage}`);
    this.stage = stage;
    this.fault = fault;
  }
}

/** What nodemailer puts on its errors. */
export interface SmtpError extends Error {
  code?: string;
  response?: string;
  responseCode?: number;
  command?: string;
  recipient?: string;
  rejectedErrors?: SmtpError[];
}

/** A connected, greeted, encrypted and logged-in session. Rejects with `NoSession`. */
export async function openSession(
  settings: EmailSettings,
  waits: SmtpPatience,
  io: TokenIo,
): Promise<SMTPConnection> {
  const { signal } = io;
  if (signal.aborted) throw new NoSession('connect', closed(signal));
  const login = smtpLogin(settings);
  // Before the server is called: it would not wait for another one.
  if (settings.oauth && login)
    await accessToken(settings.oauth, io).catch((error: Error) => {
      throw new NoSession('login', error);
    });
  const { host, port, security } = settings.smtp;
  const connection = new SMTPConnection({
    host: bareHost(host),
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: trust(settings.smtp),
    connectionTimeout: waits.connect,
    greetingTimeout: waits.greeting,
    socketTimeout: waits.command,
    socketCloseTimeout: 1_000,
    logger: false,
  });
  const stop = () => connection.close();
  signal.addEventListener('abort', stop);
  try {
    await connected(connection, signal);
    if (login) await loggedIn(connection, credentialsOf(settings, login, io), signal);
    // A fault on an idle connection only ends it; the pool sees that it is destroyed.
    connection.removeAllListeners('error').on('error', () => {});
    return connection;
  } catch (error) {
    connection.removeAllListeners('error').on('error', () => {});
    connection.close();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function connected(connection: SMTPConnection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(new NoSession('connect', error));
    connection.once('error', failed);
    connection.once('end', () => failed(closed(signal)));
    connection.connect((error) => (error ? failed(error) : resolve()));
  });
}

function loggedIn(connection: SMTPConnection, credentials: Credentials, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(new NoSession('login', error));
    connection.once('error', (error: Error) => reject(new NoSession('connect', error)));
    connection.once('end', () => reject(new NoSession('connect', closed(signal))));
    connection.login(credentials, (error) => (error ? failed(error) : resolve()));
  });
}

type Credentials = Parameters<SMTPConnection['login']>[0];

/** With a token, asked for anew once when the server does not take the one in hand. */
function credentialsOf(
  { oauth }: EmailSettings,
  { user, password }: { user: string; password: string },
  io: TokenIo,
): Credentials {
  if (!oauth) return { user, pass: password, credentials: { user, pass: password } } as Credentials;
  return {
    user,
    oauth2: {
      getToken: (renew: boolean, done: (error: Error | null, token?: string) => void) =>
        void accessToken(oauth, io, renew).then((token) => done(null, token), done),
      buildXOAuth2Token: (token: string) =>
        Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`).toString('base64'),
    },
  } as unknown as Credentials;
}

function closed(signal: AbortSignal): SmtpError {
  const words = signal.aborted ? 'The attempt was stopped.' : 'The server closed the connection.';
  return Object.assign(new Error(words), { code: signal.aborted ? 'ABORTED' : 'ECONNECTION' });
}

import { ImapFlow, type ImapFlowError } from 'imapflow';
import { accessToken, type TokenIo } from '../oauth/access-token.ts';
import type { EmailSettings, ImapSettings } from '../settings.ts';
import { bareHost, trust } from '../trust.ts';

/** Milliseconds. */
export interface ImapPatience {
  connect: number;
  greeting: number;
  /** Silence while an answer is due. */
  answer: number;
}
export const imapPatience: ImapPatience = { connect: 30_000, greeting: 30_000, answer: 120_000 };

/** Connected, encrypted as set, logged in. Rejects with what imapflow says; see `imapFault`. Closed when the signal is aborted. */
export async function connectImap(
  settings: Pick<EmailSettings, 'limits' | 'oauth'> & { imap: ImapSettings },
  io: TokenIo,
  waits: ImapPatience = imapPatience,
): Promise<ImapFlow> {
  const { host, port, security, user, password } = settings.imap;
  const { signal } = io;
  signal.throwIfAborted();
  const auth = settings.oauth
    ? { user, accessToken: await accessToken(settings.oauth, io) }
    : { user, pass: password ?? '' };
  const client = new ImapFlow({
    host: bareHost(host),
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    tls: trust(settings.imap),
    auth,
    clientInfo: { name: 'Kontor', vendor: 'Kontor', 'support-url': false, version: false },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: waits.connect,
    greetingTimeout: waits.greeting,
    socketTimeout: waits.answer,
    // A server that announces more than it said a mail has, is not believed.
    maxLiteralSize: settings.limits.maxBytes + 1024 * 1024,
    maxResponseSize: settings.limits.maxBytes + 64 * 1024 * 1024,
  });
  client.on('error', () => {});
  const stop = () => client.close();
  signal.addEventListener('abort', stop, { once: true });
  client.once('close', () => signal.removeEventListener('abort', stop));
  try {
    await client.connect();
    return client;
  } catch (error) {
    // After a refused login the socket would keep the process for most of a minute.
    client.close();
    // A token may be void before its time: the next login is made with a new one.
    if (settings.oauth && (error as ImapFlowError).authenticationFailed)
      await accessToken(settings.oauth, io, true);
    throw error;
  }
}

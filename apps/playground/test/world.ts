import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { ImapFlow } from 'imapflow';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { MailView } from '../src/mail/reading.ts';
import { startPlayground, type PlaygroundOptions } from '../src/playground.ts';

export interface Taken {
  from: string;
  to: string[];
  raw: string;
}

/** A mail server that takes mail for adler-kaffee.example and knows nobody else, as Kontor's listener does. */
export async function startKontor(refuse?: { code: number; says: string }) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      if (refuse) return done(Object.assign(new Error(refuse.says), { responseCode: refuse.code }));
      const ours = address.toLowerCase().endsWith('@adler-kaffee.example');
      done(ours ? null : Object.assign(new Error('No channel has this address'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString('latin1')));
      stream.on('end', () => {
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        taken.push({ from, to: session.envelope.rcptTo.map((one) => one.address), raw });
        server.emit('taken');
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const stop = () => new Promise<void>((resolve) => server.close(resolve));
  onTestFinished(stop);
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    stop,
    /** The next mail, or the first of those that already came. */
    async next(): Promise<Taken> {
      if (!taken.length) await once(server, 'taken');
      return taken.shift()!;
    },
  };
}

export async function startWorld(options: PlaygroundOptions = {}) {
  const playground = await startPlayground(options);
  onTestFinished(() => playground.stop());
  const base = `http://127.0.0.1:${playground.port}`;

  async function call(method: string, path: string, body?: unknown) {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(base + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...sent,
    });
    const type = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      value: (type.includes('json') ? await response.json() : await response.text()) as unknown,
    };
  }

  return {
    playground,
    base,
    call,
    /** Sends over SMTP as Kontor would. */
    async send(mail: SendMailOptions) {
      const transport = createTransport({ host: '127.0.0.1', port: playground.smtpPort, ignoreTLS: true });
      return transport.sendMail(mail).finally(() => transport.close());
    },
    async inbox(address: string, folder = 'inbox') {
      return (await call('GET', `/api/mail/${address}?folder=${folder}`)).value as MailView[];
    },
    async imap(address: string, pass = 'demo', more: object = {}) {
      const client = new ImapFlow({
        host: '127.0.0.1',
        port: playground.imapPort,
        secure: false,
        auth: { user: address, pass },
        logger: false,
        ...more,
      });
      client.on('error', () => {});
      onTestFinished(() => client.close());
      await client.connect();
      return client;
    },
  };
}

export const anna = 'anna.keller@example.ch';
export const support = 'support@adler-kaffee.example';

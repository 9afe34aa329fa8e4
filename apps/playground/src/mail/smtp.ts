import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Endpoint } from '../endpoint.ts';
import { refusals, type Behaviour, type Behaviours } from './behaviour.ts';
import type { Certificate } from './certificate.ts';

/** The one password of every mailbox. */
export const PASSWORD = 'demo';

const MAX_BYTES = 50 * 1024 * 1024;

export interface Arrival {
  /** The return path, '' for the null sender. */
  from: string;
  to: string;
  /** Binary string, trace headers included. */
  raw: string;
  behaviour: Behaviour;
}

export interface Refused {
  from: string;
  to: string;
  behaviour: Behaviour;
}

interface SmtpPorts {
  behaviours: Behaviours;
  arrived(arrival: Arrival): void;
  refused(refused: Refused): void;
  certificate?: Certificate;
}

/** Takes mail for any address, and does to it what the mailbox is set to do. */
export async function startSmtp(at: Endpoint, ports: SmtpPorts) {
  /** Decided once for each recipient of a transaction, when it is named. */
  const decided = new WeakMap<SMTPServerSession, Map<string, Behaviour>>();

  const sockets = new Map<number | undefined, Socket>();

  async function keep(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): Promise<'answer' | 'silence'> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    if (stream.sizeExceeded) throw refusal(552, `5.3.4 More than ${MAX_BYTES} bytes`);
    const content = Buffer.concat(chunks).toString('latin1');
    const behaviours = decided.get(session) ?? new Map<string, Behaviour>();
    for (const { address: to } of session.envelope.rcptTo) {
      const raw = trace(session, to) + content;
      ports.arrived({ from: returnPath(session), to, raw, behaviour: behaviours.get(to) ?? 'normal' });
    }
    const all = [...behaviours.values()];
    if (all.includes('drop')) sockets.get(session.remotePort)?.destroy();
    return all.includes('drop') || all.includes('stall') ? 'silence' : 'answer';
  }

  const server = new SMTPServer({
    ...ports.certificate,
    banner: 'Kontor playground',
    disabledCommands: ports.certificate ? [] : ['STARTTLS'],
    authMethods: ['PLAIN', 'LOGIN'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: MAX_BYTES,
    socketTimeout: 3_600_000,
    closeTimeout: 100,
    onAuth(auth, _session, done) {
      if (auth.password === PASSWORD) done(null, { user: auth.username });
      else done(refusal(535, `5.7.8 The password of every mailbox here is "${PASSWORD}"`));
    },
    onMailFrom(_address, session, done) {
      decided.set(session, new Map());
      done();
    },
    onRcptTo({ address }, session, done) {
      const behaviour = ports.behaviours.use(address);
      const refused = refusals[behaviour];
      if (refused) {
        ports.refused({ from: returnPath(session), to: address, behaviour });
        return done(refusal(refused.code, refused.says));
      }
      decided.get(session)?.set(address, behaviour);
      done();
    },
    onData(stream, session, done) {
      keep(stream, session).then(
        (end) => end === 'answer' && done(null, 'Kept'),
        (error: Error) => done(error),
      );
    },
  });
  server.on('error', () => {}); // a client that breaks off is no fault of ours
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort;
    sockets.set(
      port,
      socket.once('close', () => sockets.delete(port)),
    );
  });

  server.listen(at.port, at.host);
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.values()) socket.destroy();
      });
    },
  };
}

const refusal = (responseCode: number, says: string) => Object.assign(new Error(says), { responseCode });

const returnPath = (session: SMTPServerSession) => (session.envelope.mailFrom || { address: '' }).address;

function trace(session: SMTPServerSession, to: string): string {
  const how = session.secure ? 'ESMTPS' : 'ESMTP';
  const by = `from ${session.clientHostname || 'unknown'} ([${session.remoteAddress}]) by playground with ${how}`;
  const at = new Date().toUTCString().replace('GMT', '+0000');
  return `Return-Path: <${returnPath(session)}>\r\nDelivered-To: ${to}\r\nReceived: ${by};\r\n ${at}\r\n`;
}

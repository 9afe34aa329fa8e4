import type { Socket } from 'node:net';
import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** Where the server misbehaves, and how. Answers are whole lines: "550 5.1.1 User unknown". May be changed between mails. */
export interface SmtpScript {
  greeting?: string;
  /** Sessions are closed with 421 after so many mails. */
  mailsPerSession?: number;
  login?: { user: string; password: string; answer?: string };
  /** Lets in by access token alone (XOAUTH2). */
  token?: (user: string, token: string) => boolean;
  sender?: string;
  /** By address, lower case. */
  recipients?: Record<string, string>;
  /**
   * What happens to content: an answer, or `drop` (the line breaks at the first bytes), `swallow` (all is taken in, then the
   * line breaks before the answer), `stall` (all is taken in, and no answer ever comes).
   */
  content?: string | 'drop' | 'swallow' | 'stall';
}

export interface TakenMail {
  from: string;
  to: string[];
  raw: Buffer;
}

export interface SmtpEmulator {
  port: number;
  script: SmtpScript;
  /** Mails whose content came in whole, answered or not. */
  mails: TakenMail[];
  /** Bytes of content seen, also of mails that never became whole. */
  contentBytes: number;
  sessions: number;
  close(): Promise<void>;
}

export async function startSmtpEmulator(
  script: SmtpScript = {},
  options: SMTPServerOptions = {},
): Promise<SmtpEmulator> {
  const server = new SMTPServer({
    authOptional: !script.login && !script.token,
    ...(script.token && { authMethods: ['XOAUTH2'] }),
    allowInsecureAuth: true,
    disabledCommands: options.key ? [] : ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onConnect(_session, done) {
      emulator.sessions += 1;
      done(fault(emulator.script.greeting));
    },
    onAuth({ username, password, accessToken }, _session, done) {
      const { login, token } = emulator.script;
      if (token)
        return token(username ?? '', accessToken ?? '')
          ? done(null, { user: username })
          : done(null, { data: { status: '401', schemes: 'bearer' } });
      if (!login || (username === login.user && password === login.password))
        return done(null, { user: username });
      done(fault(login.answer ?? '535 5.7.8 Authentication credentials invalid'));
    },
    onMailFrom(_address, { transaction }, done) {
      const worn = transaction > (emulator.script.mailsPerSession ?? Infinity);
      done(fault(worn ? '421 4.4.2 Session has served enough' : emulator.script.sender));
    },
    onRcptTo({ address }, _session, done) {
      done(fault(emulator.script.recipients?.[address.toLowerCase()]));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      const { content } = emulator.script;
      stream.on('data', (chunk: Buffer) => {
        emulator.contentBytes += chunk.length;
        chunks.push(chunk);
        if (content === 'drop') socketOf(session).destroy();
      });
      stream.on('end', () => {
        if (content === 'drop') return;
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        emulator.mails.push({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) });
        if (content === 'stall') return;
        if (content === 'swallow') socketOf(session).destroy();
        else if (content?.startsWith('2')) done(null, content.slice(4));
        else done(fault(content));
      });
    },
    ...options,
  });
  server.on('error', () => {});
  const socketOf = (session: SMTPServerSession) =>
    ([...server.connections].find((each) => each.session === session) as unknown as { _socket: Socket })
      ._socket;
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as { port: number };
  const emulator: SmtpEmulator = {
    port,
    script,
    mails: [],
    contentBytes: 0,
    sessions: 0,
    async close() {
      for (const each of server.connections) (each as unknown as { _socket: Socket })._socket.destroy();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
  return emulator;
}

function fault(answer: string | undefined): Error | null {
  if (!answer) return null;
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
}

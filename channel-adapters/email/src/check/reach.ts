import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls';
import { bareHost, trust } from '../trust.ts';

export interface Server {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  ca?: string | undefined;
}

/** What is said before and around STARTTLS. */
export interface Dialect {
  /** The last line of an answer. */
  greeting: RegExp;
  /** A first line that no server of this kind begins with. */
  foreign: RegExp;
  hello?: { say: string; done: RegExp };
  startTls: { say: string; done: RegExp };
}

export const imapDialect: Dialect = {
  greeting: /^\* (OK|PREAUTH).*$/im,
  foreign: /^(?!\* )[^\n]*\n/,
  hello: { say: 'a CAPABILITY', done: /^a (OK|NO|BAD).*$/im },
  startTls: { say: 'b STARTTLS', done: /^b OK.*$/im },
};
export const smtpDialect: Dialect = {
  greeting: /^220 .*$/m,
  foreign: /^(?!\d{3}[ -])[^\n]*\n/,
  hello: { say: 'EHLO kontor.invalid', done: /^(250|5\d\d) .*$/m },
  startTls: { say: 'STARTTLS', done: /^220 .*$/m },
};

export async function addressesOf(host: string): Promise<string[]> {
  const bare = bareHost(host);
  if (isIP(bare)) return [bare];
  return (await lookup(bare, { all: true })).map(({ address }) => address);
}

/** A line to a server on which nothing secret has been said. */
export class Line {
  #socket: Socket;
  readonly #signal: AbortSignal;
  readonly #silence: number;

  private constructor(socket: Socket, silence: number, signal: AbortSignal) {
    this.#silence = silence;
    this.#socket = socket;
    this.#signal = signal;
    socket.on('error', () => {});
  }

  /** `silence`: milliseconds without an answer that are enough. */
  static async open({ host, port }: Server, silence: number, signal: AbortSignal): Promise<Line> {
    const socket = connectTcp({ host: bareHost(host), port });
    const line = new Line(socket, silence, signal);
    await line.#until(once(socket, 'connect', { signal }));
    return line;
  }

  /** The whole answer, once its last line is there. */
  async answer(done: RegExp, foreign?: RegExp): Promise<string> {
    let said = '';
    const socket = this.#socket;
    const heard = new Promise<string>((resolve) => {
      const hear = (bytes: Buffer) => {
        said += bytes.toString('latin1');
        const ended = done.test(said) || foreign?.test(said) || said.length >= 100_000;
        if (!ended && !/^(\* BYE|[45]\d\d |[ab] (NO|BAD))/m.test(said)) return;
        socket.removeListener('data', hear);
        resolve(said);
      };
      socket.on('data', hear);
    });
    const answer = await this.#until(heard);
    if (foreign?.test(answer)) throw Object.assign(codeError('EFOREIGN'), { said: lastLine(answer) });
    if (!done.test(answer)) throw Object.assign(new Error(answer.trim()), { said: lastLine(answer) });
    return answer;
  }

  async ask({ say, done }: { say: string; done: RegExp }): Promise<string> {
    this.#socket.write(`${say}\r\n`);
    return this.answer(done);
  }

  /** Encrypts, whatever the certificate is worth: that is judged afterwards, by what this returns. */
  async encrypt(server: Server): Promise<Certified> {
    const host = bareHost(server.host);
    const secured = connectTls({
      socket: this.#socket,
      host,
      ...(isIP(host) ? {} : { servername: host }),
      ...trust(server),
      rejectUnauthorized: false,
    });
    secured.on('error', () => {});
    await this.#until(once(secured, 'secureConnect', { signal: this.#signal }));
    this.#socket = secured;
    return certified(secured);
  }

  close(): void {
    this.#socket.destroy();
  }

  /** The work, or a rejection when the line breaks, is stopped or stays silent. */
  async #until<T>(work: Promise<T>): Promise<T> {
    work.catch(() => {});
    const socket = this.#socket;
    const { promise: broken, reject } = Promise.withResolvers<never>();
    broken.catch(() => {});
    const fail = (error?: Error) => reject(error instanceof Error ? error : codeError('ECONNRESET'));
    const stop = () => reject(this.#signal.reason);
    const timer = setTimeout(() => reject(codeError('ETIMEDOUT')), this.#silence);
    socket.once('error', fail).once('close', () => fail());
    this.#signal.addEventListener('abort', stop, { once: true });
    try {
      this.#signal.throwIfAborted();
      return await Promise.race([work, broken]);
    } finally {
      clearTimeout(timer);
      socket.removeListener('error', fail);
      this.#signal.removeEventListener('abort', stop);
    }
  }
}

export interface Certified {
  trusted: boolean;
  /** Node's code for why not. */
  fault?: string;
  names: string[];
  issuer: string;
  until: Date;
}

function certified(socket: TLSSocket): Certified {
  const certificate = socket.getPeerCertificate();
  const fault = socket.authorizationError as unknown as string | Error | null;
  const code = typeof fault === 'string' ? fault : (fault as NodeJS.ErrnoException | null)?.code;
  return {
    trusted: socket.authorized,
    ...(code ? { fault: code } : {}),
    names: namesOf(certificate),
    issuer: [certificate.issuer?.O, certificate.issuer?.CN].flat().find(Boolean) ?? 'nobody named',
    until: new Date(certificate.valid_to),
  };
}

function namesOf({ subjectaltname = '', subject }: PeerCertificate): string[] {
  const names = subjectaltname
    .split(', ')
    .flatMap((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1] ?? []);
  return names.length > 0 ? names : [subject?.CN].flat().filter((name) => name !== undefined);
}

function codeError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function lastLine(answer: string): string {
  return answer.trim().split(/\r?\n/).at(-1)!.slice(0, 300);
}

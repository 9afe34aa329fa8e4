import { createHash } from 'node:crypto';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { TokenIo } from '../oauth/access-token.ts';
import type { EmailSettings } from '../settings.ts';
import { patience, type SmtpPatience } from './patience.ts';

/** A session lent for one mail. `used`: it has carried one before, so the server may have closed it meanwhile. */
export interface Lent {
  connection: SMTPConnection;
  used: boolean;
  /** Back into the pool: only after a mail that was taken, when both sides agree where they stand. */
  keep(): void;
  drop(): void;
}

interface Server {
  /** Sessions in use or being opened. */
  open: number;
  idle: Resting[];
  waiting: (() => void)[];
}

interface Resting {
  connection: SMTPConnection;
  wake(): SMTPConnection;
}

/** Few sessions for each outgoing server, used again while they are warm. Small mail servers allow hardly more than three at once. */
export class SmtpPool {
  readonly waits: SmtpPatience;
  readonly #most: number;
  readonly #idleMs: number;
  readonly #servers = new Map<string, Server>();

  constructor({ waits = patience, most = 3, idleMs = 15_000 } = {}) {
    this.waits = waits;
    this.#most = most;
    this.#idleMs = idleMs;
  }

  async borrow(settings: EmailSettings, io: TokenIo, fresh = false): Promise<Lent> {
    const key = keyOf(settings);
    const server = this.#servers.get(key) ?? { open: 0, idle: [], waiting: [] };
    this.#servers.set(key, server);
    await this.#turn(server, io.signal);
    let connection = fresh ? undefined : server.idle.pop()?.wake();
    while (connection && !isUsable(connection)) connection = server.idle.pop()?.wake();
    const used = connection !== undefined;
    try {
      const { openSession } = await import('./session.ts');
      connection ??= await openSession(settings, this.waits, io);
    } catch (error) {
      this.#leave(key);
      throw error;
    }
    const held = connection;
    let returned = false;
    const back = (keep: boolean) => {
      if (returned) return;
      returned = true;
      if (keep && isUsable(held)) this.#rest(server, held);
      else held.close();
      this.#leave(key);
    };
    return { connection: held, used, keep: () => back(true), drop: () => back(false) };
  }

  /** Ends what rests; what is in use ends when it is given back. */
  close(): void {
    for (const { idle } of this.#servers.values())
      for (const resting of idle.splice(0)) resting.wake().close();
  }

  #turn(server: Server, signal: AbortSignal): Promise<void> {
    if (server.open < this.#most) {
      server.open += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const stop = () => {
        server.waiting.splice(server.waiting.indexOf(go), 1);
        reject(signal.reason);
      };
      const go = () => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      signal.addEventListener('abort', stop, { once: true });
      server.waiting.push(go);
    });
  }

  #leave(key: string): void {
    const server = this.#servers.get(key)!;
    const next = server.waiting.shift();
    if (next) return next();
    server.open -= 1;
    if (server.open === 0 && server.idle.length === 0) this.#servers.delete(key);
  }

  /** An idle session keeps no process alive, and the server may end it whenever it likes. */
  #rest(server: Server, connection: SMTPConnection): void {
    const socket = connection._socket || undefined;
    const forget = () => {
      clearTimeout(timer);
      connection.removeListener('end', forget);
      const at = server.idle.indexOf(resting);
      if (at >= 0) server.idle.splice(at, 1);
    };
    const wake = () => {
      forget();
      socket?.ref();
      return connection;
    };
    const resting = { connection, wake };
    const timer = setTimeout(() => wake().close(), this.#idleMs).unref();
    connection.once('end', forget);
    socket?.unref();
    server.idle.push(resting);
  }
}

/** The password is part of the key, so that a changed one takes effect at once; as a digest, so that it lies nowhere. */
function keyOf({ smtp, imap, oauth }: EmailSettings): string {
  return createHash('sha256')
    .update(JSON.stringify([smtp, imap?.user, imap?.password, oauth]))
    .digest('hex');
}

function isUsable(connection: SMTPConnection): boolean {
  const socket = connection._socket;
  return !connection.destroyed && !!socket && !socket.destroyed && socket.writable;
}

import { isAscii } from 'node:buffer';
import { Readable } from 'node:stream';
import type { SendIo } from '@kontor/channel-kit/adapter';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import type { SmtpError } from './session.ts';

/**
 * How one transfer ended. `begun`: content had begun to leave, so that a fault no longer tells whether it was taken.
 * `asked`: `contentLeaves` was called. `withheld`: it threw.
 */
export type Transfer =
  | { taken: SMTPConnectionSendInfo }
  | { fault: SmtpError; begun: boolean; asked: boolean; withheld?: { reason: unknown } };

interface Wire {
  from: string;
  to: string[];
  raw: Buffer;
  /** Comes back as Original-Envelope-Id in a bounce of a server with DSN (RFC 3461). */
  envid: string;
}

const chunk = 64 * 1024;

/**
 * Sends one mail. nodemailer starts to read the message only when the server has answered DATA with 354, so its first read
 * is the moment right before the first byte: there `contentLeaves` is awaited.
 */
export async function transfer(
  connection: SMTPConnection,
  { from, to, raw, envid }: Wire,
  io: Pick<SendIo, 'contentLeaves' | 'signal'>,
  { graceMs, command, answer }: { graceMs: number; command: number; answer: number },
): Promise<Transfer> {
  const socket = connection._socket || undefined;
  socket?.setTimeout(command);
  let begun = false;
  let withheld: { reason: unknown } | undefined;
  let leaving: Promise<void> | undefined;
  let at = 0;
  const message = new Readable({
    read() {
      leaving ??= io.contentLeaves().catch((reason: unknown) => {
        withheld = { reason };
        this.destroy(new Error('withheld'));
      });
      void leaving.then(() => {
        if (this.destroyed || withheld) return;
        if (!begun) socket?.setTimeout(answer);
        begun = true;
        this.push(at < raw.length ? raw.subarray(at, (at += chunk)) : null);
      });
    },
  });
  message.on('error', () => {});
  const envelope = {
    from,
    to,
    size: raw.length,
    use8BitMime: !isAscii(raw),
    dsn: { ret: 'HDRS', envid },
  };
  const stopped = stopper(connection, message, io.signal, () => begun, graceMs);
  try {
    const info = await new Promise<SMTPConnectionSendInfo>((resolve, reject) => {
      stopped.then(reject);
      connection.send(envelope, message, (error, taken) => (error ? reject(error) : resolve(taken!)));
    });
    return { taken: info };
  } catch (error) {
    message.destroy();
    await leaving;
    return {
      fault: error as SmtpError,
      begun,
      asked: leaving !== undefined,
      ...(withheld ? { withheld } : {}),
    };
  } finally {
    stopped.release();
  }
}

/**
 * When the attempt is to stop: at once while nothing has left; afterwards the answer is worth a short wait, for without it
 * nobody knows.
 */
function stopper(
  connection: SMTPConnection,
  message: Readable,
  signal: AbortSignal,
  begun: () => boolean,
  graceMs: number,
) {
  let timer: NodeJS.Timeout | undefined;
  let stop: () => void;
  const stopped = new Promise<SmtpError>((resolve) => {
    const end = () => {
      message.destroy();
      connection.close();
      resolve(Object.assign(new Error('The attempt was stopped.'), { code: 'ABORTED' }));
    };
    stop = () => {
      if (begun()) timer = setTimeout(end, graceMs);
      else end();
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  const release = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  };
  return Object.assign(stopped, { release });
}

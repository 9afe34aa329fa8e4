import type { ListenIo } from '@kontor/channel-kit/adapter';
import { senderKeyOf } from '../translate/sender-key.ts';
import { SayableFault } from './fault.ts';
import type { Described } from './fetching.ts';
import { isHistory, receivedAt } from './horizon.ts';
import type { FolderPosition } from './position.ts';

/** Where a mail lies. */
export interface Place {
  path: string;
  folder: FolderPosition;
  since: string;
}

export function deliveryIdOf({ path, folder }: Place, uid: number): string {
  return `imap:${path}:${folder.uidValidity}:${uid}`;
}

/** Resolves when the core has it. */
export function keepMail(io: ListenIo, place: Place, mail: Described, raw: Buffer): Promise<void> {
  const { path, folder, since } = place;
  const history = isHistory(mail, folder, since);
  const { uid, internalDate } = mail;
  return stored(
    io,
    io.store({
      deliveryId: deliveryIdOf(place, uid),
      raw,
      senderKey: senderKeyOf(raw),
      receivedAt: receivedAt(mail, history, folder.polledAt, io.now()),
      history,
      facts: {
        folder: path,
        uidValidity: folder.uidValidity,
        uid,
        ...(internalDate ? { internalDate: internalDate.toISOString() } : {}),
      },
    }),
  );
}

export function setAside(io: ListenIo, place: Place, uid: number, reason: string): Promise<void> {
  io.log.warn({ folder: place.path, uid, reason }, 'A mail is set aside');
  return stored(io, io.quarantine(deliveryIdOf(place, uid), reason));
}

export function tooBig(mail: Described, path: string, maxBytes: number): string {
  const size = mail.size > maxBytes ? `has ${megabytes(mail.size)}` : 'is larger than the server said';
  return `The mail ${size}; at most ${megabytes(maxBytes)} are taken. It lies in ${path} as number ${mail.uid}.`;
}

/** Ends at once when the listening is stopped: nobody waits for a database then. */
async function stored(io: ListenIo, work: Promise<void>): Promise<void> {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(io.signal.reason);
  io.signal.addEventListener('abort', stop, { once: true });
  try {
    io.signal.throwIfAborted();
    await Promise.race([work, stopped]);
  } catch (error) {
    work.catch(() => {});
    if (io.signal.aborted) throw error;
    throw new SayableFault('Kontor could not store a mail. It stays in the mailbox and is read again.', [
      'Look at the state of Kontor’s database and disk.',
    ]);
  } finally {
    io.signal.removeEventListener('abort', stop);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) ? 1 : 0)} MB`;
}

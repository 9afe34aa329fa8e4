import type { ListenIo } from '@kontor/channel-kit/adapter';
import { because, type Reason, type Said } from '@kontor/channel-kit/sentences';
import type { ImapFlow } from 'imapflow';
import type { EmailSettings, ImapSettings } from '../settings.ts';
import { say } from '../texts.ts';
import { senderKeyOf } from '../translate/sender-key.ts';
import type { Described } from './fetching.ts';
import { isHistory, receivedAt } from './horizon.ts';
import type { FolderPosition, PositionBook } from './position.ts';
import { stored } from './stored.ts';

export interface Reading {
  client: ImapFlow;
  settings: EmailSettings & { imap: ImapSettings };
  io: ListenIo;
  book: PositionBook;
  /** Path on the server of the folder to which stored mail is moved. */
  moveTo?: string | undefined;
}

/** Where a mail lies. */
export interface Place {
  path: string;
  folder: FolderPosition;
  since: string;
}

export function deliveryIdOf({ path, folder }: Place, uid: number): string {
  return `imap:${path}:${folder.uidValidity}:${uid}`;
}

/** Stored, and remembered for marking or moving where that is wished. */
export async function take(
  { settings, io }: Reading,
  place: Place,
  mail: Described,
  raw: Buffer,
): Promise<void> {
  await keepMail(io, place, mail, raw);
  if (settings.imap.after !== 'leave') place.folder.unsettled.push(mail.uid);
}

/** Resolves when the core has it. */
function keepMail(io: ListenIo, place: Place, mail: Described, raw: Buffer): Promise<void> {
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

export function setAside(io: ListenIo, place: Place, uid: number, why: Reason): Promise<void> {
  io.log.warn({ folder: place.path, uid, reason: why.reason }, 'A mail is set aside');
  return stored(io, io.quarantine(deliveryIdOf(place, uid), why));
}

export function tooBig(mail: Described, path: string, maxBytes: number): Reason {
  const most = megabytes(maxBytes);
  return because([
    mail.size > maxBytes
      ? say('email.limit.size', { size: megabytes(mail.size), most })
      : say('email.limit.larger', { most }),
    liesIn(path, mail.uid),
  ]);
}

export function liesIn(folder: string, uid: number): Said {
  return say('email.aside.lies', { folder, number: uid });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) ? 1 : 0)} MB`;
}

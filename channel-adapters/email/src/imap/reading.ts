import type { ImapFlow } from 'imapflow';
import { SayableFault } from './fault.ts';
import { describe, fetchInOrder, type Described } from './fetching.ts';
import { beginFolder, isOutside } from './horizon.ts';
import { setAside, take, tooBig, type Place, type Reading } from './keeping.ts';
import { owe, retryOwed } from './owing.ts';
import type { FolderPosition } from './position.ts';
import { settle } from './settling.ts';
import { oweWanted } from './wanted.ts';

/** UIDs described by one command. */
const slice = 200;
/** Mails stored between two writes of the position. */
const writeEvery = 25;

/**
 * Reads one folder to its end: new mail in the order of its UIDs, then what is still owed, then marks or moves what is
 * stored. A fault of one mail makes it owed; a fault of the line or of storing is thrown, and nothing is passed over.
 */
export async function readFolder(reading: Reading, path: string, reselect: boolean): Promise<void> {
  const { client, io, book } = reading;
  const startedAt = io.now().toISOString();
  const folder = await openFolder(reading, path, reselect);
  const place = { path, folder, since: book.position.since };
  for (let uids = await newUids(client, folder); uids.length > 0; uids = await newUids(client, folder))
    for (let at = 0; at < uids.length; at += slice)
      await readSlice(reading, place, uids.slice(at, at + slice));
  await oweWanted(reading);
  await retryOwed(reading, place);
  await settle(reading, folder);
  folder.polledAt = startedAt;
  await book.save();
}

/** Selected, with a written position: mail that comes from now on is not older than the channel. */
export async function openFolder(
  { client, settings, io, book }: Reading,
  path: string,
  reselect: boolean,
): Promise<FolderPosition> {
  const open = client.mailbox && client.mailbox.path === path && !reselect ? client.mailbox : undefined;
  // Read-only as long as nothing is to be marked: not even "recent" changes then.
  const mailbox = open ?? (await client.mailboxOpen(path, { readOnly: settings.imap.after === 'leave' }));
  const known = book.position.folders[path];
  const folder = await beginFolder(client, mailbox, known, settings.imap, book, io.now());
  if (folder === known) return folder;
  if (known)
    io.log.warn(
      { folder: path, before: known.uidValidity, now: folder.uidValidity },
      'Reading the folder again',
    );
  book.position.folders[path] = folder;
  await book.save();
  return folder;
}

async function newUids(client: ImapFlow, { mark }: FolderPosition): Promise<number[]> {
  const uids = await client.search({ uid: `${mark + 1}:*` }, { uid: true });
  if (!uids) throw new Error('The folder could not be searched.');
  // "n:*" always names the last mail, also when its UID is below n.
  return uids.filter((uid) => uid > mark);
}

async function readSlice(reading: Reading, place: Place, uids: number[]): Promise<void> {
  const { client, settings, io, book } = reading;
  const { folder, path } = place;
  const { maxBytes } = settings.limits;
  const last = uids.at(-1)!;
  try {
    const described = await describe(client, uids);
    const wanted: Described[] = [];
    for (const uid of uids) {
      const mail = described.get(uid);
      if (!mail) owe(folder, uid);
      else if (!isOutside(mail, folder)) wanted.push(mail);
    }
    let unwritten = 0;
    for await (const { source, ...mail } of fetchInOrder(client, wanted, maxBytes)) {
      if (source === 'missing') owe(folder, mail.uid);
      else if (source === 'too big') await setAside(io, place, mail.uid, tooBig(mail, path, maxBytes));
      else await take(reading, place, mail, source);
      folder.mark = mail.uid;
      unwritten += 1;
      // What is read again after a crash is known to the core by its delivery id.
      if (unwritten % writeEvery === 0) await book.save();
    }
  } catch (error) {
    if (io.signal.aborted || error instanceof SayableFault) throw error;
    // One of them breaks the line or the command. Which one, is found by asking for each alone.
    for (const uid of uids) if (uid > folder.mark) owe(folder, uid);
    folder.mark = last;
    await book.save();
    if (!client.usable) throw error;
  }
  folder.mark = last;
  await book.save();
}

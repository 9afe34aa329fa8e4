import type { ListenIo } from '@kontor/channel-kit/adapter';
import { tell } from '@kontor/channel-kit/sentences';
import type { ImapFlow, ImapFlowError } from 'imapflow';
import type { EmailSettings, ImapSettings } from '../settings.ts';
import { say } from '../texts.ts';
import { connectImap, imapPatience, type ImapPatience } from './connect.ts';
import { imapFault, SayableFault } from './fault.ts';
import { findFolder } from './folders.ts';
import type { Reading } from './keeping.ts';
import { pacing, type Pacing } from './pacing.ts';
import { PositionBook } from './position.ts';
import { openFolder } from './reading.ts';
import { lookAt, watchFirst, watchOthers } from './watching.ts';

export interface ListenOptions {
  pace?: Pacing;
  waits?: ImapPatience;
}

interface Listening {
  settings: EmailSettings & { imap: ImapSettings };
  io: ListenIo;
  book: PositionBook;
  pace: Pacing;
  waits: ImapPatience;
}

/** Reads a mailbox until the signal is aborted; connects again by itself, less and less often while it fails. */
export async function listenImap(
  settings: EmailSettings,
  io: ListenIo,
  { pace = pacing, waits = imapPatience }: ListenOptions = {},
): Promise<void> {
  const { imap } = settings;
  if (!imap) throw new Error('This channel has no incoming server.');
  const book = await PositionBook.open(io);
  const listening: Listening = { settings: { ...settings, imap }, io, book, pace, waits };
  io.health({ state: 'connecting' });
  for (let failures = 0; !io.signal.aborted;) {
    let reading = false;
    try {
      await session(listening, () => {
        reading = true;
        failures = 0;
      });
    } catch (error) {
      if (io.signal.aborted) return;
      failures += 1;
      const { login, reason, advice, words } = imapFault(error, imap);
      // A line that breaks while reading is mostly mended within a second.
      if (reading && !(error instanceof SayableFault)) io.health({ state: 'connecting' });
      else io.health({ state: 'failing', reason, advice, words });
      io.log.warn({ host: imap.host, reason, failures }, 'The mailbox cannot be read just now');
      await pace.wait(pace.backOff(failures, login), io.signal);
    }
  }
}

/**
 * One connection watches the first folder by IDLE; a second one looks after the others, so that a long import there never
 * delays a mail in the first. A server that allows one connection only is read over that one. Ends when a line breaks.
 */
async function session(listening: Listening, onReading: () => void): Promise<void> {
  const { settings, io, book, pace, waits } = listening;
  const over = new AbortController();
  const signal = AbortSignal.any([io.signal, over.signal]);
  const watches: Promise<never>[] = [];
  try {
    const client = await connectImap(settings, { ...io, signal }, waits);
    const { readable, faults, moveTo } = await foldersOf(client, listening);
    const reading = { client, settings, io, book, moveTo };
    const [first, ...others] = readable;
    if (first === undefined) throw faults[0];
    await openFolder(reading, first, true);
    book.first = false;
    const second = others.length > 0 ? await secondConnection(listening, signal) : undefined;
    if (second) watches.push(watchOthers({ ...reading, client: second }, others, pace));
    const between = others.length > 0 && !second ? lookAt(reading, others) : undefined;
    watches.push(watchFirst(reading, first, pace, between));
    const [fault] = faults;
    if (fault) watches.push(lookAgain(fault, pace, signal));
    onReading();
    io.health(fault ? { state: 'failing', ...fault.told } : { state: 'receiving' });
    await Promise.all(watches);
  } finally {
    over.abort();
    await Promise.allSettled(watches);
  }
}

async function secondConnection(
  { settings, io, waits }: Listening,
  signal: AbortSignal,
): Promise<ImapFlow | undefined> {
  try {
    return await connectImap(settings, { ...io, signal }, waits);
  } catch (error) {
    if (signal.aborted) throw error;
    const { reason } = imapFault(error, settings.imap);
    io.log.warn({ host: settings.imap.host, reason }, 'No second connection; all folders are read over one');
    return undefined;
  }
}

/** The folders on the server. Each is opened once: its horizon is set then, and one that cannot be read hinders no other. */
async function foldersOf(client: ImapFlow, { settings, io, book }: Listening) {
  const { folders, moveTo } = settings.imap;
  const listed = await client.list();
  const readable: string[] = [];
  const faults: SayableFault[] = [];
  for (const written of folders) {
    const path = findFolder(listed, written);
    const fault =
      path === undefined ? noFolder(written) : await unreadable({ client, settings, io, book }, path);
    if (fault) faults.push(fault);
    else if (path !== undefined && !readable.includes(path)) readable.push(path);
  }
  return { readable, faults, moveTo: moveTo === undefined ? undefined : findFolder(listed, moveTo) };
}

async function unreadable(reading: Reading, path: string): Promise<SayableFault | undefined> {
  try {
    await openFolder(reading, path, true);
    return undefined;
  } catch (error) {
    const { responseStatus, responseText } = error as ImapFlowError;
    if (responseStatus !== 'NO') throw error;
    const closed = say('email.folder.closed', { folder: path, words: responseText ?? 'no' });
    return new SayableFault(tell(closed, [say('email.do.folderRight')]));
  }
}

/** A folder may be made or opened to us any time: after a while the session ends and looks again. */
async function lookAgain(fault: SayableFault, pace: Pacing, signal: AbortSignal): Promise<never> {
  await pace.wait(pace.sweep, signal);
  throw fault;
}

function noFolder(folder: string): SayableFault {
  return new SayableFault(
    tell(say('email.folder.missingHere', { folder }), [
      say('email.do.folderName'),
      say('email.do.folderGone'),
    ]),
  );
}

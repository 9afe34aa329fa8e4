import type { ListenIo } from '@kontor/channel-kit/adapter';
import type { ImapFlow } from 'imapflow';
import type { EmailSettings, ImapSettings } from '../settings.ts';
import { connectImap, imapPatience, type ImapPatience } from './connect.ts';
import { imapFault, SayableFault } from './fault.ts';
import { findFolder } from './folders.ts';
import { pacing, type Pacing } from './pacing.ts';
import { PositionBook } from './position.ts';
import { openFolder } from './reading.ts';
import { watchFirst, watchOthers } from './watching.ts';

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
      const { login, reason, advice } = imapFault(error, imap);
      // A line that breaks while reading is mostly mended within a second.
      if (reading && !(error instanceof SayableFault)) io.health({ state: 'connecting' });
      else io.health({ state: 'failing', reason, advice });
      io.log.warn({ host: imap.host, reason, failures }, 'The mailbox cannot be read just now');
      await pace.wait(pace.backOff(failures, login), io.signal);
    }
  }
}

/**
 * One connection watches the first folder by IDLE; a second one looks after the others, so that a long import there never
 * delays a mail in the first. Ends when either of them breaks.
 */
async function session({ settings, io, book, pace, waits }: Listening, onReading: () => void): Promise<void> {
  const over = new AbortController();
  const signal = AbortSignal.any([io.signal, over.signal]);
  const connect = () => connectImap(settings, signal, waits);
  const watches: Promise<never>[] = [];
  try {
    const client = await connect();
    const { found, missing, moveTo } = await foldersOf(client, settings.imap);
    const [first, ...others] = found;
    const reading = { settings, io, book, moveTo };
    if (first === undefined) throw noFolder(missing);
    // At the first connection every horizon is set at once, before anything is read.
    for (const path of book.first ? others : []) await openFolder({ ...reading, client }, path, true);
    await openFolder({ ...reading, client }, first, true);
    book.first = false;
    watches.push(watchFirst({ ...reading, client }, first, pace));
    if (others.length > 0) watches.push(watchOthers({ ...reading, client: await connect() }, others, pace));
    if (missing.length > 0) watches.push(lookAgain(missing, pace, signal));
    onReading();
    const fault = noFolder(missing);
    io.health(
      missing.length === 0
        ? { state: 'receiving' }
        : { state: 'failing', reason: fault.message, advice: fault.advice },
    );
    await Promise.all(watches);
  } finally {
    over.abort();
    await Promise.allSettled(watches);
  }
}

async function foldersOf(client: ImapFlow, { folders, moveTo }: ImapSettings) {
  const listed = await client.list();
  const places = folders.map((written) => ({ written, path: findFolder(listed, written) }));
  return {
    found: [...new Set(places.flatMap(({ path }) => path ?? []))],
    missing: places.flatMap(({ written, path }) => (path === undefined ? [written] : [])),
    moveTo: moveTo === undefined ? undefined : findFolder(listed, moveTo),
  };
}

/** A folder that is missing may be made any time: after a while the session ends and looks again. */
async function lookAgain(missing: string[], pace: Pacing, signal: AbortSignal): Promise<never> {
  await pace.wait(pace.sweep, signal);
  throw noFolder(missing);
}

function noFolder(missing: string[]): SayableFault {
  const names = missing.map((folder) => `“${folder}”`).join(', ');
  return new SayableFault(`There is no folder ${names} in this mailbox.`, [
    'Check how the folder is written; the check names all folders of the mailbox.',
    'Was it renamed or deleted in a mail program? Make it again or take it out of the list.',
  ]);
}

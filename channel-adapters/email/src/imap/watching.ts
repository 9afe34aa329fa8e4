import type { ImapFlow } from 'imapflow';
import type { Reading } from './keeping.ts';
import type { Pacing } from './pacing.ts';
import type { FolderPosition } from './position.ts';
import { readFolder } from './reading.ts';
import { oweWanted } from './wanted.ts';

/**
 * Watches one folder, opened before, by IDLE: a new mail is read as soon as the server speaks of it. Ends only by throwing.
 * `between`: a look at the other folders, when the same connection must do both.
 */
export async function watchFirst(
  reading: Reading,
  path: string,
  pace: Pacing,
  between?: (sweep: boolean) => Promise<void>,
): Promise<never> {
  const { client, io, book } = reading;
  const news = newsOf(reading);
  for (let reselect = false; ;) {
    news.heard();
    await readFolder(reading, path, reselect);
    const soon = between || isOwing(book.position.folders[path]) || !client.capabilities.has('IDLE');
    const isNew = await rest(client, news, soon ? pace.poll : pace.sweep, pace, io.signal);
    if (!isNew) await between?.(false);
    reselect = !isNew;
  }
}

/** Asks for the state of the other folders in turn, over a connection of its own. Ends only by throwing. */
export async function watchOthers(reading: Reading, paths: string[], pace: Pacing): Promise<never> {
  const { client, io } = reading;
  const look = lookAt(reading, paths);
  for (let waited = Infinity; ; waited += pace.poll) {
    const sweep = waited >= pace.sweep;
    if (sweep) waited = 0;
    await look(sweep);
    await stillThere(client, pace.wait(pace.poll, io.signal));
    io.signal.throwIfAborted();
  }
}

/** One look at each folder: those where something happened are read; a sweep reads all, whatever the server says of them. */
export function lookAt(reading: Reading, paths: string[]): (sweep: boolean) => Promise<void> {
  const { client, io, book } = reading;
  const seen = new Map<string, string>();
  return async (sweep) => {
    await oweWanted(reading);
    for (const path of paths) {
      const askedAt = io.now().toISOString();
      const status = await client.status(path, { uidNext: true, uidValidity: true, highestModseq: true });
      const now = status && `${status.uidValidity}:${status.uidNext}:${status.highestModseq}`;
      const folder = book.position.folders[path];
      if (folder && now && now === seen.get(path) && !sweep && !isOwing(folder)) folder.polledAt = askedAt;
      else await readFolder(reading, path, true);
      if (now) seen.set(path, now);
    }
  };
}

function isOwing(folder: FolderPosition | undefined): boolean {
  return !folder || folder.owed.length > 0 || folder.unsettled.length > 0;
}

interface News {
  /** Nothing is new any more. */
  heard(): void;
  isNew(): boolean;
  /** Resolves at the next news. */
  next(): Promise<void>;
}

/** A new mail in the folder, or one that people want again. */
function newsOf({ client, io }: Reading): News {
  let isNew = false;
  let tell = () => {};
  const come = () => {
    isNew = true;
    tell();
  };
  client.on('exists', come);
  client.once('close', io.onWanted(come));
  return {
    heard: () => {
      isNew = false;
    },
    isNew: () => isNew,
    next: () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
  };
}

/** Rests in IDLE until news come (true) or time is up, or the server ended IDLE (false). */
async function rest(
  client: ImapFlow,
  news: News,
  ms: number,
  pace: Pacing,
  signal: AbortSignal,
): Promise<boolean> {
  if (news.isNew()) return true;
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const canIdle = client.capabilities.has('IDLE');
  // A server that refuses IDLE or ends it at once is not asked more often than the other folders are.
  const idled = canIdle
    ? client.idle().then(() => pace.wait(Math.min(ms, 1_000), until))
    : new Promise<void>(() => {});
  try {
    await stillThere(client, Promise.race([news.next(), idled, pace.wait(ms, until)]));
    signal.throwIfAborted();
    return news.isNew();
  } finally {
    over.abort();
  }
}

/** The work, or a rejection as soon as the line is gone. */
async function stillThere(client: ImapFlow, work: Promise<unknown>): Promise<void> {
  const { promise: gone, reject } = Promise.withResolvers<never>();
  const leave = () =>
    reject(Object.assign(new Error(client.byeReason ?? 'The connection is gone.'), { code: 'NoConnection' }));
  client.once('close', leave);
  try {
    if (client.isClosed) leave();
    await Promise.race([work, gone]);
  } finally {
    client.removeListener('close', leave);
  }
}

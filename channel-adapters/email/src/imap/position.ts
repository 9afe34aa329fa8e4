import type { ListenIo } from '@kontor/channel-kit/adapter';
import { stored } from './stored.ts';

/** A mail that could not be had yet. `tries` is counted before each try, so that one that kills the process counts too. */
export interface Owed {
  uid: number;
  tries: number;
  /** Why the last try failed, by what the texts call it. */
  fault?: { code: 'email.aside.nothing' | 'email.aside.broke' } | { code: 'email.said'; words?: string };
  /** People asked for it: they hear what became of it, also when it is gone. */
  wanted?: true;
}

/** How far a folder has been read: every mail up to `mark` is stored, owed, or older than the horizon. */
export interface FolderPosition {
  /** As text: it may be larger than JSON numbers hold exactly. */
  uidValidity: string;
  mark: number;
  owed: Owed[];
  /** Stored, and still to be marked as read or moved. */
  unsettled: number[];
  /** Horizon of the first import: ISO 8601, or `all`. A new UIDVALIDITY is read again down to it. */
  from: string;
  /** UIDNEXT when this UIDVALIDITY was first seen: mail below it was there before. */
  existing: number;
  /** Mail below this UID was there at the channel's very first connection. */
  historyBelow: number;
  /** ISO 8601: nothing that had come by then is missing. */
  polledAt: string;
}

/** The bookmark of one mailbox. `since`: the channel's first connection, ISO 8601. Folders by their path on the server. */
export interface Position {
  since: string;
  folders: Record<string, FolderPosition>;
}

/** The position in hand, and the one place that writes it. */
export class PositionBook {
  readonly position: Position;
  /** The channel has never been connected before: all that is there is history. */
  first: boolean;
  readonly #io: ListenIo;
  #writing: Promise<void> = Promise.resolve();
  #waiting = false;

  private constructor(io: ListenIo, position: Position, first: boolean) {
    this.#io = io;
    this.position = position;
    this.first = first;
  }

  static async open(io: ListenIo): Promise<PositionBook> {
    const read = await io.readPosition();
    if (read === undefined || read === null)
      return new PositionBook(io, { since: io.now().toISOString(), folders: {} }, true);
    const { since, folders } = read as Partial<Position>;
    if (typeof since !== 'string' || typeof folders !== 'object')
      throw new Error('The stored position of this mailbox is not readable.');
    return new PositionBook(io, structuredClone(read as Position), false);
  }

  /** Writes what stands in hand at the time of writing; calls that come meanwhile share the next write. After an abort: nothing. */
  save(): Promise<void> {
    if (this.#waiting) return stored(this.#io, this.#writing);
    this.#waiting = true;
    const before = this.#writing;
    this.#writing = (async () => {
      await before.catch(() => {});
      this.#waiting = false;
      if (!this.#io.signal.aborted) await this.#io.writePosition(structuredClone(this.position));
    })();
    this.#writing.catch(() => {});
    return stored(this.#io, this.#writing);
  }
}

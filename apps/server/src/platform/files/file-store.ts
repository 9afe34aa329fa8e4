import type { Readable } from 'node:stream';

export interface StoredFile {
  /** Hex. The file's only name. */
  sha256: string;
  /** Bytes. */
  size: number;
}

export interface SweepQuestion {
  /** Files touched since are left alone: their row may still be on its way. */
  olderThan: Date;
  /** Which of these names stand in some row? */
  named(sha256s: string[]): Promise<Set<string>>;
}

/** Files by their content. One name is one content for ever; the same content twice is one file. */
export interface FileStore {
  /** Resolves when the file and its folder are synced to disk: only then may a row name it. */
  put(source: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Throws `FileGone` before the first byte when there is none. */
  open(sha256: string): Promise<Readable>;
  read(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  /** Nothing happens when there is none. */
  delete(sha256: string): Promise<void>;
  /** Every file, in no order. */
  list(): AsyncIterable<StoredFile>;
  /** Removes files that no row names. Returns how many. Safe beside `put` of the same content. */
  sweep(question: SweepQuestion): Promise<number>;
}

/** Nothing was stored; what is being received must not be acknowledged. */
export class DiskFull extends Error {
  override name = 'DiskFull';
}

export class FileGone extends Error {
  override name = 'FileGone';
}

import type { Row } from '../platform/database/tables.ts';
import { FileGone, type FileStore } from '../platform/files/file-store.ts';

const enough = 64 * 1024;

/** The first 64 kB of a receipt's source, however long it is; empty when there is none. */
export async function beginningOf(
  { raw, raw_sha256 }: Pick<Row<'receipt'>, 'raw' | 'raw_sha256'>,
  files: FileStore,
): Promise<Uint8Array> {
  if (raw) return (raw as Buffer).subarray(0, enough);
  if (!raw_sha256) return new Uint8Array();
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    // Leaving the loop closes the file.
    for await (const chunk of (await files.open(raw_sha256)) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= enough) break;
    }
    return Buffer.concat(chunks).subarray(0, enough);
  } catch (error) {
    if (error instanceof FileGone) return new Uint8Array();
    throw error;
  }
}

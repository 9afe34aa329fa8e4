import { z } from 'zod';
import { StartFault } from '../start-fault.ts';

/**
 * An archive is a gzipped tar: `manifest.json`, then for each table its rows as PostgreSQL copies them, cut into
 * numbered pieces (`rows/message/000001`), then the files by their digest (`files/ab12…`), then `end.json`. Without the
 * last it is not whole.
 */
export const format = 1;

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);

export const manifest = z.object({
  format: z.literal(format),
  madeAt: z.iso.datetime(),
  /** Names of the migrations that made the tables. */
  schema: z.array(z.string()).min(1),
  /** Tells whether a key is the one the secrets were sealed with; nothing about the key. */
  keyCheck: z.string(),
  tables: z.array(z.object({ name, columns: z.array(name).min(1) })),
  sequences: z.array(z.object({ name, last: z.string().regex(/^\d+$/), called: z.boolean() })),
});
export type Manifest = z.infer<typeof manifest>;

export const ending = z.object({
  /** Digest and count of the rows of each table. */
  tables: z.record(name, z.object({ sha256: z.string(), rows: z.number().int() })),
  files: z.number().int(),
});
export type Ending = z.infer<typeof ending>;

/** What kept a backup or a restore from being done. Nothing was changed. */
export class ArchiveFault extends StartFault {
  override name = 'ArchiveFault';
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedUrls } from './embedded.ts';
import { locateCluster } from './location.ts';
import { readPostmaster } from './processes.ts';

/** The address of the own PostgreSQL that another process runs on this data folder; for a backup beside it. */
export function runningPostgres(dataDir: string): string | undefined {
  const postmaster = readPostmaster(locateCluster(dataDir).folder);
  if (!postmaster?.ready) return undefined;
  return embeddedUrls(readFileSync(join(dataDir, 'postgres.password'), 'utf8'), postmaster.port).url;
}

import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeEmbeddedPostgres } from '../../apps/server/src/platform/postgres/removing.ts';
import { makeDataDir } from '../../apps/server/src/platform/data-dir.ts';
import { StartFault } from '../../apps/server/src/platform/start-fault.ts';

const marker = (dataDir: string) => join(dataDir, 'this-is-a-demo');

/** Only a folder that begins as a demo is marked, and only a marked one is ever emptied. */
export function markAsDemo(dataDir: string): void {
  makeDataDir(dataDir);
  if (isNew(dataDir)) writeFileSync(marker(dataDir), 'npm run demo -- --fresh deletes this folder\n');
}

/** Nothing is in it but the lock that asked whether it is free. */
const isNew = (dataDir: string) => readdirSync(dataDir).every((name) => name === 'kontor.lock');

export async function removeDemo(dataDir: string): Promise<void> {
  if (!existsSync(dataDir) || isNew(dataDir)) return;
  if (!existsSync(marker(dataDir)))
    throw new StartFault(
      `${dataDir} was not made by npm run demo, so --fresh does not delete it. Delete it yourself, or set another DATA_DIR.`,
    );
  await removeEmbeddedPostgres(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}

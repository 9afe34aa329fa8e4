import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import { FolderFileStore } from '../files/folder-file-store.ts';
import { startEmbeddedPostgres } from '../postgres/embedded.ts';
import { UnusableCluster } from '../postgres/faults.ts';
import { hasCluster, setClusterAside } from '../postgres/removing.ts';
import { keyCheck, secretKeyFile, secretKeyOf } from '../secrets/secret-key.ts';
import { withDatabase } from '../postgres/with-database.ts';
import { ArchiveFault } from './format.ts';
import { readArchive } from './reading.ts';
import { restoreArchive } from './restoring.ts';
import { writeArchive } from './writing.ts';

type Settings = Pick<Config, 'databaseUrl' | 'dataDir' | 'secretKey'>;

const filesOf = ({ dataDir }: Settings) => new FolderFileStore(join(dataDir, 'files'));

/** Writes everything but the key into one file, while Kontor runs or not. Gives what to tell. */
export async function backup(settings: Settings, file: string, now: Date): Promise<string> {
  const target = resolve(file);
  if (!settings.databaseUrl && !hasCluster(settings.dataDir))
    throw new ArchiveFault(
      `There is no database in ${settings.dataDir}: nothing to back up. Is DATA_DIR right?`,
    );
  const written = await withDatabase(settings, (url) => writeArchive(url, filesOf(settings), target, now));
  const key = settings.secretKey
    ? 'It is the one in the variable SECRET_KEY'
    : `It lies in ${secretKeyFile(settings.dataDir)}`;
  return `${target}: ${written.rows} rows of ${written.tables} tables, ${written.files} files.
The secret key is not in it. ${key}: keep a copy of it apart from this file.
Without the key the backup cannot be restored.`;
}

/** Brings a backup back. Judges the whole archive and the key before it touches anything. Gives what to tell. */
export async function restore(
  settings: Settings,
  file: string,
  replace: boolean,
  now: Date,
): Promise<string> {
  const source = resolve(file);
  await readArchive(
    source,
    async (manifest) => refuseOtherKey(settings, manifest.keyCheck),
    () => {},
  );
  const place = await openPlace(settings, replace, now);
  try {
    await migrate(place.url);
    const done = await restoreArchive({
      file: source,
      url: place.url,
      files: filesOf(settings),
      replace,
      now,
    });
    await place.close();
    return `Restored ${done.rows} rows and ${done.files} files, as they were on ${done.madeAt.toISOString()}.
Nothing leaves by itself now: ${done.messages} messages have an unknown outcome, ${done.other} webhooks and notifications
are held. An administrator releases or drops them in the settings, on the page "Held work".${place.says}`;
  } catch (error) {
    await place.close();
    place.undo();
    throw error;
  }
}

async function refuseOtherKey(settings: Settings, check: string): Promise<void> {
  const file = secretKeyFile(settings.dataDir);
  const how = `Put its file back at ${file}, or set SECRET_KEY. Nothing was changed.`;
  if (!settings.secretKey && !existsSync(file))
    throw new ArchiveFault(
      `The SECRET_KEY that this backup was made with is needed, and there is none. ${how}`,
    );
  if (keyCheck(await secretKeyOf(settings)) !== check)
    throw new ArchiveFault(
      `${settings.secretKey ? 'SECRET_KEY' : file} is not the key that this backup was made with. ${how}`,
    );
}

interface Place {
  url: string;
  says: string;
  close(): Promise<void>;
  undo(): void;
}

async function openPlace(settings: Settings, replace: boolean, now: Date): Promise<Place> {
  if (settings.databaseUrl)
    return { url: settings.databaseUrl, says: '', close: async () => {}, undo: () => {} };
  const { dataDir } = settings;
  try {
    const postgres = await startEmbeddedPostgres({ dataDir });
    return { url: postgres.url, says: '', close: () => postgres.stop(), undo: () => {} };
  } catch (error) {
    if (!(error instanceof UnusableCluster) || !replace) throw error;
    const aside = setClusterAside(dataDir, now);
    try {
      const postgres = await startEmbeddedPostgres({ dataDir });
      const says = `\nThe database that could not be used was put aside: ${aside.names.join(', ')}`;
      return { url: postgres.url, says, close: () => postgres.stop(), undo: aside.putBack };
    } catch (again) {
      aside.putBack();
      throw again;
    }
  }
}

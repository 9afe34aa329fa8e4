import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { First } from './migrations/001-first.ts';
import { StartFault } from '../start-fault.ts';

const migrations = [{ name: '001-first', class: First }];

/** The newest schema this code knows. */
export const schemaVersion = migrations.at(-1)!.name;

/** Brings the database to this code's schema. Refuses one that is newer. */
export async function migrate(url: string): Promise<void> {
  await withMigrator(url, async (migrator) => {
    await refuseNewer(migrator);
    await migrator.up();
  });
}

/** For a process that must not migrate: throws when the schema is older or newer than this code. */
export async function refuseForeignSchema(url: string): Promise<void> {
  await withMigrator(url, async (migrator) => {
    await refuseNewer(migrator);
    const pending = await migrator.getPending();
    if (pending.length > 0)
      throw new StartFault(
        `The database is older than this Kontor: it lacks ${pending.map((m) => m.name).join(', ')}. ` +
          `Start one process with ROLE=all or ROLE=worker first: it migrates.`,
      );
  });
}

async function refuseNewer(migrator: Migrator): Promise<void> {
  const known = new Set(migrations.map((m) => m.name));
  const foreign = (await migrator.getExecuted()).map((row) => row.name).filter((name) => !known.has(name));
  if (foreign.length > 0)
    throw new StartFault(
      `The database is newer than this Kontor: it has ${foreign.join(', ')}. ` +
        `Start the version that wrote it, or a newer one; an older one would damage it.`,
    );
}

async function withMigrator(url: string, work: (migrator: Migrator) => Promise<void>): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { migrationsList: migrations, tableName: 'migration', snapshot: false, transactional: true },
  });
  try {
    await work(orm.migrator as Migrator);
  } finally {
    await orm.close(true);
  }
}

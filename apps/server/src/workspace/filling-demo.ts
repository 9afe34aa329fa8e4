import { hashPassword } from '../accounts/passwords.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { StartFault } from '../platform/start-fault.ts';

/** The same company for everyone who starts the demo. */
const seed = 1042;
/** Stands among the bookmarks while a fill is under way: a large one is not one transaction. */
const bookmark = 'demo under way';

interface Filling {
  config: Config;
  db: Database;
  files: FileStore;
  clock: Clock;
}

/** Fills an empty demo; refuses one whose filling was interrupted half-way. */
export async function ensureDemo({ config, db, files, clock }: Filling): Promise<void> {
  const underWay = await db.sql
    .selectFrom('event_cursor')
    .select('reader')
    .where('reader', '=', bookmark)
    .executeTakeFirst();
  const someone = await db.sql.selectFrom('agent').select('id').limit(1).executeTakeFirst();
  if (someone && underWay)
    throw new StartFault(
      'The demo was interrupted while it was filled, and is incomplete. Begin anew: npm run demo -- --fresh',
    );
  if (someone) return;

  await db.sql
    .insertInto('event_cursor')
    .values({ reader: bookmark, position: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Some hundred kilobytes of stories that no other start needs.
  const { fillDemo } = await import('../demo/write.ts');
  const { progressBar } = await import('../demo/progress-bar.ts');
  // The usual demo is there in seconds: where nobody looks, only a large one says how far it is.
  const isLong = process.stdout.isTTY || config.demo!.conversations >= 20_000;
  await fillDemo(db.url, {
    seed,
    now: clock.now(),
    ...config.demo!,
    passwordHash: await hashPassword('demo'),
    smtp: { host: '127.0.0.1', port: config.playground.smtp },
    files,
    ...(isLong && { onProgress: progressBar(process.stdout) }),
  });
  await db.sql.deleteFrom('event_cursor').where('reader', '=', bookmark).execute();
}

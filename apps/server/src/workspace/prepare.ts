import type { Logger } from 'pino';
import { hashSetupCode, setupCodeOf } from '../accounts/setup-code.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/database.ts';
import type { Row } from '../platform/database/tables.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { keyCheck } from '../platform/secrets/secret-key.ts';
import { StartFault } from '../platform/start-fault.ts';
import { ensureDemo } from './filling-demo.ts';

interface Start {
  config: Config;
  db: Database;
  secretKey: string;
  files: FileStore;
  clock: Clock;
  log: Logger;
}

/**
 * Makes the workspace at the first start and judges at each later one whether database, key and command belong together.
 * Gives the one-time code while there is nobody who could sign in.
 */
export async function prepareWorkspace(start: Start): Promise<string | undefined> {
  const { config, db, secretKey } = start;
  const workspace = await findOrMake(start);
  refuseTheOtherKind(workspace, config);
  await judgeKey(workspace, start);
  if (config.demo) {
    await ensureDemo(start);
    return undefined;
  }

  const someone = await db.sql.selectFrom('agent').select('id').limit(1).executeTakeFirst();
  if (someone) return undefined;
  if (!workspace.setup_code_hash) return undefined;
  return setupCodeOf(secretKey, workspace.created_at);
}

async function findOrMake({ config, db, secretKey, clock }: Start): Promise<Row<'workspace'>> {
  const now = clock.now();
  await db.sql
    .insertInto('workspace')
    .values({
      id: 1,
      name: 'Kontor',
      is_demo: config.demo !== undefined,
      key_check: keyCheck(secretKey),
      setup_code_hash: config.demo ? null : hashSetupCode(setupCodeOf(secretKey, now)),
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await db.sql.selectFrom('workspace').selectAll().executeTakeFirstOrThrow()) as Row<'workspace'>;
}

function refuseTheOtherKind({ is_demo }: Row<'workspace'>, config: Config): void {
  const place = config.databaseUrl ? 'The database of DATABASE_URL' : `The database in ${config.dataDir}`;
  if (is_demo && !config.demo)
    throw new StartFault(
      `${place} holds the demo, whose passwords everyone knows. ` +
        `Run it with "npm run demo", or give real work a place of its own: DATA_DIR, or another DATABASE_URL.`,
    );
  if (!is_demo && config.demo)
    throw new StartFault(
      `${place} holds a real workspace, and the demo does not touch it. ` +
        `Leave DATABASE_URL and DATA_DIR unset for the demo, or let them name a place of its own.`,
    );
}

/** Another key than before: refused while something is sealed with the former, else taken over and named. */
async function judgeKey(workspace: Row<'workspace'>, { config, db, secretKey, log }: Start): Promise<void> {
  if (workspace.key_check === keyCheck(secretKey)) return;
  const channels = await db.sql
    .selectFrom('channel')
    .select('name')
    .where('secrets', 'is not', null)
    .orderBy('name')
    .execute();
  const webhooks = await db.sql.selectFrom('webhook').select('name').orderBy('name').execute();
  const person = await db.sql
    .selectFrom('agent')
    .select('id')
    .where('second_factor', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  const source = config.secretKey ? 'SECRET_KEY' : `The key in ${config.dataDir}/secret.key`;
  if (channels.length > 0 || webhooks.length > 0 || person) {
    const what = [
      ...channels.map(({ name }) => `the password of "${name}"`),
      ...webhooks.map(({ name }) => `the secret of webhook "${name}"`),
      person && 'second factors',
    ];
    throw new StartFault(
      `${source} is not the one that this workspace was made with; it cannot open ${what.filter(Boolean).join(', ')}. ` +
        `Give the former key back (SECRET_KEY, or the file secret.key in DATA_DIR) and start again. Nothing was changed.`,
    );
  }
  log.warn(`${source} has changed. Nothing was sealed with the former one; links made with it are void.`);
  const unused = workspace.setup_code_hash !== null;
  await db.sql
    .updateTable('workspace')
    .set({
      key_check: keyCheck(secretKey),
      ...(unused && { setup_code_hash: hashSetupCode(setupCodeOf(secretKey, workspace.created_at)) }),
    })
    .execute();
}

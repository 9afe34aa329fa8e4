import { Client } from 'pg';
import { StartFault } from '../start-fault.ts';

/** The oldest PostgreSQL that we test on. */
const oldest = 15;

/** Tries a database that was given by DATABASE_URL; says what is wrong with it before anything stands on it. */
export async function refuseUnusableDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  let found: { version: number; encoding: string };
  try {
    await client.connect();
    const { rows } = await client.query<typeof found>(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding`,
    );
    found = rows[0]!;
  } catch (error) {
    throw new StartFault(sentence(error as { code?: string; message: string }, new URL(url)));
  } finally {
    await client.end().catch(() => {});
  }
  if (found.version < oldest)
    throw new StartFault(
      `The database of DATABASE_URL is PostgreSQL ${found.version}; Kontor needs ${oldest} or newer.`,
    );
  if (found.encoding !== 'UTF8')
    throw new StartFault(
      `The database of DATABASE_URL has the encoding ${found.encoding}; Kontor needs one made with encoding UTF8.`,
    );
}

/** Never with the password. */
function sentence(
  { code, message }: { code?: string; message: string },
  { host, pathname, username }: URL,
): string {
  const where = `The database of DATABASE_URL (${host})`;
  switch (code) {
    case 'ECONNREFUSED':
      return `${where} does not answer: nothing listens there. Start PostgreSQL, or correct DATABASE_URL.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${where} cannot be found: no machine has that name. Correct DATABASE_URL.`;
    case '28P01':
    case '28000':
      return `${where} does not let "${username}" in: ${message}. Correct user and password in DATABASE_URL.`;
    case '3D000':
      return `${where} has no database "${pathname.slice(1)}". Make it (create database …), or correct DATABASE_URL.`;
    default:
      return `${where} cannot be used: ${message}`;
  }
}

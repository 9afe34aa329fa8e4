import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StartFault } from '../start-fault.ts';
import { damaged, last } from './faults.ts';

/** Makes the role and the database of the application, when the first sign-in shows that they are missing. */
export async function ensureDatabase(
  url: string,
  adminUrl: string,
  folder: string,
  passwordFile: string,
): Promise<void> {
  const answer = await connect(url);
  if (answer === 'signed in') return;
  if (!['28P01', '28000', '3D000'].includes(answer.code ?? ''))
    throw damaged(folder, causeOf(answer, passwordFile));

  const admin = new Client({ connectionString: adminUrl });
  try {
    await admin.connect();
    const { username, password, pathname } = new URL(url);
    const has = async (sql: string) => (await admin.query(sql)).rowCount === 1;
    const verb = (await has(`select from pg_roles where rolname = '${username}'`)) ? 'alter' : 'create';
    await admin.query(`${verb} role ${username} login password '${password}'`);
    const name = pathname.slice(1);
    if (!(await has(`select from pg_database where datname = '${name}'`)))
      await admin.query(`create database ${name} owner ${username}`);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '28P01')
      throw new StartFault(
        `${passwordFile} does not hold the password of this database. Delete that file and start again: a new one is set.`,
      );
    throw damaged(folder, causeOf({ code, message }, passwordFile));
  } finally {
    await admin.end();
  }
  const again = await connect(url);
  if (again !== 'signed in') throw damaged(folder, causeOf(again, passwordFile));
}

const passing = ['57P03', '57P02', '57P01', 'ECONNREFUSED', 'ECONNRESET', undefined];

/** A server that keeps falling over tells whoever knocks only that it is busy; its log says why. */
function causeOf(
  { code, message }: { code?: string | undefined; message: string },
  passwordFile: string,
): string {
  if (!passing.includes(code)) return message;
  try {
    const lines = readFileSync(join(dirname(passwordFile), 'postgres.log'), 'utf8')
      .split('\n')
      .slice(-60);
    return last(lines.join('\n')) || message;
  } catch {
    return message;
  }
}

/** Waits while PostgreSQL starts its processes anew after one of them died: it says no, or cuts us off. */
async function connect(url: string): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const answer = await tryConnect(url);
    if (answer === 'signed in' || tries === 100 || !passing.includes(answer.code)) return answer;
    await sleep(50);
  }
}

type Answer = 'signed in' | { code?: string; message: string };

async function tryConnect(url: string): Promise<Answer> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.query('select 1');
    return 'signed in';
  } catch (error) {
    return error as { code?: string; message: string };
  } finally {
    await client.end().catch(() => {});
  }
}

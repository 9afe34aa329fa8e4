import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that some tests need, as Debian packages it. */
export interface Need {
  name: string;
  packages: string[];
  /** What is not shown without it; goes on after "not shown: ". */
  shows: string;
  found(): boolean;
}

const paths = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
const onPath = (program: string) => paths.some((folder) => existsSync(join(folder, program)));

/** Debian's PostgreSQL, if it is no newer than ours: the oldest version the database tests run on. */
export function oldestPostgres(): string | undefined {
  const home = '/usr/lib/postgresql';
  if (!existsSync(home)) return undefined;
  const versions = readdirSync(home).filter(
    (name) => /^\d+$/.test(name) && existsSync(`${home}/${name}/bin/postgres`),
  );
  const oldest = versions.map(Number).toSorted((a, b) => a - b)[0];
  return oldest === undefined || oldest < 15 ? undefined : `${home}/${oldest}/bin`;
}

export const needs: Need[] = [
  {
    name: 'dovecot',
    packages: ['dovecot-imapd', 'dovecot-lmtpd'],
    shows: 'mail fetched from a real IMAP server',
    found: () => onPath('dovecot'),
  },
  {
    name: 'postfix',
    packages: ['postfix'],
    shows: 'mail through a real SMTP server',
    found: () => onPath('postfix'),
  },
  {
    name: 'chromium',
    packages: ['chromium'],
    shows: 'the console in a real browser',
    found: () => existsSync('/usr/bin/chromium'),
  },
  {
    name: 'redis',
    packages: ['redis-server'],
    shows: 'several processes on Redis',
    found: () => onPath('redis-server'),
  },
  {
    name: 'postgresql',
    packages: ['postgresql'],
    shows: 'the database tests on Debian’s PostgreSQL beside our own',
    found: () => oldestPostgres() !== undefined,
  },
];

/** `undefined` when nothing is missing; else what to say. */
export function sayWhatIsMissing(without: string[], all = needs): string | undefined {
  const missing = all.filter((need) => !without.includes(need.name) && !need.found());
  if (missing.length === 0) return undefined;
  const lines = missing.map((need) => `  ${need.name}: ${need.shows}`);
  const names = missing.map((need) => need.name);
  return `These tests need programs that are missing on this machine:
${lines.join('\n')}

Install them:
  apt-get install -y --no-install-recommends ${missing.flatMap((need) => need.packages).join(' ')}
or leave out what they show:
  npm test -- --without ${names.join(',')}`;
}

/** Said last, so that nobody takes a green run for the whole. */
export function sayWhatWasNotShown(without: string[]): string {
  const left = needs.filter((need) => without.includes(need.name));
  return left.map((need) => `not shown (--without ${need.name}): ${need.shows}`).join('\n');
}

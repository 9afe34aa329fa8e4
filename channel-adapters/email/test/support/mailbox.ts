import { ImapFlow } from 'imapflow';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Position } from '../../src/imap/position.ts';
import { startDovecot, type Dovecot } from './dovecot.ts';
import { aCore, listening, mailboxes, subjects, until, type Core } from './listening.ts';

/** A server for a file's tests: each test has a mailbox of its own on it and a core of its own. */
export let dovecot: Dovecot;
export let core: Core;
/** The mailbox's address. */
export let support: string;
let running: { stop(): Promise<void> }[] = [];

export const users = mailboxes(40);
const unused = Object.keys(users);

/** To be called once in a file. */
export function readMailboxes(): void {
  beforeAll(async () => {
    dovecot = await startDovecot({ users, folders: ['Complaints', 'Shop/Returns', 'Done'] });
  });
  afterAll(() => dovecot.close());
  beforeEach(() => {
    core = aCore();
    support = unused.shift()!;
  });
  afterEach(async () => {
    await Promise.all(running.map((each) => each.stop()));
    running = [];
  });
}

/** Stopped after the test. */
export function listen(
  ...[settings, options]: [Parameters<typeof listening>[0], Parameters<typeof listening>[2]?]
) {
  const listener = listening(settings, core, options);
  running.push(listener);
  return listener;
}
export const receiving = () => until('it receives', () => core.health.at(-1)?.state === 'receiving');
export const has = (...wanted: string[]) =>
  until(`${wanted.join(', ')} are stored; there are ${subjects(core).join(', ')}`, () =>
    wanted.every((subject) => subjects(core).includes(subject)),
  );
export const folderNow = (path = 'INBOX') => (core.position as Position).folders[path]!;

/** The mailbox as a mail program sees it. */
export async function connected(): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: 'localhost',
    port: dovecot.ports.imap,
    secure: false,
    doSTARTTLS: false,
    auth: { user: support, pass: dovecot.users[support]! },
    logger: false,
  });
  await client.connect();
  return client;
}

export async function look(folder: string) {
  const client = await connected();
  await client.mailboxOpen(folder, { readOnly: true });
  const mails = await client.fetchAll('1:*', { uid: true, flags: true, envelope: true }, { uid: true });
  await client.logout();
  return mails;
}

import type { CheckStep } from '@kontor/channel-kit/adapter';
import type { ImapFlow } from 'imapflow';
import { connectImap } from '../imap/connect.ts';
import { imapFault } from '../imap/fault.ts';
import type { TokenIo } from '../oauth/access-token.ts';
import { findFolder } from '../imap/folders.ts';
import type { EmailSettings, ImapSettings } from '../settings.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Login, folders, room left. Returns whether the login was let in. */
export async function* mailboxSteps(
  settings: EmailSettings & { imap: ImapSettings },
  watch: Stopwatch,
  io: TokenIo,
): AsyncGenerator<CheckStep, boolean> {
  const { imap } = settings;
  let client: ImapFlow;
  watch.lap();
  try {
    client = await connectImap(settings, io);
  } catch (error) {
    if (io.signal.aborted) throw error;
    const { reason, advice, said, login } = imapFault(error, imap);
    const words = said ? { said } : {};
    const field = login ? { field: settings.oauth ? 'oauth' : 'imap.password' } : {};
    yield {
      step: 'imap.login',
      state: 'failed',
      took: watch.lap(),
      detail: reason,
      advice,
      ...words,
      ...field,
    };
    return false;
  }
  try {
    yield { step: 'imap.login', state: 'ok', took: watch.lap(), detail: `Logged in as ${imap.user}.` };
    yield { ...(await foldersStep(client, imap)), took: watch.lap() };
    yield { ...(await quotaStep(client)), took: watch.lap() };
    return true;
  } finally {
    client.close();
  }
}

type Found = Omit<CheckStep, 'took'>;

async function foldersStep(client: ImapFlow, imap: ImapSettings): Promise<Found> {
  const step = 'imap.folders';
  const listed = await client.list();
  const known = listed
    .map(({ path }) => path)
    .slice(0, 50)
    .join(', ');
  const asked = imap.after === 'move' && imap.moveTo ? [...imap.folders, imap.moveTo] : imap.folders;
  const missing = asked.filter((folder) => findFolder(listed, folder) === undefined);
  if (missing.length > 0) {
    const detail = `There is no folder ${missing.map((folder) => `“${folder}”`).join(', ')}.`;
    const field = imap.folders.includes(missing[0]!) ? 'imap.folders' : 'imap.moveTo';
    return { step, state: 'failed', detail, advice: [`The mailbox has: ${known}.`], field };
  }
  const counts: string[] = [];
  for (const folder of imap.folders) {
    const status = await client.status(findFolder(listed, folder)!, { messages: true });
    const mails = status && status.messages !== undefined ? status.messages : undefined;
    counts.push(mails === undefined ? folder : `${folder} with ${mails} ${mails === 1 ? 'mail' : 'mails'}`);
  }
  return { step, state: 'ok', detail: `Found: ${counts.join(', ')}.` };
}

async function quotaStep(client: ImapFlow): Promise<Found> {
  const step = 'imap.quota';
  const quota = await client.getQuota('INBOX').catch(() => false as const);
  const { usage, limit } = (quota && quota.storage) || {};
  if (usage === undefined || !limit) return { step, state: 'skipped', detail: 'The server names no limit.' };
  const share = Math.round((usage / limit) * 100);
  const detail = `${share} % of ${Math.round(limit / 1_048_576)} MB are used.`;
  const advice = [
    'A full mailbox takes no mail: senders get it back. Delete or move old mail, or ask for more room.',
  ];
  if (share >= 100) return { step, state: 'failed', detail, advice };
  return share >= 80 ? { step, state: 'ok', detail, advice } : { step, state: 'ok', detail };
}

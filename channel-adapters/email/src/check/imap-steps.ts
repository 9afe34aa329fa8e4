import type { CheckStep } from '@kontor/channel-kit/adapter';
import type { ImapFlow } from 'imapflow';
import { connectImap } from '../imap/connect.ts';
import { imapFault } from '../imap/fault.ts';
import type { TokenIo } from '../oauth/access-token.ts';
import { findFolder } from '../imap/folders.ts';
import type { EmailSettings, ImapSettings } from '../settings.ts';
import { say } from '../texts.ts';
import { found, shownOf } from './found.ts';
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
    const { said, login, ...told } = imapFault(error, imap);
    const words = said ? { said } : {};
    const field = login ? { field: settings.oauth ? 'oauth' : 'imap.password' } : {};
    yield {
      step: 'imap.login',
      state: 'failed',
      took: watch.lap(),
      ...shownOf(told),
      ...words,
      ...field,
    };
    return false;
  }
  try {
    yield {
      step: 'imap.login',
      state: 'ok',
      took: watch.lap(),
      ...found(say('email.found.login', { user: imap.user })),
    };
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
    const folders = missing.map((folder) => `“${folder}”`).join(', ');
    const told = found(say('email.folder.missing', { folders }), [
      say('email.do.mailboxHas', { folders: known }),
    ]);
    const field = imap.folders.includes(missing[0]!) ? 'imap.folders' : 'imap.moveTo';
    return { step, state: 'failed', ...told, field };
  }
  const counts: string[] = [];
  for (const folder of imap.folders) {
    const status = await client.status(findFolder(listed, folder)!, { messages: true });
    const mails = status && status.messages !== undefined ? status.messages : undefined;
    counts.push(mails === undefined ? folder : `${folder} (${mails})`);
  }
  return { step, state: 'ok', ...found(say('email.found.folders', { folders: counts.join(', ') })) };
}

async function quotaStep(client: ImapFlow): Promise<Found> {
  const step = 'imap.quota';
  const quota = await client.getQuota('INBOX').catch(() => false as const);
  const { usage, limit } = (quota && quota.storage) || {};
  if (usage === undefined || !limit) return { step, state: 'skipped', ...found(say('email.found.noLimit')) };
  const share = Math.round((usage / limit) * 100);
  const used = say('email.found.used', { share, size: Math.round(limit / 1_048_576) });
  const state = share >= 100 ? 'failed' : 'ok';
  return { step, state, ...found(used, share >= 80 ? [say('email.do.makeRoom')] : []) };
}

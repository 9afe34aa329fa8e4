import type { ImapFlow, MailboxObject } from 'imapflow';
import type { ImapSettings } from '../settings.ts';
import type { Described } from './fetching.ts';
import type { FolderPosition, PositionBook } from './position.ts';

/** How far the clocks of the mail server and of Kontor may differ without a mail being taken for an older one. */
const skew = 5 * 60_000;
const day = 86_400_000;

/**
 * The folder's position for its present UIDVALIDITY: the known one, or a new one that begins at the horizon, because the
 * folder is new, was renumbered, or the admin now wants older mail too. What is read twice then, the core recognises.
 */
export async function beginFolder(
  client: ImapFlow,
  mailbox: MailboxObject,
  known: FolderPosition | undefined,
  { firstImport }: Pick<ImapSettings, 'firstImport'>,
  { first, position }: Pick<PositionBook, 'first' | 'position'>,
  now: Date,
): Promise<FolderPosition> {
  const uidValidity = String(mailbox.uidValidity);
  const wanted = { now: now.toISOString(), all: 'all' }[firstImport] ?? new Date(firstImport).toISOString();
  const further = known !== undefined && firstImport !== 'now' && isEarlier(wanted, known.from);
  if (known && known.uidValidity === uidValidity && !further) return known;
  const from = known && !further ? known.from : wanted;
  const firstEver = known === undefined && first;
  const below =
    known === undefined && firstImport === 'now' ? mailbox.uidNext : await firstUid(client, from, mailbox);
  return {
    uidValidity,
    mark: below - 1,
    owed: [],
    unsettled: [],
    from,
    existing: mailbox.uidNext,
    historyBelow: firstEver ? mailbox.uidNext : 0,
    polledAt: known?.polledAt ?? position.since,
  };
}

/** Was there before the folder was first seen with this UIDVALIDITY, and is older than the horizon. */
export function isOutside({ uid, internalDate }: Described, { existing, from }: FolderPosition): boolean {
  if (uid >= existing || from === 'all' || !internalDate) return false;
  return internalDate.getTime() < new Date(from).getTime() - skew;
}

/** Older than the channel's first connection. What came into the folder later is work, whatever date it carries. */
export function isHistory({ uid, internalDate }: Described, folder: FolderPosition, since: string): boolean {
  if (uid < folder.historyBelow) return true;
  return uid < folder.existing && !!internalDate && internalDate.getTime() < new Date(since).getTime() - skew;
}

/** The server's date; for work held between the last good look at the folder and now, so that neither clock tells nonsense. */
export function receivedAt(
  { internalDate }: Described,
  history: boolean,
  polledAt: string,
  now: Date,
): string {
  const latest = now.getTime();
  if (!internalDate) return now.toISOString();
  const earliest = history ? 0 : Math.min(new Date(polledAt).getTime(), latest);
  return new Date(Math.min(Math.max(internalDate.getTime(), earliest), latest)).toISOString();
}

/** SINCE knows days only, and the server's own time zone: one day more is asked for. */
async function firstUid(client: ImapFlow, from: string, { uidNext }: MailboxObject): Promise<number> {
  if (from === 'all') return 1;
  const uids = await client.search({ since: new Date(new Date(from).getTime() - day) }, { uid: true });
  if (!uids) throw new Error('The folder could not be searched.');
  return uids[0] ?? uidNext;
}

function isEarlier(one: string, other: string): boolean {
  if (other === 'all' || one === other) return false;
  return one === 'all' || one < other;
}

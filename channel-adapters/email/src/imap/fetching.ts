import type { ImapFlow } from 'imapflow';

export interface Described {
  uid: number;
  /** Bytes, as the server says; 0 when it does not. */
  size: number;
  internalDate?: Date;
}

/** Mails fetched by one command: enough to hide the way to the server, few enough to hold twice in memory. */
const together = { mails: 25, bytes: 2 * 1024 * 1024 };
const chunk = 1024 * 1024;

/** Sizes and dates, by UID. A mail that is missing is gone, or the server would not speak of it. */
export async function describe(client: ImapFlow, uids: number[]): Promise<Map<number, Described>> {
  const found = new Map<number, Described>();
  const query = { uid: true, size: true, internalDate: true };
  for await (const { uid, size = 0, internalDate } of client.fetch(uids, query, { uid: true })) {
    const date = internalDate === undefined ? undefined : new Date(internalDate);
    const known = date && !Number.isNaN(date.getTime()) ? { internalDate: date } : {};
    found.set(uid, { uid, size, ...known });
  }
  return found;
}

/** Bytes, or why there are none: over the limit, or the server gave nothing. */
export type Source = Buffer | 'too big' | 'missing';

/**
 * The mails in the order given; while the caller stores those of one command, the next command is already under way.
 * Reading does not mark them (BODY.PEEK). What is over the limit is not fetched.
 */
export async function* fetchInOrder(
  client: ImapFlow,
  mails: Described[],
  maxBytes: number,
): AsyncGenerator<Described & { source: Source }> {
  const groups = grouped(mails);
  let ahead: Promise<Map<number, Source>> | undefined;
  for (const [at, group] of groups.entries()) {
    const sources = await (ahead ?? fetchGroup(client, group, maxBytes));
    const next = groups[at + 1];
    ahead = next && fetchGroup(client, next, maxBytes);
    ahead?.catch(() => {});
    for (const mail of group) yield { ...mail, source: sources.get(mail.uid) ?? 'missing' };
  }
}

async function fetchGroup(
  client: ImapFlow,
  group: Described[],
  maxBytes: number,
): Promise<Map<number, Source>> {
  const sources = new Map<number, Source>();
  const [{ uid: first, size }] = group as [Described];
  if (size > maxBytes) return sources.set(first, 'too big');
  if (size > chunk) return sources.set(first, await fetchLarge(client, first, maxBytes));
  const uids = group.map(({ uid }) => uid);
  for await (const { uid, source } of client.fetch(uids, { uid: true, source: true }, { uid: true }))
    if (source) sources.set(uid, source);
  return sources;
}

/** A large mail by pieces, so that a slow line is seen to live and a wrong size is noticed in time. */
async function fetchLarge(client: ImapFlow, uid: number, maxBytes: number): Promise<Source> {
  const pieces: Buffer[] = [];
  for (let start = 0; start <= maxBytes;) {
    const part = await client.fetchOne(String(uid), { source: { start, maxLength: chunk } }, { uid: true });
    const piece = part && part.source;
    if (!piece) return start === 0 ? 'missing' : Buffer.concat(pieces);
    pieces.push(piece);
    start += piece.length;
    if (piece.length < chunk) return start > maxBytes ? 'too big' : Buffer.concat(pieces);
  }
  return 'too big';
}

function grouped(mails: Described[]): Described[][] {
  const groups: Described[][] = [];
  let bytes = 0;
  for (const mail of mails) {
    const group = groups.at(-1);
    const alone = mail.size > chunk;
    if (
      group &&
      !alone &&
      group[0]!.size <= chunk &&
      group.length < together.mails &&
      bytes + mail.size <= together.bytes
    ) {
      group.push(mail);
      bytes += mail.size;
    } else {
      groups.push([mail]);
      bytes = mail.size;
    }
  }
  return groups;
}

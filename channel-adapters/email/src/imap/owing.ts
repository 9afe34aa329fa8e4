import { SayableFault } from './fault.ts';
import { describe, fetchInOrder } from './fetching.ts';
import { isOutside } from './horizon.ts';
import { setAside, take, tooBig, type Place, type Reading } from './keeping.ts';
import type { FolderPosition, Owed } from './position.ts';

const mostTries = 3;

export function owe(folder: FolderPosition, uid: number, wanted = false): void {
  const owed = folder.owed.find((one) => one.uid === uid);
  if (!owed) folder.owed.push({ uid, tries: 0, ...(wanted && { wanted }) });
  else if (wanted) owed.wanted = true;
}

/**
 * Each owed mail alone, those tried least first: one that breaks the line each time holds up nobody else. The try is
 * written down before it is made; after three the mail is set aside for people.
 */
export async function retryOwed(reading: Reading, place: Place): Promise<void> {
  const { client, io, book } = reading;
  const { folder } = place;
  const inTurn = folder.owed.toSorted((a, b) => a.tries - b.tries || a.uid - b.uid);
  for (const owed of inTurn) {
    if (owed.tries >= mostTries) {
      await giveUp(reading, place, owed);
      continue;
    }
    owed.tries += 1;
    await book.save();
    try {
      if (await had(reading, place, owed)) await settled(reading, place, owed);
      else owed.reason = 'the server gave nothing';
    } catch (error) {
      if (io.signal.aborted || error instanceof SayableFault) throw error;
      owed.reason = client.usable ? wordsOf(error) : 'the server broke the connection';
      if (owed.tries >= mostTries) await giveUp(reading, place, owed);
      await book.save();
      if (!client.usable) throw error;
    }
  }
}

/** True when nothing is owed any more: stored, set aside for its size, older than the horizon, or gone from the folder. */
async function had(reading: Reading, place: Place, { uid, wanted }: Owed): Promise<boolean> {
  const { client, settings, io } = reading;
  const { maxBytes } = settings.limits;
  const there = await client.search({ uid: String(uid) }, { uid: true });
  if (there && !there.includes(uid)) {
    const gone = `The mail is gone from ${place.path}: somebody deleted or moved it. It had number ${uid}.`;
    if (wanted) await setAside(io, place, uid, gone);
    return true;
  }
  const mail = (await describe(client, [uid])).get(uid);
  if (!mail) return false;
  if (!wanted && isOutside(mail, place.folder)) return true;
  for await (const { source } of fetchInOrder(client, [mail], maxBytes)) {
    if (source === 'missing') return false;
    if (source === 'too big') await setAside(io, place, uid, tooBig(mail, place.path, maxBytes));
    else await take(reading, place, mail, source);
  }
  return true;
}

async function giveUp(reading: Reading, place: Place, owed: Owed): Promise<void> {
  const why = owed.reason ?? 'reading it ended Kontor’s own process';
  const where = `It lies in ${place.path} as number ${owed.uid}.`;
  await setAside(
    reading.io,
    place,
    owed.uid,
    `The mail could not be fetched in ${mostTries} tries: ${why}. ${where}`,
  );
  await settled(reading, place, owed);
}

async function settled({ book }: Reading, { folder }: Place, owed: Owed): Promise<void> {
  folder.owed = folder.owed.filter(({ uid }) => uid !== owed.uid);
  await book.save();
}

function wordsOf(error: unknown): string {
  const { responseText, message } = error as { responseText?: string; message?: string };
  return (responseText ?? message ?? 'an unknown fault').trim().replace(/\.$/, '').slice(0, 300);
}

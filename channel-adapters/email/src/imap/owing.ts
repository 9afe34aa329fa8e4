import { because, type Said } from '@kontor/channel-kit/sentences';
import { say } from '../texts.ts';
import { SayableFault } from './fault.ts';
import { describe, fetchInOrder } from './fetching.ts';
import { isOutside } from './horizon.ts';
import { liesIn, setAside, take, tooBig, type Place, type Reading } from './keeping.ts';
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
      else owed.fault = { code: 'email.aside.nothing' };
    } catch (error) {
      if (io.signal.aborted || error instanceof SayableFault) throw error;
      owed.fault = client.usable ? faultOf(error) : { code: 'email.aside.broke' };
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
    const gone = say('email.aside.gone', { folder: place.path, number: uid });
    if (wanted) await setAside(io, place, uid, because(gone));
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
  const tried = say('email.aside.tried', { tries: mostTries });
  const told = because([tried, sayFault(owed.fault), liesIn(place.path, owed.uid)]);
  await setAside(reading.io, place, owed.uid, told);
  await settled(reading, place, owed);
}

async function settled({ book }: Reading, { folder }: Place, owed: Owed): Promise<void> {
  folder.owed = folder.owed.filter(({ uid }) => uid !== owed.uid);
  await book.save();
}

function faultOf(error: unknown): Owed['fault'] {
  const { responseText, message } = error as { responseText?: string; message?: string };
  const words = (responseText ?? message ?? '').trim().slice(0, 300);
  return { code: 'email.said', ...(words && { words }) };
}

/** A fault that was not written down ended the process. */
function sayFault(fault: Owed['fault']): Said {
  if (!fault) return say('email.aside.ended');
  return fault.code === 'email.said' ? say('email.said', { words: fault.words ?? '?' }) : say(fault.code);
}

import type { FolderPosition } from './position.ts';
import type { Reading } from './keeping.ts';

/** Marks as read or moves what is stored; what fails is done in the next round. Never holds up reading. */
export async function settle(
  { client, settings, io, moveTo }: Reading,
  folder: FolderPosition,
): Promise<void> {
  const { after } = settings.imap;
  if (after === 'leave') folder.unsettled = [];
  if (folder.unsettled.length === 0) return;
  const uids = [...folder.unsettled];
  const done =
    after === 'seen'
      ? await client.messageFlagsAdd(uids, ['\\Seen'], { uid: true })
      : moveTo !== undefined && (await client.messageMove(uids, moveTo, { uid: true }));
  if (done) folder.unsettled = folder.unsettled.filter((uid) => !uids.includes(uid));
  else io.log.warn({ after, mails: uids.length }, 'Stored mail could not be marked or moved');
}

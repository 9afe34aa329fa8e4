import { because } from '@kontor/channel-kit/sentences';
import { say } from '../texts.ts';
import type { Reading } from './keeping.ts';
import { owe } from './owing.ts';
import { stored } from './stored.ts';

/** `imap:<path>:<uidValidity>:<uid>`; the path may have colons of its own. */
const shape = /^imap:(.*):(\d+):(\d+)$/s;

/**
 * Mails that were set aside and that people want fetched after all: each is owed again, with three new tries. One that its
 * number does not name any more is set aside again, saying so.
 */
export async function oweWanted({ io, book }: Pick<Reading, 'io' | 'book'>): Promise<void> {
  const wanted = await io.wanted();
  if (wanted.length === 0) return;
  for (const deliveryId of wanted) {
    const [, path = '', uidValidity, number] = shape.exec(deliveryId) ?? [];
    const folder = book.position.folders[path];
    if (folder && folder.uidValidity === uidValidity) owe(folder, Number(number), true);
    else await stored(io, io.quarantine(deliveryId, because(noLongerNamed(path))));
  }
  await book.save();
}

function noLongerNamed(folder: string) {
  return [
    folder ? say('email.aside.notRead', { folder }) : say('email.aside.noFolder'),
    say('email.aside.numberedAnew'),
  ];
}

import type { Room, Thing } from '@kontor/contracts/realtime';
import type { SignedIn } from '../accounts/signed-in.ts';

/** A thing for a room. With `onlyFor`, the others in the room get the frame's number without it. */
export interface Letter {
  thing: Thing;
  onlyFor?: (me: SignedIn) => boolean;
}

/** What is about to be told, by room: one frame for each room. */
export class Post {
  readonly letters = new Map<Room, Letter[]>();

  add(room: Room, thing: Thing, onlyFor?: Letter['onlyFor']): void {
    const letter = onlyFor ? { thing, onlyFor } : { thing };
    const letters = this.letters.get(room);
    if (letters) letters.push(letter);
    else this.letters.set(room, [letter]);
  }
}

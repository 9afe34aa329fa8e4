import type { Frame, Head, Room, Thing } from '../realtime.ts';

/**
 * Keeps the count of each room's frames. A frame that continues its room gives its things; a repeated one gives nothing; a
 * hole or a new epoch gives `missed`: fetch again what is on the screen.
 */
export type Received = { things: Thing[]; missed: boolean };

export interface Rooms {
  /** The answer to `subscribe`: from here on the room is followed. */
  join(heads: Record<Room, Head>): void;
  leave(rooms: Room[]): void;
  receive(frame: Frame): Received;
  /** The server's regular word on where its rooms stand: true when one of them is ahead of what came. */
  areBehind(heads: Record<Room, Head>): boolean;
  joined(): Room[];
  forget(): void;
}

export function createRooms(): Rooms {
  const heads = new Map<Room, Head>();
  return {
    join(given) {
      for (const [room, head] of Object.entries(given)) heads.set(room, { ...head });
    },
    leave(rooms) {
      for (const room of rooms) heads.delete(room);
    },
    receive({ room, epoch, n, things }) {
      const head = heads.get(room);
      if (!head) return { things: [], missed: false };
      if (head.epoch === epoch && n <= head.n) return { things: [], missed: false };
      const missed = head.epoch !== epoch || n !== head.n + 1;
      heads.set(room, { epoch, n });
      return { things, missed };
    },
    areBehind(given) {
      let behind = false;
      for (const [room, head] of Object.entries(given)) {
        const own = heads.get(room);
        if (!own || (own.epoch === head.epoch && own.n >= head.n)) continue;
        heads.set(room, { ...head });
        behind = true;
      }
      return behind;
    },
    joined: () => [...heads.keys()],
    forget: () => heads.clear(),
  };
}

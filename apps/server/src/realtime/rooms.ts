import { randomBytes } from 'node:crypto';
import type { Frame, Head, Room, ServerToAgent, Thing } from '@kontor/contracts/realtime';
import type { Connection } from './connections.ts';
import type { Letter, Post } from './post.ts';

interface OpenRoom extends Head {
  readonly members: Set<Connection>;
}

/** Sends one frame to everyone in a room: encoded once. */
export type Broadcast = (room: Room, frame: Frame) => void;

/**
 * The rooms of this process. Each numbers its own frames, from one, in an epoch of its own; a room that nobody is in is
 * forgotten, and is another epoch when it opens again.
 */
export class Rooms {
  readonly #open = new Map<Room, OpenRoom>();
  readonly #broadcast: Broadcast;

  constructor(broadcast: Broadcast) {
    this.#broadcast = broadcast;
  }

  /** From the frame after this head on, the connection gets all of the room's. */
  join(connection: Connection, name: Room): Head {
    let room = this.#open.get(name);
    if (!room) {
      room = { epoch: randomBytes(9).toString('base64url'), n: 0, members: new Set() };
      this.#open.set(name, room);
    }
    room.members.add(connection);
    connection.rooms.add(name);
    void connection.socket.join(name);
    return headOf(room);
  }

  leave(connection: Connection, name: Room): void {
    const room = this.#open.get(name);
    connection.rooms.delete(name);
    void connection.socket.leave(name);
    if (room?.members.delete(connection) && room.members.size === 0) this.#open.delete(name);
  }

  leaveAll(connection: Connection): void {
    for (const name of connection.rooms) this.leave(connection, name);
  }

  /** Puts a connection out of a room; the last frame it gets there says why. Nobody else's count moves. */
  dismiss(connection: Connection, name: Room, why: Thing): void {
    const room = this.#open.get(name);
    this.leave(connection, name);
    if (room) send(connection, { room: name, epoch: room.epoch, n: room.n + 1, things: [why] });
  }

  /** One frame for each room that somebody is in. */
  deliver(post: Post): void {
    for (const [name, letters] of post.letters) {
      const room = this.#open.get(name);
      if (room) this.#frame(name, room, letters);
    }
  }

  isOpen(name: Room): boolean {
    return this.#open.has(name);
  }

  names(): Room[] {
    return [...this.#open.keys()];
  }

  membersOf(name: Room): Connection[] {
    return [...(this.#open.get(name)?.members ?? [])];
  }

  headsFor(connection: Connection): Parameters<ServerToAgent['heads']>[0] {
    return Object.fromEntries(
      [...connection.rooms].map((name) => [name, headOf(this.#open.get(name)!)] as const),
    );
  }

  #frame(name: Room, room: OpenRoom, letters: Letter[]): void {
    const head = { room: name, epoch: room.epoch, n: ++room.n };
    if (letters.every(({ onlyFor }) => !onlyFor)) {
      this.#broadcast(name, { ...head, things: letters.map(({ thing }) => thing) });
      return;
    }
    for (const member of room.members) {
      const mine = letters.filter(({ onlyFor }) => !onlyFor || onlyFor(member.me));
      send(member, { ...head, things: mine.map(({ thing }) => thing) });
    }
  }
}

function headOf({ epoch, n }: OpenRoom): Head {
  return { epoch, n };
}

function send({ socket }: Connection, frame: Frame): void {
  socket.emit('frame', frame);
}

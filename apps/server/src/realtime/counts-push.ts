import { isDeepStrictEqual } from 'node:util';
import type { Counts } from '@kontor/contracts/conversation';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Connections } from './connections.ts';
import { Post } from './post.ts';
import { roomOf } from './room-names.ts';
import type { Rooms } from './rooms.ts';

interface Needs {
  connections: Connections;
  rooms: Rooms;
  count(me: SignedIn): Promise<Counts>;
  /** Judges an agent's connections by the rights of now, and lets nobody move until `then` is done. */
  judged(agentId: string, then: () => void): Promise<void>;
}

/**
 * Counts one agent's conversations and tells the agent's room when they differ from what it was told. True when the rights
 * changed meanwhile: then it said nothing, and has to be done again.
 */
export class CountsPush {
  readonly #needs: Needs;
  /** What each room was told in its epoch. */
  readonly #told = new Map<string, Counts>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async push(agentId: string): Promise<boolean> {
    const { connections, rooms, count, judged } = this.#needs;
    const room = roomOf('agent', agentId);
    const me = connections.ofAgent(agentId)[0]?.me;
    if (!me || !rooms.isOpen(room)) {
      this.#told.delete(agentId);
      return false;
    }
    const counts = await count(me);
    let moved = false;
    await judged(agentId, () => {
      const now = connections.ofAgent(agentId)[0]?.me;
      moved = now !== undefined && now !== me;
      if (now !== me || isDeepStrictEqual(this.#told.get(agentId), counts)) return;
      this.#told.set(agentId, counts);
      const post = new Post();
      post.add(room, { thing: 'counts', counts });
      rooms.deliver(post);
    });
    return moved;
  }

  /** Somebody new in the agent's room has been told nothing yet. */
  forget(agentId: string): void {
    this.#told.delete(agentId);
  }
}

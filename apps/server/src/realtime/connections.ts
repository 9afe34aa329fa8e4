import type { AgentToServer, Room, ServerToAgent } from '@kontor/contracts/realtime';
import type { Socket } from 'socket.io';
import type { SignedIn } from '../accounts/signed-in.ts';

export type Nothing = Record<string, never>;
export type AgentSocket = Socket<AgentToServer, ServerToAgent, Nothing, { signedIn: SignedIn }>;

/** One socket, whose it is, and where it is. `me` are the rights as last judged: replaced when they changed, never altered. */
export interface Connection {
  readonly socket: AgentSocket;
  me: SignedIn;
  readonly rooms: Set<Room>;
}

/** The sockets of this process. */
export class Connections {
  readonly #all = new Set<Connection>();

  add(connection: Connection): void {
    this.#all.add(connection);
  }

  remove(connection: Connection): void {
    this.#all.delete(connection);
  }

  all(): Connection[] {
    return [...this.#all];
  }

  ofAgent(agentId: string): Connection[] {
    return this.all().filter(({ me }) => me.agentId === agentId);
  }

  /** Who is connected, each once. */
  people(): Map<string, SignedIn> {
    return new Map(this.all().map(({ me }) => [me.agentId, me]));
  }

  get empty(): boolean {
    return this.#all.size === 0;
  }
}

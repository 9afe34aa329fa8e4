import type {
  AgentToServer,
  Frame,
  Head,
  PresenceOf,
  Room,
  ServerToAgent,
  SubscribeAnswer,
  Thing,
} from '@kontor/contracts/realtime';
import { createRooms, type Rooms } from '@kontor/contracts/client/rooms';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { afterEach } from 'vitest';
import { Clock } from '../../src/platform/clock.ts';
import { newId } from '../../src/platform/ids.ts';
import { Signals } from '../../src/platform/signals.ts';
import { record } from '../../src/timeline/recording.ts';
import type { PersonName } from './cast.ts';
import type { TestKontor } from './kontor.ts';
import { until } from './until.ts';

const toClose = new Set<AgentClient>();
afterEach(() => {
  for (const client of toClose) client.close();
  toClose.clear();
});

/** A person's console as the server sees it: a real socket that keeps all it was told. */
export class AgentClient {
  readonly socket: Socket<ServerToAgent, AgentToServer>;
  readonly rooms: Rooms = createRooms();
  readonly frames: Frame[] = [];
  readonly byes: string[] = [];
  readonly heads: Record<Room, Head>[] = [];
  /** The newest word on who is where. */
  readonly presence = new Map<string, PresenceOf[]>();
  /** Rooms in which a number was missed. */
  readonly holes: Room[] = [];

  constructor(socket: Socket<ServerToAgent, AgentToServer>) {
    this.socket = socket;
    socket.on('frame', (frame) => {
      this.frames.push(frame);
      if (this.rooms.receive(frame).missed) this.holes.push(frame.room);
    });
    socket.on('heads', (heads) => this.heads.push(heads));
    socket.on('bye', (reason) => this.byes.push(reason));
    socket.on('presence', ({ conversationId, agents }) => this.presence.set(conversationId, agents));
    toClose.add(this);
  }

  async subscribe(...rooms: Room[]): Promise<SubscribeAnswer> {
    const answer = await new Promise<SubscribeAnswer>((resolve) =>
      this.socket.emit('subscribe', rooms, resolve),
    );
    this.rooms.join(answer.heads);
    return answer;
  }

  /** Everything it was told, in order; of one room if named. */
  things(room?: Room): Thing[] {
    return this.frames.filter((frame) => !room || frame.room === room).flatMap(({ things }) => things);
  }

  told<Kind extends Thing['thing']>(kind: Kind, room?: Room): Extract<Thing, { thing: Kind }>[] {
    return this.things(room).filter((thing) => thing.thing === kind) as Extract<Thing, { thing: Kind }>[];
  }

  forget(): void {
    this.frames.length = 0;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Opens a socket with other credentials than a person's cookie. */
export function openSocket(
  kontor: TestKontor,
  options: Partial<ManagerOptions & SocketOptions>,
): Socket<ServerToAgent, AgentToServer> {
  return io(`${kontor.url}/agent`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...options,
  }) as Socket<ServerToAgent, AgentToServer>;
}

/** Gives the socket once it is open; throws what the server said when it refused. */
export async function connected(socket: Socket<ServerToAgent, AgentToServer>): Promise<AgentClient> {
  const client = new AgentClient(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return client;
}

/** A person's socket, in the rooms that the console enters at once, and others if named; what was before is told by then. */
export async function agentSocket(
  kontor: TestKontor,
  person: PersonName,
  ...rooms: Room[]
): Promise<AgentClient> {
  const cookie = await kontor.cookieOf(person);
  const client = await connected(openSocket(kontor, { extraHeaders: { cookie, origin: kontor.url } }));
  const { id, role, teamIds } = kontor.cast.people[person];
  const lists = role === 'admin' ? ['everything'] : teamIds.map((team) => `team:${team}`);
  await client.subscribe(`agent:${id}`, ...lists, ...rooms);
  await allTold(kontor, client);
  client.forget();
  return client;
}

/**
 * Waits until each of them was told everything that has happened by now: one more fact is recorded, of a colleague whom
 * nobody knows; everyone is told, and facts are told in their order.
 */
export async function allTold(kontor: TestKontor, ...clients: AgentClient[]): Promise<void> {
  const nobody = newId();
  await kontor.db.transaction((tx) =>
    record(
      tx,
      [{ type: 'agent.availability_changed', data: { agentId: nobody, availability: 'away' } }],
      { kind: 'system' },
      kontor.get(Clock).now(),
    ),
  );
  kontor.get(Signals).raise('events');
  await until('everyone was told', () =>
    clients.every((client) => client.told('colleague').some(({ agentId }) => agentId === nobody)),
  );
}

import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { AgentToServer, Room, ServerToAgent, SubscribeAnswer } from '@kontor/contracts/realtime';
import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { type Namespace, Server } from 'socket.io';
import { z } from 'zod';
import { Authentication } from '../accounts/authentication.ts';
import { Availability } from '../accounts/availability.ts';
import { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { RateLimit } from '../platform/http/rate-limit.ts';
import { Problem } from '../platform/problem.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';
import type { AgentSocket, Connection, Nothing } from './connections.ts';
import { mostMessages, mostRoomsAtOnce } from './limits.ts';
import { Live } from './live.ts';
import { keyOf } from './rights.ts';
import { signInSocket } from './socket-sign-in.ts';

type Agents = Namespace<AgentToServer, ServerToAgent, Nothing, AgentSocket['data']>;

const roomList = z.array(z.string().max(100)).max(mostRoomsAtOnce);
const place = z.object({
  conversationId: z.string().max(40).nullable(),
  typing: z.enum(['reply', 'note']).nullable(),
});

/** The agents' sockets: `/socket.io`, namespace `/agent`, WebSocket alone. It parses, calls one verb, answers. */
@Injectable()
export class Gateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #rate: RateLimit;
  #io: Server<Nothing, Nothing, Nothing, AgentSocket['data']> | undefined;
  #agents: Agents | undefined;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly authentication: Authentication,
    private readonly availability: Availability,
    private readonly live: Live,
    clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.#rate = new RateLimit(clock);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role === 'worker') return;
    const io = new Server<Nothing, Nothing, Nothing, AgentSocket['data']>(
      this.http.httpAdapter.getHttpServer() as HttpServer,
      {
        path: '/socket.io',
        transports: ['websocket'],
        serveClient: false,
        maxHttpBufferSize: 64 << 10,
      },
    );
    this.#io = io;
    const agents = io.of('/agent') as unknown as Agents;
    this.#agents = agents;
    // The position is known before the first subscription is answered: nothing falls between.
    await this.live.start({
      frame: (room, frame) => void agents.to(room).emit('frame', frame),
      presence: (rooms, presence, except) => {
        const told = agents.to(rooms);
        (except ? told.except(except) : told).emit('presence', presence);
      },
    });
    agents.use((socket, next) => void this.#signIn(socket, next));
    agents.on('connection', (socket) => this.#serve(socket));
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.#io) return;
    this.#agents!.emit('bye', 'server stopping');
    this.#agents!.disconnectSockets(true);
    this.#io.engine.close();
    await this.live.stop();
  }

  #serve(socket: AgentSocket): void {
    const connection: Connection = { socket, me: socket.data.signedIn, rooms: new Set() };
    const { agentId } = connection.me;
    this.live.enter(connection);
    this.availability
      .connected(agentId)
      .catch((error: unknown) => this.log.warn({ err: error, agentId }, 'Could not note who is there'));
    socket.use((_, next) => {
      if (this.#rate.take(keyOf(connection.me), mostMessages).allowed) next();
      else socket.conn.close();
    });
    socket.on('subscribe', (rooms, answer) => void this.#subscribe(connection, rooms, answer));
    socket.on('unsubscribe', (rooms) => {
      const parsed = roomList.safeParse(rooms);
      if (parsed.success) this.live.unsubscribe(connection, parsed.data);
    });
    socket.on('presence', (at) => {
      const parsed = place.safeParse(at);
      if (parsed.success) this.live.presence(connection, parsed.data);
    });
    socket.on('disconnect', () => {
      this.live.leave(connection);
      this.availability.disconnected(agentId);
    });
  }

  async #subscribe(connection: Connection, asked: unknown, answer: unknown): Promise<void> {
    const rooms = roomList.safeParse(asked);
    if (!rooms.success || typeof answer !== 'function') return;
    try {
      const result = await this.live.subscribe(connection, rooms.data satisfies Room[]);
      (answer as (result: SubscribeAnswer) => void)(result);
    } catch (error) {
      // Without an answer the client would wait; a cut it knows how to deal with.
      this.log.warn({ err: error }, 'A subscription could not be judged');
      connection.socket.conn.close();
    }
  }

  async #signIn(socket: AgentSocket, next: (refusal?: Error) => void): Promise<void> {
    try {
      socket.data.signedIn = await signInSocket(socket, this.authentication, this.config);
      next();
    } catch (error) {
      if (error instanceof Problem)
        return next(Object.assign(new Error(error.message), { data: { code: error.code } }));
      // A refusal would be for good; after a cut the client tries again.
      this.log.warn({ err: error }, 'A socket could not be signed in');
      socket.conn.close();
    }
  }
}

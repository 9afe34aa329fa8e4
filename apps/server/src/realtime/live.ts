import { Inject, Injectable } from '@nestjs/common';
import type { Frame, PresenceOf, Room, SubscribeAnswer } from '@kontor/contracts/realtime';
import type { Logger } from 'pino';
import { AttachmentPaths } from '../attachment/attachment-paths.ts';
import { Counting } from '../conversation/counting.ts';
import type { Config } from '../platform/config.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { every } from '../platform/every.ts';
import { newId } from '../platform/ids.ts';
import { Listening } from '../platform/listening.ts';
import { Signals } from '../platform/signals.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';
import { follow, headPosition } from '../timeline/following.ts';
import { admit } from './admission.ts';
import { type Connection, Connections } from './connections.ts';
import { CountsPush } from './counts-push.ts';
import { feed } from './feed.ts';
import { judge } from './judging.ts';
import { mostRooms } from './limits.ts';
import { Pace } from './pace.ts';
import { Presence, repeatEvery, type Word } from './presence.ts';
import { PresenceInLists } from './presence-in-lists.ts';
import { idsOf, readRoom } from './room-names.ts';
import { Rooms } from './rooms.ts';
import { Turns } from './turns.ts';
import { openWordOfMouth } from './word-of-mouth.ts';

const headsEvery = 10_000;
/** An agent's counts are told at most this often; those with a condition on time are looked at again that often. */
const countsEvery = 1000;
const timeMovesEvery = 30_000;
const sweepPresenceEvery = 5000;

/** To everyone of this process who is in a room, or in one of several, once. */
export interface Out {
  frame(room: Room, frame: Frame): void;
  presence(
    rooms: Room[],
    presence: { conversationId: string; agents: PresenceOf[] },
    except?: Room | undefined,
  ): void;
}

/** What the agents' sockets of this process get, and when. It holds no state that another process needs. */
@Injectable()
export class Live {
  readonly #connections = new Connections();
  readonly #turns = new Turns();
  #rooms!: Rooms;
  #presence!: Presence;
  #presenceInLists!: PresenceInLists;
  #counts!: Pace;
  #countsPush!: CountsPush;
  #stop: (() => Promise<void>)[] = [];

  constructor(
    private readonly db: Database,
    private readonly signals: Signals,
    private readonly listening: Listening,
    private readonly clock: Clock,
    private readonly paths: AttachmentPaths,
    private readonly counting: Counting,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async start(out: Out): Promise<void> {
    this.#rooms = new Rooms(out.frame);
    const mouth = await openWordOfMouth({
      redisUrl: this.config.redisUrl,
      listening: this.listening,
      hear: (body) => this.#presence.hear(JSON.parse(body) as Word),
      onError: (error) => this.log.warn({ err: error }, 'Redis does not answer; who reads where is not told'),
    });
    this.#presence = new Presence({
      process: newId(),
      now: () => this.#now().getTime(),
      show: (room, presence) => {
        out.presence([room], presence);
        this.#presenceInLists.note(presence.conversationId);
      },
      tellOthers: (word) => mouth.tell(JSON.stringify(word)),
    });
    const failed = (what: string) => (error: unknown) => this.log.warn({ err: error }, what);
    this.#presenceInLists = new PresenceInLists({
      db: this.db.sql,
      of: (conversationId) => this.#presence.of(conversationId),
      people: () => this.#connections.people(),
      judged: (work) =>
        this.#turns.alone(async () => {
          await this.#judge(this.#connections.all());
          await work();
        }),
      show: out.presence,
      onError: failed('Who reads where could not be told'),
    });
    this.#countsPush = new CountsPush({
      connections: this.#connections,
      rooms: this.#rooms,
      count: (me) => this.counting.count(me),
      judged: (agentId, then) =>
        this.#turns.alone(async () => {
          await this.#judge(this.#connections.ofAgent(agentId));
          then();
        }),
    });
    this.#counts = new Pace(
      async (agentId) => {
        if (await this.#countsPush.push(agentId)) this.#counts.ask(agentId);
      },
      countsEvery,
      failed('Could not count'),
    );

    const head = await headPosition(this.db);
    const following = follow({
      db: this.db,
      signals: this.signals,
      from: async () => head,
      handle: (events) =>
        feed(events, {
          db: this.db,
          connections: this.#connections,
          rooms: this.#rooms,
          turns: this.#turns,
          now: () => this.#now(),
          sign: (attachment) => this.paths.sign(attachment),
          recount: (agentIds) => this.#recount(agentIds),
        }),
      onError: failed('What changed could not be told; trying again'),
    });
    const rounds = [
      every(headsEvery, () => this.beat(), failed('The sockets could not be judged')),
      every(
        timeMovesEvery,
        async () => this.#recount(this.#connections.people().keys()),
        () => {},
      ),
      every(
        sweepPresenceEvery,
        async () => this.#presence.sweep(),
        () => {},
      ),
      every(
        repeatEvery,
        async () => this.#presence.repeat(),
        () => {},
      ),
    ];
    this.#stop = [
      () => following.stop(),
      ...rounds.map((round) => () => round.stop()),
      () => this.#counts.stop(),
      () => this.#presenceInLists.stop(),
      () => mouth.stop(),
    ];
  }

  async stop(): Promise<void> {
    for (const step of this.#stop.splice(0)) await step();
  }

  enter(connection: Connection): void {
    this.#connections.add(connection);
  }

  leave(connection: Connection): void {
    this.#connections.remove(connection);
    this.#presence.gone(connection);
    this.#rooms.leaveAll(connection);
  }

  /** Who asks is judged with the rights of now; what may not be seen is refused like what does not exist. */
  subscribe(connection: Connection, asked: Room[]): Promise<SubscribeAnswer> {
    return this.#turns.together(async () => {
      await this.#judge([connection]);
      const refusedAll = { heads: {}, refused: asked };
      if (!connection.socket.connected) return refusedAll;
      const [may] = await admit(this.db.sql, [{ me: connection.me, rooms: asked }]);
      if (!connection.socket.connected) return refusedAll;
      const open = asked.filter((room) => may!.has(room)).slice(0, mostRooms - connection.rooms.size);
      const heads = Object.fromEntries(open.map((room) => [room, this.#rooms.join(connection, room)]));
      if (idsOf('agent', open).length > 0) this.#countsPush.forget(connection.me.agentId);
      for (const conversationId of idsOf('conversation', open)) {
        const agents = this.#presence.of(conversationId);
        if (agents.length > 0) connection.socket.emit('presence', { conversationId, agents });
      }
      if (open.some(isOfLists))
        await this.#presenceInLists.welcome(connection, this.#presence.conversations());
      return { heads, refused: asked.filter((room) => !(room in heads)) };
    });
  }

  unsubscribe(connection: Connection, rooms: Room[]): void {
    for (const room of rooms) this.#rooms.leave(connection, room);
    this.#presence.sweep();
  }

  presence(
    connection: Connection,
    at: { conversationId: string | null; typing: PresenceOf['typing'] },
  ): void {
    this.#presence.at(connection, at.conversationId, at.typing);
  }

  /** Every ten seconds: who is signed in no more is found without an event, too, and everyone hears where the rooms stand. */
  async beat(): Promise<void> {
    await this.#turns.alone(async () => {
      await this.#judge(this.#connections.all());
      for (const connection of this.#connections.all())
        if (connection.rooms.size > 0) connection.socket.emit('heads', this.#rooms.headsFor(connection));
    });
  }

  async #judge(connections: Connection[]): Promise<void> {
    this.#recount(await judge(this.db.sql, this.#rooms, connections, this.#now()));
  }

  #recount(agentIds: Iterable<string>): void {
    for (const agentId of agentIds) this.#counts.ask(agentId);
  }

  #now(): Date {
    return this.clock.now();
  }
}

const isOfLists = (room: Room): boolean =>
  ['agent', 'team', 'everything'].includes(readRoom(room)?.kind ?? '');

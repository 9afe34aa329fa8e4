import {
  conversationDetail,
  conversationList,
  eventList,
  type ListedConversation,
} from '@kontor/contracts/conversation';
import { draftList, messageList } from '@kontor/contracts/message';
import type { Frame } from '@kontor/contracts/realtime';
import { apply } from '@kontor/contracts/client/apply';
import { isLoadedPart } from '@kontor/contracts/client/belongs';
import { createJournal } from '@kontor/contracts/client/journal';
import { type Fetched, loadConversation, loadList } from '@kontor/contracts/client/load';
import { createRooms } from '@kontor/contracts/client/rooms';
import {
  type ClientContext,
  type ClientState,
  emptyState,
  type ListWants,
} from '@kontor/contracts/client/state';
import { builtInView } from '@kontor/domain/condition/views';
import { Clock } from '../../src/platform/clock.ts';
import { AgentClient, connected, openSocket } from './agent-socket.ts';
import { type Api, Refused } from './api.ts';
import type { PersonName } from './cast.ts';
import type { TestKontor } from './kontor.ts';

const view = builtInView('all')!;
const wants: ListWants = { condition: view.condition, order: view.order };

/** What a console keeps on its screen, by the contract's reducer over a real socket: one list and one open conversation. */
export class Screen {
  readonly person: PersonName;
  state: ClientState = emptyState;
  /** How often it had to fetch again what was on the screen. */
  refetches = 0;
  /** Loses some of what comes. */
  loses: (frame: Frame) => boolean = () => false;
  client!: AgentClient;
  readonly #kontor: TestKontor;
  readonly #api: Api;
  readonly #openId: string;
  readonly #pageSize: number;
  readonly #rooms = createRooms();
  readonly #journal = createJournal();
  #fetching: Promise<void> = Promise.resolve();

  constructor(kontor: TestKontor, person: PersonName, openId: string, pageSize: number) {
    this.#kontor = kontor;
    this.#api = kontor.api(person);
    this.person = person;
    this.#openId = openId;
    this.#pageSize = pageSize;
  }

  async connect(): Promise<void> {
    const cookie = await this.#kontor.cookieOf(this.person);
    const socket = openSocket(this.#kontor, { extraHeaders: { cookie } });
    this.#rooms.forget();
    socket.on('frame', (frame) => this.#receive(frame));
    socket.on('heads', (heads) => this.#rooms.areBehind(heads) && this.refetch());
    this.client = await connected(socket);
    const { id, teamIds } = this.#kontor.cast.people[this.person];
    const { heads } = await this.client.subscribe(
      `agent:${id}`,
      ...teamIds.map((team) => `team:${team}`),
      `conversation:${this.#openId}`,
    );
    this.#rooms.join(heads);
    this.refetch();
    await this.settled();
  }

  /** Fetches one after another; what comes meanwhile is laid over the answer. */
  refetch(): void {
    this.refetches++;
    this.#fetching = this.#fetching.then(async () => {
      const since = this.#journal.begin();
      const [page, open] = await Promise.all([this.#list(this.#pageSize), this.#conversation()]);
      const loaded = loadList(this.state, wants, page);
      this.state = open ? loadConversation(loaded, open) : { ...loaded, open: null };
      for (const thing of this.#journal.end(since)) this.state = apply(this.state, thing, this.#context());
    });
  }

  settled(): Promise<void> {
    return this.#fetching;
  }

  /** The same from the server, now: the rows of the part that is loaded, and the open conversation if it is. */
  async fresh(): Promise<{ rows: ListedConversation[]; open: Fetched | null }> {
    const all = await this.#list(100);
    return {
      rows: all.items.filter((row) => isLoadedPart(this.state.list!, row)),
      open: await this.#conversation(),
    };
  }

  #receive(frame: Frame): void {
    if (this.loses(frame)) return;
    const { things, missed } = this.#rooms.receive(frame);
    for (const thing of things) {
      this.#journal.note(thing);
      this.state = apply(this.state, thing, this.#context());
    }
    if (missed) this.refetch();
  }

  #context(): ClientContext {
    const { id, teamIds } = this.#kontor.cast.people[this.person];
    return { me: id, teamIds, now: this.#kontor.get(Clock).now().getTime(), zone: 'Europe/Zurich' };
  }

  #list(limit: number) {
    return this.#api.get(`/conversations?view=all&limit=${limit}`, conversationList);
  }

  async #conversation(): Promise<Fetched | null> {
    const path = `/conversations/${this.#openId}`;
    try {
      const [detail, messages, events, drafts] = await Promise.all([
        this.#api.get(path, conversationDetail),
        this.#api.get(`${path}/messages?limit=100`, messageList),
        this.#api.get(`${path}/events?limit=100`, eventList),
        this.#api.get(`${path}/drafts`, draftList),
      ]);
      return { detail, messages, events, drafts: drafts.items };
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return null;
      throw error;
    }
  }
}

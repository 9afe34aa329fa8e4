import type { PresenceOf, Room } from '@kontor/contracts/realtime';
import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import { listRooms, mayRead, type Placed } from './audience.ts';
import type { Connection } from './connections.ts';
import { Pace } from './pace.ts';
import { roomOf } from './room-names.ts';

/** Lists hear of it at most this often; who has the conversation open hears at once. Milliseconds. */
const listsEvery = 500;

interface Needs {
  db: Sql;
  /** Who is there now, of this process and of the others. */
  of(conversationId: string): PresenceOf[];
  people(): Map<string, SignedIn>;
  /** With everyone judged by the rights of now, while nobody moves. */
  judged(work: () => Promise<void>): Promise<void>;
  /** To who is in one of the rooms and not in `except`, each once. */
  show(rooms: Room[], presence: { conversationId: string; agents: PresenceOf[] }, except: Room): void;
  onError(error: unknown): void;
}

/** Who reads and types, for the rows of lists: told to those whose lists hold the conversation; one query for however many. */
export class PresenceInLists {
  readonly #needs: Needs;
  readonly #pace: Pace;
  readonly #changed = new Set<string>();

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#pace = new Pace(() => this.#tell(), listsEvery, needs.onError);
  }

  note(conversationId: string): void {
    this.#changed.add(conversationId);
    this.#pace.ask('lists');
  }

  /** To somebody whose lists begin here: where people are now, as far as they may see it. */
  async welcome({ me, socket }: Connection, conversationIds: string[]): Promise<void> {
    const placed = await placements(this.#needs.db, conversationIds);
    for (const [conversationId, one] of placed)
      if (mayRead(me, one))
        socket.emit('presence', { conversationId, agents: this.#needs.of(conversationId) });
  }

  stop(): Promise<void> {
    return this.#pace.stop();
  }

  async #tell(): Promise<void> {
    const { db, of, people, judged, show } = this.#needs;
    const ids = [...this.#changed];
    this.#changed.clear();
    await judged(async () => {
      for (const [conversationId, placed] of await placements(db, ids))
        show(
          [...listRooms(placed, people())],
          { conversationId, agents: of(conversationId) },
          roomOf('conversation', conversationId),
        );
    });
  }
}

/** All that decides who sees them. */
async function placements(db: Sql, ids: string[]): Promise<Map<string, Placed>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<
    { id: string; team_id: string | null; assignee_id: string | null } & Omit<Placed, 'row'>
  >`
    select c.id, c.team_id, c.assignee_id,
      array(select f.agent_id from follower f where f.conversation_id = c.id) as followers,
      array(select s.team_id from channel_team s where s.channel_id = c.channel_id) as serving
    from conversation c where c.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, followers, serving, ...row }) => [id, { row, followers, serving }]));
}

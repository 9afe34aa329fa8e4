import type { Thing } from '@kontor/contracts/realtime';
import type { Sql } from '../platform/database/tables.ts';
import { admit } from './admission.ts';
import type { Connection } from './connections.ts';
import { Post } from './post.ts';
import { keyOf, rightsNow, sameRights } from './rights.ts';
import { readRoom, roomOf } from './room-names.ts';
import type { Rooms } from './rooms.ts';

interface Also {
  /** Whose reach changed though their role and teams did not: judged again, and told. */
  told?: (connection: Connection) => boolean;
  /** Whose rooms may have closed to them for another reason: judged again. */
  again?: (connection: Connection) => boolean;
}

/**
 * Judges again who these connections are and whether they may stay where they are; four queries, however many. Whoever is
 * signed in no more is cut; whose rights changed leaves the rooms that are closed to them now, and is told. Gives the agents
 * whose rights changed.
 */
export async function judge(
  db: Sql,
  rooms: Rooms,
  connections: Connection[],
  now: Date,
  { told = () => false, again = () => false }: Also = {},
): Promise<Set<string>> {
  if (connections.length === 0) return new Set();
  const people = connections.map(({ me }) => me);
  const rights = await rightsNow(db, people, now);
  const changed = new Set<Connection>();
  const judged = connections.filter((connection) => {
    const me = rights.get(keyOf(connection.me));
    if (!me) {
      cut(rooms, connection);
      return false;
    }
    const same = sameRights(connection.me, me);
    if (!same) connection.me = me;
    if (!same || told(connection)) changed.add(connection);
    return changed.has(connection) || again(connection);
  });
  if (judged.length === 0) return new Set();
  const admitted = await admit(db, judged);
  judged.forEach((connection, i) => {
    for (const room of connection.rooms)
      if (!admitted[i]!.has(room)) rooms.dismiss(connection, room, farewell(room));
  });
  const post = new Post();
  const agents = new Set([...changed].map(({ me }) => me.agentId));
  for (const agentId of agents) post.add(roomOf('agent', agentId), { thing: 'rights' });
  rooms.deliver(post);
  return agents;
}

function cut(rooms: Rooms, connection: Connection): void {
  rooms.leaveAll(connection);
  connection.socket.emit('bye', 'session ended');
  connection.socket.disconnect(true);
}

/** What is said to who must leave: never more than that. */
export function farewell(room: string): Thing {
  const named = readRoom(room);
  if (named?.kind === 'conversation') return { thing: 'gone', conversationId: named.id };
  // Of one customer's room, and of that alone: what else is on the screen is as it was.
  if (named?.kind === 'customer') return { thing: 'customer gone', customerId: named.id };
  return { thing: 'rights' };
}

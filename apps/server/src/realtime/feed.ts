import type { EventMap } from '@kontor/contracts/events';
import type { SignAttachment } from '../attachment/attachment-views.ts';
import type { Database } from '../platform/database/database.ts';
import type { StoredEvent } from '../timeline/following.ts';
import { changesRow, formerRooms, mayRead } from './audience.ts';
import type { Connections } from './connections.ts';
import { mayList } from './customers-in-rows.ts';
import { farewell, judge } from './judging.ts';
import { type Picture, takePicture } from './picture.ts';
import { Post } from './post.ts';
import { roomOf } from './room-names.ts';
import type { Rooms } from './rooms.ts';
import { tell } from './telling.ts';
import { tellEveryone, toldOfNotifications } from './telling-everyone.ts';
import type { Turns } from './turns.ts';

interface Needs {
  db: Database;
  connections: Connections;
  rooms: Rooms;
  turns: Turns;
  now(): Date;
  sign: SignAttachment;
  /** These agents' counts may have changed. */
  recount(agentIds: Iterable<string>): void;
}

/**
 * Takes a batch of events to the sockets of this process. Rights, rooms and what is told are read in one snapshot: whoever
 * lost something before that moment gets none of it, also when the event of the loss comes in a later batch.
 */
export async function feed(events: StoredEvent[], needs: Needs): Promise<void> {
  const { db, connections, rooms, turns } = needs;
  if (connections.empty) return;
  await turns.alone(async () => {
    const picture = await db.sql
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        const reach = changedReach(events);
        const customers = new Set(events.map((e) => e.customer_id && roomOf('customer', e.customer_id)));
        const moved = await judge(tx, rooms, connections.all(), needs.now(), {
          told: ({ me }) => me.role !== 'admin' && me.teamIds.some((team) => reach.has(team)),
          again: (connection) => [...connection.rooms].some((room) => customers.has(room)),
        });
        needs.recount(moved);
        return takePicture(tx, events, rooms, needs.sign);
      });
    closeToOthers(picture, rooms);
    const people = connections.people();
    const post = new Post();
    tell(post, events, picture, people);
    tellEveryone(post, events, people);
    rooms.deliver(post);
    needs.recount([...concerned(events, picture, needs), ...toldOfNotifications(events)]);
  });
}

/** The teams that serve a channel now and did not before, or the other way: nobody else's reach is another. */
function changedReach(events: StoredEvent[]): Set<string> {
  const teams = new Set<string>();
  for (const { type, data } of events)
    if (type === 'channel.teams_changed') {
      const { before, teamIds } = data as EventMap['channel.teams_changed'];
      for (const team of [...before, ...teamIds])
        if (before.includes(team) !== teamIds.includes(team)) teams.add(team);
    }
  return teams;
}

/** Who has a changed conversation open and does not see it any more leaves it first. */
function closeToOthers({ conversations }: Picture, rooms: Rooms): void {
  for (const [id, placed] of conversations) {
    const room = roomOf('conversation', id);
    for (const member of rooms.membersOf(room))
      if (!mayRead(member.me, placed)) rooms.dismiss(member, room, farewell(room));
  }
}

/** Whose lists gained, lost or kept one of these conversations. */
function concerned(
  events: StoredEvent[],
  { conversations, changedCustomers }: Picture,
  { connections }: Needs,
): Set<string> {
  const people = [...connections.people().values()];
  const all = events.some(
    ({ type }) => type.startsWith('receipt.') || type === 'settings.changed' || type === 'company.changed',
  );
  if (all) return new Set(people.map(({ agentId }) => agentId));
  const changed = events.filter(changesRow);
  const placed = [...new Set(changed.map((e) => e.conversation_id!))].flatMap(
    (id) => conversations.get(id) ?? [],
  );
  const former = formerRooms(
    changed,
    placed.flatMap(({ serving }) => serving),
  );
  return new Set(
    people
      .filter(
        (me) =>
          placed.some((one) => mayRead(me, one)) ||
          mayList(me, changedCustomers) ||
          former.has(roomOf('agent', me.agentId)) ||
          me.teamIds.some((team) => former.has(roomOf('team', team))),
      )
      .map(({ agentId }) => agentId),
  );
}

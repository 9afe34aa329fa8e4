import type { CustomerInRows } from '@kontor/contracts/realtime';
import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { StoredEvent } from '../timeline/following.ts';
import type { Post } from './post.ts';
import { everything, idsOf, roomOf } from './room-names.ts';
import type { Rooms } from './rooms.ts';

/**
 * Of how many of a customer's newest conversations it is looked up whose lists they stand in. One who has more is rare:
 * whoever may list the older ones is only told to fetch.
 */
export const lookedUp = 500;

/** A changed customer, and who lists or reads a conversation of theirs. */
export interface ChangedCustomer {
  customer: CustomerInRows;
  /** Of their conversations; of those without a team, the teams that serve the channel. */
  teams: string[];
  /** Assignees and followers. */
  agents: string[];
  /** Conversations of theirs that somebody here has open. */
  open: string[];
  /** There are older conversations that were not looked at. */
  more: boolean;
}

const changes = ['customer.changed', 'customer.blocked', 'customer.unblocked'];

/** One query, and none when no customer changed; a conversation is neither written nor locked for it. */
export async function changedCustomers(
  db: Sql,
  events: StoredEvent[],
  rooms: Rooms,
  most = lookedUp,
): Promise<ChangedCustomer[]> {
  const ids = new Set(
    events.flatMap(({ type, customer_id }) => (customer_id && changes.includes(type) ? [customer_id] : [])),
  );
  if (ids.size === 0) return [];
  const open = idsOf('conversation', rooms.names());
  const { rows } = await sql<CustomerInRows & Omit<ChangedCustomer, 'customer'>>`
    select cu.id, cu.version, cu.name,
      array(select unnest(theirs.teams) union
        select s.team_id from channel_team s where s.channel_id = any(theirs.channels)) as teams,
      array(select unnest(theirs.assignees) union
        select f.agent_id from follower f where f.conversation_id = any(theirs.ids)) as agents,
      array(select o.id from conversation o where o.id = any(${open}::uuid[]) and o.customer_id = cu.id) as open,
      theirs.more
    from customer cu cross join lateral (
      select array_agg(c.id) as ids, count(*) > ${most} as more,
        array_agg(c.team_id) filter (where c.team_id is not null) as teams,
        array_agg(c.channel_id) filter (where c.team_id is null) as channels,
        array_agg(c.assignee_id) filter (where c.assignee_id is not null) as assignees
      from (
        select * from conversation where customer_id = cu.id and merged_into is null
        order by last_message_at desc limit ${most + 1}
      ) c
    ) theirs
    where cu.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows.map(({ id, version, name, ...where }) => ({ customer: { id, version, name }, ...where }));
}

/** Once for each list, and to who has a conversation of theirs open: never more than rows there say anyway. */
export function tellCustomersInRows(
  post: Post,
  changed: ChangedCustomer[],
  people: Map<string, SignedIn>,
): void {
  for (const { customer, teams, agents, open } of changed) {
    const told = [
      everything,
      ...teams.map((id) => roomOf('team', id)),
      ...agents.filter((id) => people.has(id)).map((id) => roomOf('agent', id)),
      ...open.map((id) => roomOf('conversation', id)),
    ];
    for (const room of told) post.add(room, { thing: 'customer in rows', customer });
  }
  if (changed.some(({ more }) => more))
    for (const me of people.values())
      if (me.role !== 'admin') post.add(roomOf('agent', me.agentId), { thing: 'lists' });
}

/** Whether one of them stands in this person's lists, for all that is known. */
export function mayList(me: SignedIn, changed: ChangedCustomer[]): boolean {
  return changed.some(
    ({ teams, agents, more }) =>
      more ||
      me.role === 'admin' ||
      agents.includes(me.agentId) ||
      teams.some((team) => me.teamIds.includes(team)),
  );
}

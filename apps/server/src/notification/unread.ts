import { type Expression, sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';

/** Above this, people read "999+". */
const most = 1000;

/** How many this person has not read, of conversations that they see. */
export function unreadCount(me: SignedIn): Expression<number> {
  return sql<number>`(select count(*)::int from (
    select 1 from notification n join conversation named on named.id = n.conversation_id
      join conversation c on c.id = named.root_id
    where n.agent_id = ${me.agentId} and n.read_at is null and ${visibleTo(me, 'c')} limit ${most}) unread)`;
}

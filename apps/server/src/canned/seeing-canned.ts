import { type Expression, type SqlBool, sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';

/** One's own, one's teams' and everyone's, over `canned_reply`; admins all but what others keep to themselves. */
export function cannedFor(me: SignedIn): Expression<SqlBool> {
  return sql<SqlBool>`(canned_reply.owner_id = ${me.agentId}::uuid
    or canned_reply.shared_with = 'everyone'
    or (canned_reply.shared_with = 'team'
      and (${me.role === 'admin'} or canned_reply.team_id = any(${me.teamIds}::uuid[]))))`;
}

import { type Expression, type SqlBool, sql } from 'kysely';
import type { SignedIn } from './signed-in.ts';
import type { Row } from '../platform/database/tables.ts';

type Viewer = Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>;
type Sharing = Pick<Row<'view'>, 'shared_with' | 'team_id'>;

/** One's own, those shared with one's teams, and those shared with everyone; as a condition over `view`. */
export function viewsOf(me: Viewer): Expression<SqlBool> {
  return sql<SqlBool>`(view.removed_at is null and (view.owner_id = ${me.agentId}::uuid
    or view.shared_with = 'everyone'
    or (view.shared_with = 'team' and view.team_id = any(${me.teamIds}::uuid[]))))`;
}

/** Leads share with their teams, admins with everyone. */
export function mayShare(me: Viewer, { shared_with, team_id }: Sharing): boolean {
  if (me.role === 'admin') return true;
  return me.role === 'lead' && shared_with === 'team' && team_id !== null && me.teamIds.includes(team_id);
}

/** Its owner, and whoever could have shared it. */
export function mayChange(me: Viewer, view: Sharing & Pick<Row<'view'>, 'owner_id'>): boolean {
  return view.owner_id === me.agentId || (view.shared_with !== 'self' && mayShare(me, view));
}

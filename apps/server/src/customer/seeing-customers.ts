import { type Expression, type SqlBool, sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';

/**
 * Whoever sees one conversation of a customer sees the customer; one without any conversation is seen by all. A condition
 * over a customer called `alias`.
 */
export function customerVisibleTo(
  viewer: Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>,
  alias = 'customer',
): Expression<SqlBool> {
  if (viewer.role === 'admin') return sql<SqlBool>`true`;
  const same = sql`(select same.id from customer same where same.root_id = ${sql.raw(alias)}.root_id)`;
  return sql<SqlBool>`(
    exists (select 1 from conversation theirs where theirs.customer_id in ${same} and ${visibleTo(viewer, 'theirs')})
    or not exists (select 1 from conversation theirs where theirs.customer_id in ${same})
  )`;
}

/** A company is seen with one of its customers; one without any is seen by all. A condition over a company called `alias`. */
export function companyVisibleTo(
  viewer: Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>,
  alias = 'company',
): Expression<SqlBool> {
  if (viewer.role === 'admin') return sql<SqlBool>`true`;
  const id = sql`${sql.raw(alias)}.id`;
  return sql<SqlBool>`(
    exists (select 1 from customer its where its.company_id = ${id} and its.merged_into is null
      and ${customerVisibleTo(viewer, 'its')})
    or not exists (select 1 from customer its where its.company_id = ${id})
  )`;
}

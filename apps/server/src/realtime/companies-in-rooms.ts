import type { EventMap } from '@kontor/contracts/events';
import type { CompanyView } from '@kontor/contracts/customer';
import type { SignedIn } from '../accounts/signed-in.ts';
import { companyViews } from '../customer/customer-views.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { StoredEvent } from '../timeline/following.ts';
import type { Post } from './post.ts';
import { idsOf, roomOf } from './room-names.ts';
import type { Rooms } from './rooms.ts';

/** A changed company, and those of its customers that somebody here looks at. */
export interface ChangedCompany {
  company: CompanyView;
  customers: string[];
}

/** No query when none changed. */
export async function changedCompanies(
  db: Sql,
  events: StoredEvent[],
  rooms: Rooms,
): Promise<ChangedCompany[]> {
  const ids = [...new Set(events.filter(isCompanyChange).map(companyOf))];
  const open = idsOf('customer', rooms.names());
  if (ids.length === 0 || open.length === 0) return [];
  const customers = await db
    .selectFrom('customer')
    .select(['id', 'company_id'])
    .where('id', 'in', open)
    .where('company_id', 'in', ids)
    .execute();
  const looked = Map.groupBy(customers, (row) => row.company_id!);
  const views = await companyViews(db, [...looked.keys()]);
  return views.map((company) => ({ company, customers: looked.get(company.id)!.map(({ id }) => id) }));
}

/** And that lists may have other rows: whose go by the company, only a fetch can tell. */
export function tellCompanies(
  post: Post,
  changed: ChangedCompany[],
  events: StoredEvent[],
  people: Map<string, SignedIn>,
): void {
  for (const { company, customers } of changed)
    for (const id of customers) post.add(roomOf('customer', id), { thing: 'company', company });
  if (events.some(isCompanyChange))
    for (const agentId of people.keys()) post.add(roomOf('agent', agentId), { thing: 'lists' });
}

export const isCompanyChange = ({ type }: StoredEvent): boolean => type === 'company.changed';
const companyOf = ({ data }: StoredEvent): string => (data as EventMap['company.changed']).companyId;

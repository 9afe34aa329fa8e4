import type { CustomerView } from '@kontor/contracts/customer';
import type { Row, Sql } from '../platform/database/tables.ts';

/** Customers as everyone sees them who sees them at all. Three queries, however many. */
export async function customerViews(db: Sql, ids: string[]): Promise<CustomerView[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('customer')
    .leftJoin('company', 'company.id', 'customer.company_id')
    .selectAll('customer')
    .select('company.name as company_name')
    .where('customer.id', 'in', ids)
    .execute();
  const handles = await db
    .selectFrom('handle')
    .selectAll()
    .where('customer_id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const claims = await db
    .selectFrom('claim')
    .select(['customer_id', 'kind', 'address'])
    .where('customer_id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const handlesOf = Map.groupBy(handles as Row<'handle'>[], (row) => row.customer_id);
  const claimsOf = Map.groupBy(claims, (row) => row.customer_id);
  return (rows as (Row<'customer'> & { company_name: string | null })[]).map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    company: row.company_id ? { id: row.company_id, name: row.company_name! } : null,
    language: row.language,
    tags: row.tags,
    note: row.note,
    attributes: row.attributes,
    blocked: row.blocked_at !== null,
    createdAt: row.created_at.toISOString(),
    handles: (handlesOf.get(row.id) ?? []).map((handle) => ({
      id: handle.id,
      kind: handle.kind,
      address: handle.address,
      name: handle.name,
      verified: handle.verified_at !== null,
      failingSince: handle.failing_since?.toISOString() ?? null,
      failingReason: handle.failing_reason,
    })),
    claims: (claimsOf.get(row.id) ?? []).map(({ kind, address }) => ({ kind, address })),
  }));
}

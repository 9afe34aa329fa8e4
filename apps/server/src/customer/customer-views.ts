import type { CompanyView, CustomerView } from '@kontor/contracts/customer';
import { shownValues } from '../attribute/attribute-values.ts';
import type { Row, Sql } from '../platform/database/tables.ts';

/** Customers as everyone sees them who sees them at all. Four queries at most, however many. */
export async function customerViews(db: Sql, ids: string[]): Promise<CustomerView[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('customer')
    .selectAll('customer')
    .where('customer.id', 'in', ids)
    .execute();
  const companies = new Map(
    (await companyViews(db, unique(rows.map((row) => row.company_id)))).map((view) => [view.id, view]),
  );
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
  return (rows as Row<'customer'>[]).map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    company: (row.company_id && companies.get(row.company_id)) || null,
    language: row.language,
    tags: row.tags,
    note: row.note,
    attributes: shownValues(row.attributes),
    blocked: row.blocked_at !== null,
    createdAt: row.created_at.toISOString(),
    handles: (handlesOf.get(row.id) ?? []).map((handle) => ({
      id: handle.id,
      kind: handle.kind,
      address: handle.address,
      name: handle.name,
      verified: handle.verified_at !== null,
      origin: handle.origin,
      failingSince: handle.failing_since?.toISOString() ?? null,
      failingReason: handle.failing_reason,
      failingWhy: handle.failing_why,
    })),
    claims: (claimsOf.get(row.id) ?? []).map(({ kind, address }) => ({ kind, address })),
  }));
}

export async function companyViews(db: Sql, ids: string[]): Promise<CompanyView[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('company').selectAll().where('id', 'in', ids).execute();
  return (rows as Row<'company'>[]).map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    attributes: shownValues(row.attributes),
    createdAt: row.created_at.toISOString(),
  }));
}

function unique(ids: (string | null)[]): string[] {
  return [...new Set(ids)].filter((id) => id !== null);
}

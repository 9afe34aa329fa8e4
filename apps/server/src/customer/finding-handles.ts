import type { Address } from '@kontor/channel-kit/envelope';
import type { CompanyFacts } from '@kontor/domain/condition/facts';
import { textKey } from '@kontor/domain/text/key';
import { sql } from 'kysely';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import type { NewFact } from '../timeline/recording.ts';

/** An address that a message was written from. */
export interface WrittenFrom {
  kind: string;
  from: Address;
  addressKey: string;
  channelId: string;
  language: string | null;
  at: Date;
}

export interface Writer {
  handle: Row<'handle'>;
  customer: Row<'customer'>;
  company: CompanyFacts | null;
  /** Present when the customer was made just now. */
  created: NewFact | undefined;
}

/**
 * Finds the handle that each message was written from and its customer, or makes both. The handle's unique key decides: two
 * first messages at once make one customer, the loser waits and takes the winner's. Locks the handles in the order of their
 * keys, then the customers.
 */
export async function findOrMakeWriters(tx: Sql, messages: WrittenFrom[]): Promise<Writer[]> {
  const first = [...new Map(messages.toReversed().map((one) => [keyOf(one), one])).values()].toSorted(
    (a, b) => (keyOf(a) < keyOf(b) ? -1 : 1),
  );
  const made = await makeHandles(tx, first);
  const makers = first.filter((one) => made.has(keyOf(one)));
  const found = await lockHandles(
    tx,
    first.filter((one) => !made.has(keyOf(one))),
  );
  const customers = new Map([
    ...(await makeCustomers(
      tx,
      makers.map((one) => ({ ...one, id: made.get(keyOf(one))!.customer_id })),
    )),
    ...(await customersOf(
      tx,
      [...found.values()].map((handle) => handle.customer_id),
    )),
  ]);
  return messages.map((one) => {
    const own = made.get(keyOf(one));
    const handle = (own ?? found.get(keyOf(one)))!;
    const created: NewFact = { type: 'customer.created', data: { channelId: one.channelId } };
    const { company_name, company_attributes, ...customer } = customers.get(handle.customer_id)!;
    return {
      handle,
      customer,
      company: company_name === null ? null : { name: company_name, attributes: company_attributes ?? {} },
      created: own && first.includes(one) ? created : undefined,
    };
  });
}

const keyOf = ({ kind, addressKey }: Pick<WrittenFrom, 'kind' | 'addressKey'>) => `${kind} ${addressKey}`;
const keyOfRow = (row: Row<'handle'>) => keyOf({ kind: row.kind, addressKey: row.address_key });
const nameOf = ({ from }: WrittenFrom) => from.name?.trim() || null;

type WithCompany = Row<'customer'> & {
  company_name: string | null;
  company_attributes: Record<string, unknown> | null;
};

async function makeHandles(tx: Sql, writers: WrittenFrom[]): Promise<Map<string, Row<'handle'>>> {
  const rows = await tx
    .insertInto('handle')
    .values(
      writers.map((one) => ({
        id: newId(),
        customer_id: newId(),
        kind: one.kind,
        address: one.from.address,
        address_key: one.addressKey,
        name: nameOf(one),
        origin: 'wrote' as const,
        created_at: one.at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['kind', 'address_key']).doNothing())
    .returningAll()
    .execute();
  return new Map((rows as Row<'handle'>[]).map((row) => [keyOfRow(row), row]));
}

async function lockHandles(tx: Sql, writers: WrittenFrom[]): Promise<Map<string, Row<'handle'>>> {
  if (writers.length === 0) return new Map();
  const { rows } = await sql<Row<'handle'>>`
    select * from handle
    where (kind, address_key) in (
      select * from unnest(${writers.map(({ kind }) => kind)}::text[], ${writers.map(({ addressKey }) => addressKey)}::text[]))
    order by kind, address_key
    for share`.execute(tx);
  return new Map(rows.map((row) => [keyOfRow(row), row]));
}

async function makeCustomers(
  tx: Sql,
  writers: (WrittenFrom & { id: string })[],
): Promise<[string, WithCompany][]> {
  if (writers.length === 0) return [];
  const rows = await tx
    .insertInto('customer')
    .values(
      writers.map((one) => ({
        id: one.id,
        root_id: one.id,
        name: nameOf(one),
        name_key: one.from.name?.trim() ? textKey(one.from.name.trim()) : null,
        language: one.language,
        created_at: one.at,
      })),
    )
    .returningAll()
    .execute();
  return (rows as Row<'customer'>[]).map((row) => [
    row.id,
    { ...row, company_name: null, company_attributes: null },
  ]);
}

/** By the id a handle has: the customer that its owner is today, the survivor if it was merged. */
async function customersOf(tx: Sql, ids: string[]): Promise<[string, WithCompany][]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<WithCompany & { own_id: string }>`
    select root.*, own.id as own_id, company.name as company_name, company.attributes as company_attributes
    from customer own join customer root on root.id = own.root_id
    left join company on company.id = root.company_id
    where own.id = any(${ids}::uuid[])`.execute(tx);
  return rows.map(({ own_id, ...row }) => [own_id, row]);
}

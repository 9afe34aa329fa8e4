import type { Address } from '@kontor/channel-kit/envelope';
import type { NewFact } from '../timeline/recording.ts';
import { textKey } from '@kontor/domain/text/key';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';

export interface Writer {
  handle: Row<'handle'>;
  customer: Row<'customer'>;
  /** Present when the customer was made just now. */
  created: NewFact | undefined;
}

/**
 * Finds the handle that a message was written from and its customer, or makes both. The handle's unique key decides: two
 * first messages at once make one customer, the loser waits and takes the winner's. Locks the handle, then the customer.
 */
export async function findOrMakeWriter(
  tx: Sql,
  kind: string,
  from: Address,
  addressKey: string,
  facts: { channelId: string; language: string | null; at: Date },
): Promise<Writer> {
  const customerId = newId();
  const name = from.name?.trim() || null;
  const made = await tx
    .insertInto('handle')
    .values({
      id: newId(),
      customer_id: customerId,
      kind,
      address: from.address,
      address_key: addressKey,
      name,
      origin: 'wrote',
      created_at: facts.at,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'address_key']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (made) {
    const customer = await tx
      .insertInto('customer')
      .values({
        id: customerId,
        root_id: customerId,
        name,
        name_key: name ? textKey(name) : null,
        language: facts.language,
        created_at: facts.at,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const created: NewFact = { type: 'customer.created', data: { channelId: facts.channelId } };
    return { handle: made as Row<'handle'>, customer: customer as Row<'customer'>, created };
  }
  const handle = (await tx
    .selectFrom('handle')
    .selectAll()
    .where('kind', '=', kind)
    .where('address_key', '=', addressKey)
    .forShare()
    .executeTakeFirstOrThrow()) as Row<'handle'>;
  return { handle, customer: await customerOf(tx, handle.customer_id), created: undefined };
}

/** The customer that a handle's owner is today: the survivor, if it was merged. */
async function customerOf(tx: Sql, id: string): Promise<Row<'customer'>> {
  const customer = await tx
    .selectFrom('customer as own')
    .innerJoin('customer as root', 'root.id', 'own.root_id')
    .selectAll('root')
    .where('own.id', '=', id)
    .executeTakeFirstOrThrow();
  return customer as Row<'customer'>;
}

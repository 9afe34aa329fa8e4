import { Inject, Injectable } from '@nestjs/common';
import type { CustomerView, handleBody } from '@kontor/contracts/customer';
import { emailKey } from '@kontor/domain/handle/email';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { customerViews } from './customer-views.ts';
import { findVisibleCustomer } from './customers.ts';
import { customerVisibleTo } from './seeing-customers.ts';

type Wish = z.infer<typeof handleBody>;

/** Addresses that agents enter for a customer, and take away again. */
@Injectable()
export class Handles {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /**
   * An address that is somebody else's stays theirs: of a customer one sees that is said; of another it is entered as a
   * claim, which hinders nobody and tells nothing of its owner.
   */
  add(me: SignedIn, customerId: string, wish: Wish): Promise<CustomerView> {
    return this.#change(me, customerId, async (tx, id, now) => {
      const { address, key } = normalised(wish);
      const common = {
        id: newId(),
        customer_id: id,
        kind: wish.kind,
        address,
        address_key: key,
        created_at: now,
      };
      const made = await tx
        .insertInto('handle')
        .values({ ...common, origin: 'entered' })
        .onConflict((conflict) => conflict.columns(['kind', 'address_key']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (made) return true;
      const owner = await ownerOf(tx, me, wish.kind, key);
      if (owner.id === id) return false;
      if (owner.seen)
        throw new Problem('handle_taken', `This address belongs to ${owner.name ?? address} already.`, {
          customer: { id: owner.id, name: owner.name },
        });
      const claimed = await tx
        .selectFrom('claim')
        .select('id')
        .where('customer_id', '=', id)
        .where('kind', '=', wish.kind)
        .where('address_key', '=', key)
        .executeTakeFirst();
      if (claimed) return false;
      await tx.insertInto('claim').values(common).execute();
      return true;
    });
  }

  /** Only what was entered by hand: what somebody wrote from says who wrote, and goes along with what they wrote. */
  remove(me: SignedIn, customerId: string, handleId: string): Promise<CustomerView> {
    return this.#change(me, customerId, async (tx, id) => {
      const handle = await tx
        .selectFrom('handle')
        .innerJoin('customer', 'customer.id', 'handle.customer_id')
        .select(['handle.id', 'handle.origin', 'handle.address'])
        .where('handle.id', '=', handleId)
        .where('customer.root_id', '=', id)
        .forUpdate('handle')
        .executeTakeFirst();
      if (!handle) throw notFound('This address');
      if (handle.origin !== 'entered' || (await hasWritten(tx, id, handleId)))
        throw new Problem(
          'not_possible',
          'Somebody has written from this address: it stays with what they wrote.',
        );
      await sql`update participant set handle_id = null where handle_id = ${handleId} and conversation_id in (
        select c.id from conversation c join customer cu on cu.id = c.customer_id where cu.root_id = ${id})`.execute(
        tx,
      );
      await tx.deleteFrom('handle').where('id', '=', handleId).execute();
      return true;
    });
  }

  async #change(
    me: SignedIn,
    customerId: string,
    work: (tx: Sql, id: string, now: Date) => Promise<boolean>,
  ): Promise<CustomerView> {
    const now = this.clock.now();
    const id = await this.db.transaction(async (tx) => {
      const customer = await findVisibleCustomer(tx, me, customerId, true);
      if (!(await work(tx, customer.id, now))) return customer.id;
      await tx
        .updateTable('customer')
        .set({ version: customer.version + 1 })
        .where('id', '=', customer.id)
        .execute();
      const fact = { type: 'customer.changed' as const, data: { fields: ['handles'] } };
      await record(tx, [fact], { kind: 'agent', id: me.agentId }, now, customer.id);
      return customer.id;
    });
    this.signals.raise('events');
    const [view] = await customerViews(this.db.sql, [id]);
    return view!;
  }
}

async function ownerOf(tx: Sql, me: SignedIn, kind: string, key: string) {
  const { rows } = await sql<{ id: string; name: string | null; seen: boolean }>`
    select root.id, root.name, ${customerVisibleTo(me, 'root')} as seen
    from handle join customer own on own.id = handle.customer_id join customer root on root.id = own.root_id
    where handle.kind = ${kind} and handle.address_key = ${key}`.execute(tx);
  return rows[0]!;
}

async function hasWritten(tx: Sql, customerId: string, handleId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from message where handle_id = ${handleId} and conversation_id in (
      select c.id from conversation c join customer cu on cu.id = c.customer_id where cu.root_id = ${customerId})
    limit 1`.execute(tx);
  return rows.length > 0;
}

function normalised({ kind, address }: Wish): { address: string; key: string } {
  const text = address.trim();
  const wrong = (message: string) =>
    new Problem('invalid_request', message, { errors: [{ path: 'address', message }] });
  if (kind === 'email') {
    if (!/^[^\s@<>]+@[^\s@<>]+$/.test(text)) throw wrong(`“${text}” is not an e-mail address.`);
    return { address: text, key: emailKey(text) };
  }
  const digits = text.replaceAll(/[\s().\-/]/g, '').replace(/^00/, '+');
  if (!/^\+\d{6,15}$/.test(digits)) throw wrong('A phone number with its country, like +41 79 555 44 01.');
  return { address: digits, key: digits };
}

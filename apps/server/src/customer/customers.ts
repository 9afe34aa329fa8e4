import { Inject, Injectable } from '@nestjs/common';
import type {
  customerBody,
  CustomerHistory,
  CustomerList,
  customerListQuery,
  CustomerView,
} from '@kontor/contracts/customer';
import { textKey } from '@kontor/domain/text/key';
import type { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { changedValues } from '../attribute/attribute-values.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { type NewFact, record } from '../timeline/recording.ts';
import { findVisibleCompany } from './companies.ts';
import { customerViews } from './customer-views.ts';
import { listCustomers } from './listing-customers.ts';
import { customerVisibleTo } from './seeing-customers.ts';

type Wish = z.infer<typeof customerBody>;
type Customer = Row<'customer'>;

/** More of one customer's conversations than anybody reads through. */
const longestHistory = 500;

/** The people who write to us, as colleagues see and keep them. */
@Injectable()
export class Customers {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  async show(me: SignedIn, id: string): Promise<CustomerView> {
    const { id: rootId } = await findVisibleCustomer(this.db.sql, me, id);
    return this.#view(rootId);
  }

  list(me: SignedIn, query: z.output<typeof customerListQuery>): Promise<CustomerList> {
    return listCustomers(this.db.sql, me, query);
  }

  /** On every channel, the newest first; of those one may not see nothing is said, not even how many. */
  async history(me: SignedIn, id: string): Promise<CustomerHistory> {
    const { root_id } = await findVisibleCustomer(this.db.sql, me, id);
    const rows = await this.db.sql
      .selectFrom('conversation as c')
      .innerJoin('channel', 'channel.id', 'c.channel_id')
      .select(['c.id', 'c.number', 'c.subject', 'c.type', 'c.status', 'c.last_message_at'])
      .select('channel.kind as channelKind')
      .where('c.customer_id', 'in', ({ selectFrom }) =>
        selectFrom('customer as same').select('same.id').where('same.root_id', '=', root_id),
      )
      .where('c.merged_into', 'is', null)
      .where(visibleTo(me, 'c'))
      .orderBy('c.last_message_at', 'desc')
      .orderBy('c.id', 'desc')
      .limit(longestHistory)
      .execute();
    return {
      items: rows.map(({ last_message_at, ...row }) => ({
        ...row,
        lastMessageAt: last_message_at.toISOString(),
      })),
    };
  }

  async change(me: SignedIn, id: string, wish: Wish): Promise<CustomerView> {
    const now = this.clock.now();
    const rootId = await this.db.transaction(async (tx) => {
      const customer = await findVisibleCustomer(tx, me, id, true);
      if (customer.version !== wish.version)
        throw new Problem(
          'version_conflict',
          'A colleague has changed this customer meanwhile: look again.',
          {
            version: customer.version,
          },
        );
      const changes = changesOf(customer, wish, now);
      if (wish.companyId !== undefined && wish.companyId !== customer.company_id) {
        if (wish.companyId) await findVisibleCompany(tx, me, wish.companyId);
        changes.company_id = wish.companyId;
      }
      const given = await changedValues(tx, 'customer', customer.attributes, wish.attributes ?? {});
      if (given.changed.length > 0) changes.attributes = given.attributes;
      const facts = factsOf(changes, given.changed);
      if (facts.length === 0) return customer.id;
      await tx
        .updateTable('customer')
        .set({
          ...changes,
          ...(changes.attributes && { attributes: json(changes.attributes) }),
          version: customer.version + 1,
        })
        .where('id', '=', customer.id)
        .execute();
      await record(tx, facts, { kind: 'agent', id: me.agentId }, now, customer.id);
      return customer.id;
    });
    this.signals.raise('events');
    return this.#view(rootId);
  }

  async #view(id: string): Promise<CustomerView> {
    const [view] = await customerViews(this.db.sql, [id]);
    return view!;
  }
}

/** The customer of this id, the survivor if it was merged, if this person sees it. */
export async function findVisibleCustomer(
  db: Sql,
  me: SignedIn,
  id: string,
  lock = false,
): Promise<Customer> {
  const row = await db
    .selectFrom('customer')
    .selectAll()
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('customer as named').select('named.root_id').where('named.id', '=', id),
    )
    .where(customerVisibleTo(me))
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw notFound('This customer');
  return row as Customer;
}

type Changes = Partial<
  Pick<
    Customer,
    'name' | 'name_key' | 'language' | 'tags' | 'note' | 'blocked_at' | 'company_id' | 'attributes'
  >
>;

/** What is other than before. */
function changesOf(before: Customer, { name, language, tags, note, blocked }: Wish, now: Date): Changes {
  const changes: Changes = {};
  const wanted = name === undefined ? undefined : name?.trim() || null;
  if (wanted !== undefined && wanted !== before.name) {
    changes.name = wanted;
    changes.name_key = wanted && textKey(wanted);
  }
  if (language !== undefined && language !== before.language) changes.language = language;
  if (note !== undefined && note !== before.note) changes.note = note;
  const words = tags && [...new Set(tags)];
  if (words && words.join('\n') !== before.tags.join('\n')) changes.tags = words;
  if (blocked !== undefined && blocked !== (before.blocked_at !== null))
    changes.blocked_at = blocked ? now : null;
  return changes;
}

const called: Record<string, string[]> = { name_key: [], attributes: [], company_id: ['company'] };

function factsOf({ blocked_at, ...others }: Changes, attributes: string[]): NewFact[] {
  const fields = [
    ...Object.keys(others).flatMap((field) => called[field] ?? [field]),
    ...attributes.map((key) => `attribute.${key}`),
  ].toSorted();
  const facts: NewFact[] = fields.length > 0 ? [{ type: 'customer.changed', data: { fields } }] : [];
  if (blocked_at !== undefined)
    facts.push({ type: blocked_at ? 'customer.blocked' : 'customer.unblocked', data: {} });
  return facts;
}

import { Inject, Injectable } from '@nestjs/common';
import type { companyBody, CompanyView, CustomerView, newCompanyBody } from '@kontor/contracts/customer';
import { textKey } from '@kontor/domain/text/key';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { changedValues } from '../attribute/attribute-values.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { companyViews, customerViews } from './customer-views.ts';
import { like } from './finding-customers.ts';
import { companyVisibleTo, customerVisibleTo } from './seeing-customers.ts';

/** As many of a company's people as its page shows. */
const mostPeople = 200;
const mostFound = 20;

/** What our customers work for. */
@Injectable()
export class Companies {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  async show(me: SignedIn, id: string): Promise<CompanyView> {
    await findVisibleCompany(this.db.sql, me, id);
    return this.#view(id);
  }

  /** By parts of their names, in any order; without any the first by name. */
  async find(me: SignedIn, query: string): Promise<CompanyView[]> {
    const words = textKey(query).split(' ').filter(Boolean).slice(0, 8);
    const rows = await this.db.sql
      .selectFrom('company')
      .select('id')
      .where((eb) => eb.and(words.map((word) => eb('name_key', 'like', like(word)))))
      .where(companyVisibleTo(me))
      .orderBy(sql`name_key collate "C"`)
      .orderBy('id')
      .limit(mostFound)
      .execute();
    const views = new Map((await companyViews(this.db.sql, idsOf(rows))).map((view) => [view.id, view]));
    return rows.flatMap(({ id }) => views.get(id) ?? []);
  }

  /** Those of its people that this person sees; of others nothing is said, not even how many. */
  async people(me: SignedIn, id: string): Promise<CustomerView[]> {
    await findVisibleCompany(this.db.sql, me, id);
    const rows = await this.db.sql
      .selectFrom('customer')
      .select('id')
      .where('company_id', '=', id)
      .where('merged_into', 'is', null)
      .where(customerVisibleTo(me))
      .orderBy(sql`name_key collate "C" nulls last`)
      .orderBy('id')
      .limit(mostPeople)
      .execute();
    const views = new Map((await customerViews(this.db.sql, idsOf(rows))).map((view) => [view.id, view]));
    return rows.flatMap((row) => views.get(row.id) ?? []);
  }

  async make(me: SignedIn, { name }: z.infer<typeof newCompanyBody>): Promise<CompanyView> {
    const now = this.clock.now();
    const id = newId();
    await this.db.transaction(async (tx) => {
      await tx
        .insertInto('company')
        .values({ id, name, name_key: textKey(name), created_at: now })
        .execute();
      await record(tx, [{ type: 'company.created', data: { companyId: id } }], by(me), now);
    });
    this.signals.raise('events');
    return this.#view(id);
  }

  async change(me: SignedIn, id: string, wish: z.infer<typeof companyBody>): Promise<CompanyView> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const company = await findVisibleCompany(tx, me, id, true);
      if (company.version !== wish.version)
        throw new Problem('version_conflict', 'A colleague has changed this company meanwhile: look again.', {
          version: company.version,
        });
      const renamed = wish.name !== undefined && wish.name !== company.name;
      const { attributes, changed } = await changedValues(
        tx,
        'company',
        company.attributes,
        wish.attributes ?? {},
      );
      const fields = [...(renamed ? ['name'] : []), ...changed.map((key) => `attribute.${key}`)].toSorted();
      if (fields.length === 0) return;
      await tx
        .updateTable('company')
        .set({
          ...(renamed && { name: wish.name!, name_key: textKey(wish.name!) }),
          ...(changed.length > 0 && { attributes: json(attributes) }),
          version: company.version + 1,
        })
        .where('id', '=', id)
        .execute();
      await record(tx, [{ type: 'company.changed', data: { companyId: id, fields } }], by(me), now);
    });
    this.signals.raise('events');
    return this.#view(id);
  }

  async #view(id: string): Promise<CompanyView> {
    const [view] = await companyViews(this.db.sql, [id]);
    return view!;
  }
}

export async function findVisibleCompany(
  db: Sql,
  me: SignedIn,
  id: string,
  lock = false,
): Promise<Row<'company'>> {
  const row = await db
    .selectFrom('company')
    .selectAll()
    .where('id', '=', id)
    .where(companyVisibleTo(me))
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw notFound('This company');
  return row as Row<'company'>;
}

const by = (me: SignedIn) => ({ kind: 'agent' as const, id: me.agentId });
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

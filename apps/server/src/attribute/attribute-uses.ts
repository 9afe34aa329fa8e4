import type { Condition } from '@kontor/domain/condition/tree';
import { fieldsUsed } from '@kontor/domain/condition/uses';
import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';
import type { AttributeRow } from './attribute-rows.ts';

export interface Uses {
  values: number;
  views: number;
  rules: number;
}

/** How many customers or companies have a value, and how many views and rules ask for it. By id of the attribute. */
export async function usesOfAttributes(db: Sql, attributes: AttributeRow[]): Promise<Map<string, Uses>> {
  const { rows: values } = await sql<{ of: string; key: string; n: number }>`
    select 'customer' as of, key, count(*)::int as n from customer, jsonb_object_keys(attributes) key
    where customer.attributes <> '{}' and customer.merged_into is null group by key
    union all
    select 'company', key, count(*)::int from company, jsonb_object_keys(attributes) key group by key`.execute(
    db,
  );
  const [views, rules] = await Promise.all([
    db.selectFrom('view').select('condition').where('removed_at', 'is', null).execute(),
    db.selectFrom('rule').select('condition').where('archived_at', 'is', null).execute(),
  ]);
  const asking = (rows: { condition: unknown }[]) => {
    const counts = new Map<string, number>();
    for (const { condition } of rows)
      for (const field of fieldsUsed(condition as Condition)) counts.set(field, (counts.get(field) ?? 0) + 1);
    return counts;
  };
  const [inViews, inRules] = [asking(views), asking(rules)];
  const having = new Map(values.map(({ of, key, n }) => [`${of}.${key}`, n]));
  return new Map(
    attributes.map(({ id, of, key }) => [
      id,
      {
        values: having.get(`${of}.${key}`) ?? 0,
        views: inViews.get(`${of}.attribute.${key}`) ?? 0,
        rules: inRules.get(`${of}.attribute.${key}`) ?? 0,
      },
    ]),
  );
}

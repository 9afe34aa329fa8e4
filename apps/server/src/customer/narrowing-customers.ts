import type { customerListQuery } from '@kontor/contracts/customer';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';

export type ListQuery = z.output<typeof customerListQuery>;

/** A customer in a list, and what the next page is asked for behind. */
export interface Place {
  id: string;
  at: string;
  last: string;
}

export const narrows = ({ company, tag, blocked }: ListQuery): boolean => Boolean(company || tag || blocked);

/** Which of them are meant, over a customer called `alias`. */
export function filters({ company, tag, blocked }: ListQuery, alias: string): RawBuilder<unknown> {
  const cu = sql.raw(alias);
  const all = [sql`true`];
  if (company) all.push(sql`${cu}.company_id = ${company}`);
  if (tag) all.push(sql`${cu}.tags @> array[${tag}]`);
  if (blocked) all.push(sql`${cu}.blocked_at is not null`);
  return sql.join(all, sql` and `);
}

import { Inject, Injectable } from '@nestjs/common';
import type { AddressSuggestion } from '@kontor/contracts/customer';
import { textKey } from '@kontor/domain/text/key';
import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Database } from '../platform/database/database.ts';
import { findCustomers } from './finding-customers.ts';

const most = 20;

/** Whom one could write to, as one types: customers whom one may see, by name and address, and colleagues. */
@Injectable()
export class SuggestingAddresses {
  constructor(@Inject(Database) private readonly db: Database) {}

  async for(me: SignedIn, query: string): Promise<{ items: AddressSuggestion[] }> {
    const [customers, colleagues] = await Promise.all([this.#customers(me, query), this.#colleagues(query)]);
    const taken = new Set<string>();
    const items = [...customers, ...colleagues].filter(({ address }) => {
      const key = address.toLowerCase();
      return !taken.has(key) && taken.add(key);
    });
    return { items: items.slice(0, most) };
  }

  async #customers(me: SignedIn, query: string): Promise<AddressSuggestion[]> {
    const ids = await findCustomers(this.db.sql, me, query);
    if (ids.length === 0) return [];
    const { rows } = await sql<{ address: string; name: string | null }>`
      select h.address, coalesce(root.name, h.name) as name
      from handle h
      join customer owner on owner.id = h.customer_id
      join customer root on root.id = owner.root_id
      where root.id = any(${ids}::uuid[]) and h.kind = 'email'
      order by array_position(${ids}::uuid[], root.id), h.created_at, h.id
      limit ${most}`.execute(this.db.sql);
    return rows.map((row) => ({ ...row, of: 'customer' }));
  }

  async #colleagues(query: string): Promise<AddressSuggestion[]> {
    const people = await this.db.sql
      .selectFrom('agent')
      .select(['name', 'email as address'])
      .where('disabled_at', 'is', null)
      .orderBy('name')
      .orderBy('id')
      .execute();
    const key = textKey(query);
    return people
      .filter(({ name, address }) =>
        [textKey(address), ...textKey(name).split(' '), textKey(name)].some((part) => part.startsWith(key)),
      )
      .map((person) => ({ ...person, of: 'colleague' }));
  }
}

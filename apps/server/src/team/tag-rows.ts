import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

/** The list of tags as everyone may see it. */
export const tagsOf = (db: Sql) =>
  db
    .selectFrom('tag')
    .select(['id', 'name', 'color'])
    .select(sql<boolean>`archived_at is not null`.as('archived'));

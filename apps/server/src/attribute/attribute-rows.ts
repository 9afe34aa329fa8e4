import type { Attribute } from '@kontor/contracts/attribute';
import type { Row, Sql } from '../platform/database/tables.ts';

export type AttributeRow = Row<'attribute'>;

/** In the order in which people see them, those of customers first. */
export function attributesIn(db: Sql) {
  return db
    .selectFrom('attribute')
    .selectAll()
    .orderBy('of', 'desc')
    .orderBy('place')
    .orderBy('created_at')
    .orderBy('id');
}

export function presentAttribute(row: AttributeRow): Attribute {
  return {
    id: row.id,
    version: row.version,
    of: row.of,
    key: row.key,
    type: row.type,
    name: row.name,
    options: row.options,
    archived: row.archived_at !== null,
  };
}

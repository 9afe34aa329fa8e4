import { sql, type RawBuilder } from 'kysely';

/** A value for a jsonb column. The driver would take an array for an SQL array. */
export function json<Value>(value: Value): RawBuilder<Value> {
  return sql<Value>`${JSON.stringify(value)}::jsonb`;
}

export function jsonOrNull<Value>(value: Value | null | undefined): RawBuilder<Value> | null {
  return value === null || value === undefined ? null : json(value);
}

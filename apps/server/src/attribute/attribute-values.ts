import type {
  AttributeChanges,
  AttributeOwner,
  AttributeType,
  AttributeValues,
} from '@kontor/contracts/attribute';
import { definitionOf } from '@kontor/contracts/client/attributes';
import { storeAttribute } from '@kontor/domain/condition/attributes';
import type { Sql } from '../platform/database/tables.ts';
import { Problem } from '../platform/problem.ts';
import { type AttributeRow, attributesIn } from './attribute-rows.ts';

type Stored = Record<string, unknown>;

/** What people see of stored values: a text is stored with its key beside it. */
export function shownValues(stored: Stored): AttributeValues {
  return Object.fromEntries(
    Object.entries(stored).flatMap(([key, value]) => {
      const shown = (value as { text?: unknown } | null)?.text ?? value;
      return isPlain(shown) ? [[key, shown]] : [];
    }),
  );
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** The stored values as they shall be, and which of them are other than before. Throws what is wrong with each. */
export async function changedValues(
  db: Sql,
  of: AttributeOwner,
  before: Stored,
  changes: AttributeChanges,
): Promise<{ attributes: Stored; changed: string[] }> {
  const rows = (await attributesIn(db).where('of', '=', of).execute()) as AttributeRow[];
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const attributes = { ...before };
  const errors: { path: string; message: string }[] = [];
  for (const [key, value] of Object.entries(changes)) {
    const row = byKey.get(key);
    if (!row || (row.archived_at && value !== null)) {
      errors.push({ path: `attributes.${key}`, message: 'There is no such attribute, or it was archived.' });
    } else if (value === null || value === '') {
      delete attributes[key];
    } else {
      const stored = storeAttribute(definitionOf(row), value);
      const offered = row.type !== 'choice' || row.options.some((option) => option.value === value);
      if (stored === null || (!offered && before[key] !== value))
        errors.push({ path: `attributes.${key}`, message: wanted[row.type] });
      else attributes[key] = stored;
    }
  }
  if (errors.length > 0)
    throw new Problem('invalid_request', 'Some of what was sent is not valid.', { errors });
  const changed = Object.keys(changes).filter(
    (key) => JSON.stringify(attributes[key]) !== JSON.stringify(inOrder(before[key])),
  );
  return { attributes, changed };
}

/** jsonb keeps keys in an order of its own. */
function inOrder(stored: unknown): unknown {
  const { text, key } = (stored ?? {}) as { text?: string; key?: string };
  return text === undefined ? stored : { text, key };
}

const wanted: Record<AttributeType, string> = {
  text: 'A text that can be read, of 1 to 2,000 characters.',
  number: 'A number.',
  date: 'A day like 2026-11-17.',
  choice: 'One of the choices of this attribute.',
  boolean: 'Yes or no: true or false.',
  link: 'An address that begins with https:// or http://.',
};

import { z } from 'zod';
import { shapeNames } from './shape-names.ts';

export type JsonSchema = Record<string, unknown>;
const place = '#/components/schemas/';
/** Marks what is sent to us while it may still differ from what we answer under the same name. */
const sentMark = '·sent';

/**
 * Turns zod schemas into the document's: shapes of the contracts become references, the rest is written where it stands.
 * A shape that is sent otherwise than it is answered (defaults may be left out) becomes two: `Address`, `AddressSent`.
 */
export class Shapes {
  readonly #names = shapeNames();
  readonly #used = { input: new Map<z.ZodType, string>(), output: new Map<z.ZodType, string>() };

  /** A stand-in for the schema, replaced by `complete`. */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const name = this.#names.get(schema) ?? `inline ${this.#used[io].size}`;
    this.#used[io].set(schema, this.#used[io].get(schema) ?? name);
    return { $ref: reference(this.#used[io].get(schema)!, io) };
  }

  /** Gives the document with every reference pointing at something, and the named schemas that it needs. */
  complete<Document>(document: Document): { document: Document; schemas: Record<string, JsonSchema> } {
    const all = { ...this.#convert('output'), ...this.#convert('input') };
    let whole = inlined(document, all);
    let schemas = reachable(whole, all);
    for (const [from, to] of unifications(schemas)) {
      whole = renamed(whole, from, to);
      schemas = renamed(schemas, from, to);
      schemas[to] ??= schemas[from]!;
      delete schemas[from];
    }
    const sorted = Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return { document: whole, schemas: Object.fromEntries(sorted) };
  }

  #convert(io: 'input' | 'output'): Record<string, JsonSchema> {
    const registry = z.registry<{ id: string }>();
    for (const [schema, id] of [...this.#names, ...this.#used[io]])
      if (!registry.has(schema)) registry.add(schema, { id });
    const { schemas } = z.toJSONSchema(registry, {
      io,
      target: 'draft-2020-12',
      unrepresentable: 'any',
      uri: (id) => reference(id, io),
      override: ({ jsonSchema }) => {
        // More members may come with a later version: clients must not refuse them.
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        // The pattern of a date with time is long and says what its format says.
        if (jsonSchema.format) delete jsonSchema.pattern;
        // What every whole number in JSON is bound by says nothing.
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      },
    });
    return Object.fromEntries(
      Object.entries(schemas).map(([id, schema]) => [
        reference(id, io).slice(place.length),
        without(schema, ['$schema', '$id', 'id']),
      ]),
    );
  }
}

function without(schema: object, members: string[]): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !members.includes(name)));
}

const reference = (name: string, io: 'input' | 'output') => place + name + (io === 'input' ? sentMark : '');

/** Puts what has no name where it is used. */
function inlined<Value>(value: Value, all: Record<string, JsonSchema>): Value {
  return walk(value, (ref) => {
    const name = ref.slice(place.length);
    return name.startsWith('inline ') ? inlined(all[name]!, all) : undefined;
  });
}

function reachable(from: unknown, all: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const found: Record<string, JsonSchema> = {};
  const visit = (value: unknown) =>
    walk(value, (ref) => {
      const name = ref.slice(place.length);
      if (!found[name]) {
        found[name] = inlined(all[name]!, all);
        visit(found[name]);
      }
      return undefined;
    });
  visit(from);
  return found;
}

/** Which names become which: what is sent loses its mark where that is clear, and becomes `…Sent` elsewhere. */
function unifications(schemas: Record<string, JsonSchema>): [string, string][] {
  const plain = (name: string) => name.replace(sentMark, '');
  const text = (name: string) => JSON.stringify(schemas[name]).replaceAll(sentMark, '');
  const sent = Object.keys(schemas).filter((name) => name.endsWith(sentMark));
  return sent.map((name) => {
    const same = !schemas[plain(name)] || text(plain(name)) === text(name);
    return [name, same ? plain(name) : `${plain(name)}Sent`];
  });
}

function renamed<Value>(value: Value, from: string, to: string): Value {
  return walk(value, (ref) => (ref === place + from ? { $ref: place + to } : undefined));
}

/** A copy in which each `{ $ref }` is what `replace` gives, or stays. */
function walk<Value>(value: Value, replace: (ref: string) => JsonSchema | undefined): Value {
  if (Array.isArray(value)) return value.map((item) => walk(item, replace)) as Value;
  if (!value || typeof value !== 'object') return value;
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string') return ($ref.startsWith(place) ? (replace($ref) ?? value) : value) as Value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, replace)])) as Value;
}

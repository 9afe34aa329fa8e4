import { expect } from 'vitest';
import { z } from 'zod';
import type { ChannelAdapter } from '../adapter.ts';
import type { Clause, Harness } from './harness.ts';

/** The form in the console renders from the schema, and secrets are stored apart: both need it to be told truly. */
export function settingsClauses<Settings>(
  adapter: ChannelAdapter<Settings>,
  harness: Harness<Settings>,
): Clause[] {
  return [
    {
      says: 'has a kind, and its capabilities are plain data',
      async holds() {
        expect(adapter.kind).toMatch(/^[a-z][a-z-]*$/);
        expect(structuredClone(adapter.can)).toEqual(adapter.can);
        expect(adapter.can.handle).not.toBe('');
      },
    },
    {
      says: 'has settings that render as a form, with every secret marked and nothing else',
      async holds() {
        const schema = z.toJSONSchema(adapter.settings, { io: 'input', unrepresentable: 'any' });
        const found = stringsIn(harness.input, schema as Field);
        const secrets = found.filter(({ value }) => harness.secrets.includes(value));
        expect(secrets.length, 'the harness fills in secrets').toBeGreaterThan(0);
        expect(
          secrets.filter(({ secret }) => !secret).map(({ path }) => path),
          'not marked as secret',
        ).toEqual([]);
        const marked = found.filter(({ secret, value }) => secret && !harness.secrets.includes(value));
        expect(
          marked.map(({ path }) => path),
          'marked, but no secret',
        ).toEqual([]);
      },
    },
    {
      says: 'takes good settings, reading them twice changes nothing, and refuses nonsense with words',
      async holds() {
        const settings = adapter.settings.parse(harness.input);
        expect(adapter.settings.parse(settings)).toEqual(settings);
        for (const nonsense of [undefined, null, 7, 'settings', [], {}]) {
          const { success, error } = adapter.settings.safeParse(nonsense);
          expect(success).toBe(false);
          expect(error!.issues.every(({ message }) => message.length > 0)).toBe(true);
        }
      },
    },
    {
      says: 'names the addresses at which it receives, each once',
      async holds() {
        const addresses = adapter.addresses(adapter.settings.parse(harness.input));
        expect(addresses.length).toBeGreaterThan(0);
        expect(new Set(addresses).size).toBe(addresses.length);
        expect(addresses.every((address) => address === address.trim() && address !== '')).toBe(true);
      },
    },
  ];
}

interface Field {
  secret?: boolean;
  properties?: Record<string, Field>;
  items?: Field;
}

function stringsIn(
  value: unknown,
  field: Field | undefined,
  path = '',
): { path: string; value: string; secret: boolean }[] {
  if (typeof value === 'string') return [{ path, value, secret: field?.secret === true }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    stringsIn(
      inner,
      Array.isArray(value) ? field?.items : field?.properties?.[key],
      path ? `${path}.${key}` : key,
    ),
  );
}

import { expect, test } from 'vitest';
import { z } from 'zod';
import { texts } from '../texts.ts';
import { fieldFaults } from './field-faults.ts';

const form = z.strictObject({
  name: z.string().min(1).max(3),
  word: z.string().min(2),
  many: z.array(z.string()).min(1).max(2),
  age: z.number().min(2).max(10),
  mail: z.email(),
  page: z.url(),
  key: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  on: z.iso.date(),
  either: z.enum(['one', 'other']),
  own: z.string().regex(/^a$/, 'Begins with an a'),
  code: z.string().min(6, 'The six signs of the letter').optional(),
});
const sound: Record<string, unknown> = {
  name: 'Ada',
  word: 'ab',
  many: ['a'],
  age: 2,
  mail: 'a@kunde.example',
  page: 'https://kunde.example',
  key: '00000000-0000-0000-0000-000000000000',
  at: '2026-12-31T12:00:00Z',
  on: '2026-12-31',
  either: 'one',
  own: 'a',
};

function faultsOf(sent: Record<string, unknown>) {
  const read = form.safeParse({ ...sound, ...sent });
  return fieldFaults(read.error!.issues);
}

test.each<[string, unknown, keyof typeof texts, string]>([
  ['name', undefined, 'kontor.field.missing', 'Is missing.'],
  ['name', 1, 'kontor.field.kind', 'Is something else than expected (string).'],
  ['name', '', 'kontor.field.empty', 'Write something.'],
  ['word', 'a', 'kontor.field.short', 'At least 2 characters.'],
  ['name', 'Anna', 'kontor.field.long', 'At most 3 characters.'],
  ['many', [], 'kontor.field.none', 'Choose at least one.'],
  ['many', ['a', 'b', 'c'], 'kontor.field.many', 'At most 2 of them.'],
  ['age', 1, 'kontor.field.low', 'At least 2.'],
  ['age', 11, 'kontor.field.high', 'At most 10.'],
  ['mail', 'x', 'kontor.field.email', 'Is not an e-mail address.'],
  ['page', 'x', 'kontor.field.url', 'Is not a web address.'],
  ['key', 'x', 'kontor.field.id', 'Is not an id.'],
  ['at', 'x', 'kontor.field.instant', 'Is not a time as in 2026-12-31T12:00:00Z.'],
  ['on', 'x', 'kontor.field.day', 'Is not a day as in 2026-12-31.'],
  ['either', 'third', 'kontor.field.value', 'Has to be one of these: one, other.'],
])('%s %j is refused in words: %s', (path, value, code, message) => {
  expect(faultsOf({ [path]: value })).toMatchObject([{ path, message, why: [{ code }] }]);
});

test('what is not known is named, and a schema with words of its own keeps them', () => {
  expect(faultsOf({ nmae: 'Ada' })).toMatchObject([{ path: '', message: 'Not known here: nmae.' }]);
  expect(faultsOf({ own: 'b' })).toEqual([{ path: 'own', message: 'Begins with an a' }]);
  expect(faultsOf({ code: 'b' })).toEqual([{ path: 'code', message: 'The six signs of the letter' }]);
});

test('faults inside of something name the whole way, and twenty are enough', () => {
  const list = z.object({ hosts: z.array(z.string()) });
  const read = list.safeParse({ hosts: Array.from({ length: 30 }, () => 1) });
  const faults = fieldFaults(read.error!.issues, 'settings');
  expect(faults).toHaveLength(20);
  expect(faults[1]?.path).toBe('settings.hosts.1');
});

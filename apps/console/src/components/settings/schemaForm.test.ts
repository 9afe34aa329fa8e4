import { expect, test } from 'vitest';
import { sectionsOf, shownSettings, valueAt, withValue, wordOf, type JsonSchema } from './schemaForm.ts';

const schema: JsonSchema = {
  properties: {
    address: { type: 'string', group: 'address', title: 'Address', de: { title: 'Adresse' } },
    receive: { type: 'string', enum: ['imap', 'listener'], default: 'imap', group: 'incoming' },
    imap: {
      group: 'incoming',
      when: { receive: 'imap' },
      title: 'Incoming server',
      required: ['host'],
      properties: {
        host: { type: 'string' },
        password: { type: 'string', secret: true },
        after: { type: 'string', enum: ['leave', 'move'], default: 'leave' },
        moveTo: { type: 'string', when: { after: 'move' } },
      },
    },
  },
  required: ['address'],
};
const paths = (settings: Record<string, unknown>) =>
  sectionsOf(schema, settings).map(({ key, fields }) => [key, fields.map(({ path }) => path)]);

test('fields stand in the cards of their group, objects in cards of their own', () => {
  expect(paths({})).toEqual([
    ['address', ['address']],
    ['incoming', ['receive']],
    ['incoming.imap', ['imap.host', 'imap.password', 'imap.after']],
  ]);
});

test('what depends on another field appears with its value', () => {
  expect(paths({ imap: { after: 'move' } }).at(-1)![1]).toContain('imap.moveTo');
  expect(paths({ receive: 'listener' }).map(([key]) => key)).toEqual(['address', 'incoming']);
});

test('what is made by signing in is no field, is not sent, and its card knows of it', () => {
  const signIn: JsonSchema = {
    properties: {
      oauth: {
        group: 'incoming',
        properties: { provider: { enum: ['google'] }, refreshToken: { secret: true, made: true } },
      },
    },
  };
  const settings = { oauth: { provider: 'google', refreshToken: 'r' } };
  expect(sectionsOf(signIn, settings)).toMatchObject([
    { fields: [{ path: 'oauth.provider' }], made: 'oauth.refreshToken' },
  ]);
  expect(shownSettings(signIn, settings)).toEqual({ oauth: { provider: 'google' } });
});

test('what is hidden or empty is not sent', () => {
  const settings = { address: 'a@b.example', receive: 'listener', imap: { host: 'x' } };
  expect(shownSettings(schema, settings)).toEqual({ address: 'a@b.example', receive: 'listener' });
  expect(shownSettings(schema, { address: '', imap: { host: 'x', password: '' } })).toEqual({
    imap: { host: 'x' },
  });
});

test('a value is set and taken out without touching its neighbours', () => {
  const settings = withValue({ imap: { host: 'x' } }, 'imap.password', 'p');
  expect(settings).toEqual({ imap: { host: 'x', password: 'p' } });
  expect(valueAt(settings, 'imap.password')).toBe('p');
  expect(withValue(settings, 'imap.password', undefined)).toEqual({ imap: { host: 'x' } });
});

test('words come in German where there are some', () => {
  expect(wordOf(schema.properties!['address']!, 'title', 'de')).toBe('Adresse');
  expect(wordOf(schema.properties!['imap']!, 'title', 'de')).toBe('Incoming server');
});

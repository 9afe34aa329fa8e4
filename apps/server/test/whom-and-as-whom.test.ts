import { addressSuggestions } from '@kontor/contracts/customer';
import { beforeAll, expect, test } from 'vitest';
import type { PersonName } from './support/cast.ts';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});
const anna = 'Anna Keller <anna@kunde.example>';

test('a reply leaves as the address its author chose, else as the one that was written to', async () => {
  await room.send({ from: anna, to: 'info@adler-kaffee.example', subject: 'Alias', text: 'Hello?' });
  const { id } = await room.conversation('Alias');
  const usual = await room.reply(id, { text: 'As usual.' });
  expect(usual.sender?.address).toBe('info@adler-kaffee.example');
  const chosen = await room.reply(id, { text: 'As chosen.', from: 'Support@Adler-Kaffee.example' });
  expect(chosen.sender?.address).toBe('support@adler-kaffee.example');
  const mail = await until('it is there', async () =>
    (await room.mailOf('anna@kunde.example')).find(({ text }) => text.includes('As chosen.')),
  );
  expect(mail.from.address).toBe('support@adler-kaffee.example');
});

test('nobody writes as an address that is not the channel’s', async () => {
  await room.send({ from: anna, subject: 'Foreign', text: 'Hello?' });
  const { id } = await room.conversation('Foreign');
  for (const from of ['boss@bank.example', 'anna@kunde.example', 'support+x@adler-kaffee.example'])
    await expect(room.reply(id, { text: 'x', from })).rejects.toMatchObject({
      problem: { code: 'invalid_request', errors: [{ path: 'from' }] },
    });
  expect(await room.messages(id)).toHaveLength(1);
});

test('who could be written to: customers one sees, by name and address, and colleagues; nobody else', async () => {
  await room.send({ from: 'Quintus Hidden <quintus@kunde.example>', subject: 'Seen', text: 'Hello?' });
  await room.conversation('Seen');
  const offered = async (query: string, who: PersonName = 'lena') =>
    (
      await room.kontor.api(who).get(`/addresses?query=${encodeURIComponent(query)}`, addressSuggestions)
    ).items.map(({ address, of }) => `${of} ${address}`);
  expect(await offered('quint')).toEqual(['customer quintus@kunde.example']);
  expect(await offered('hidden')).toEqual(['customer quintus@kunde.example']);
  expect(await offered('tus@kunde')).toEqual(['customer quintus@kunde.example']);
  expect(await offered('quint', 'nora')).toEqual([]);
  expect(await offered('mar', 'nora')).toEqual(['colleague mara@adler-kaffee.example']);
  expect(await offered('%')).toEqual([]);
});

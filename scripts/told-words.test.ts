import type { Catalogue } from '@kontor/channel-kit/sentences';
import { expect, test } from 'vitest';
import de from '../apps/console/src/locales/de/told.ts';
import en from '../apps/console/src/locales/en/told.ts';
import { adapterFor, channelKinds } from '../apps/server/src/channels/channels.ts';
import { texts } from '../apps/server/src/platform/texts.ts';

type Words = { [key: string]: string | Words };

function flat(words: Words, before = ''): Catalogue {
  const parts = Object.entries(words).map(([key, value]) =>
    typeof value === 'string' ? { [before + key]: value } : flat(value, `${before}${key}.`),
  );
  return Object.assign({}, ...parts);
}

const catalogues = [
  texts,
  ...(await Promise.all(channelKinds.map(async (kind) => (await adapterFor(kind)).texts))),
];
const declared = Object.assign({}, ...catalogues) as Catalogue;
const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();

test('the console has German and English words for all that adapters and the server tell of channels, and no others', () => {
  expect(Object.keys(declared).length).toBeGreaterThan(100);
  for (const words of [flat(de.told), flat(en.told)])
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(declared).toSorted());
});

test('both name what the sentence names, and the English ones say the same as those in the answers of the API', () => {
  const german = flat(de.told);
  for (const [code, text] of Object.entries(declared))
    expect({ code, slots: slots(german[code]!) }).toEqual({ code, slots: slots(text) });
  expect(flat(en.told)).toEqual(declared);
});

test('no two catalogues declare the same code, and each begins with whose it is', () => {
  const codes = catalogues.flatMap((each) => Object.keys(each));
  expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
  for (const code of codes)
    expect(code).toMatch(new RegExp(`^(kontor|${channelKinds.join('|')})\\.[a-zA-Z.0-9]+$`));
});

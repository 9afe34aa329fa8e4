import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  ['Hallo, mein Tank ist kaputt.', undefined, 'de'],
  ['The tank is cracked.', undefined, 'en'],
  ['Bonjour, ma machine fuit depuis hier.', undefined, 'fr'],
  ['Buongiorno, la macchina perde acqua.', undefined, 'it'],
  ['Grüezi, chönd Sie mir hälfe? D Maschine lauft nöd.', undefined, 'de'],
  // Outlook declares its owner's language.
  ['The tank is cracked and I would like to return it.', 'de-DE', 'en'],
  ['Der Tank ist gerissen, ich möchte ihn zurückgeben.', 'de-CH', 'de-CH'],
])('%s', async (newText, language, expected) => {
  expect(await languageOf({ newText, ...(language && { language }) })).toBe(expected);
});

test.each(['', 'ok', '#4711', '👍👍👍', 'Xyzzq'])(
  '"%s" says nothing: what is declared holds',
  async (newText) => {
    expect(await languageOf({ newText })).toBeUndefined();
    expect(await languageOf({ newText, language: 'fr' })).toBe('fr');
  },
);

test('the subject helps where the text is short', async () => {
  expect(await languageOf({ subject: 'Kaffeemaschine heizt nicht mehr', newText: 'Was tun?' })).toBe('de');
});

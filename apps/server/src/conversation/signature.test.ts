import { expect, test } from 'vitest';
import { signatureOf } from './signature.ts';

const brand = {
  name: 'Adler Kaffee',
  locale: 'de',
  signatures: {
    de: { text: 'Grüsse\n{{agent.name}}\n{{agent.line}}\n\n{{brand.name}} · #{{conversation.number}}' },
    en: {
      text: 'Regards\n{{agent.name}}, {{agent.line}}',
      html: '<div>Regards</div><div><b>{{agent.name}}</b>, {{agent.line}}</div>',
    },
  },
};
const of = (locale: string, line: string, number: number | null = 7) =>
  signatureOf(brand, locale, { author: 'Lena Brunner', line, number }).signature;

test('the author’s own line stands where the brand has a place for it', () => {
  expect(of('de-CH', 'Kundendienst')).toEqual({
    text: 'Grüsse\nLena Brunner\nKundendienst\n\nAdler Kaffee · #7',
  });
  expect(of('en', '<Repairs>')).toEqual({
    text: 'Regards\nLena Brunner, <Repairs>',
    html: '<div>Regards</div><div><b>Lena Brunner</b>, &lt;Repairs&gt;</div>',
  });
});

test('who has none has no empty line and no comma either', () => {
  expect(of('fr', '')!.text).toBe('Grüsse\nLena Brunner\n\nAdler Kaffee · #7');
  expect(of('en', ' ')).toEqual({
    text: 'Regards\nLena Brunner',
    html: '<div>Regards</div><div><b>Lena Brunner</b></div>',
  });
});

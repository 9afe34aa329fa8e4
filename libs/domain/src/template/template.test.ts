import { expect, test } from 'vitest';
import { languagesOf, offeredReplies } from './choosing.ts';
import { filled } from './filling.ts';
import { partsOfName } from './names.ts';
import { templateFaults, variablesIn } from './placeholders.ts';
import { variables } from './variables.ts';

test('every variable is named in both languages, with an example', () => {
  for (const { id, label, example } of variables)
    for (const words of [label.en, label.de, example.en, example.de])
      expect([id, words.length > 0]).toEqual([id, true]);
  expect(new Set(variables.map(({ id }) => id)).size).toBe(variables.length);
});

test('what is known is filled in, what is not says the other words, and else it stands there to be written', () => {
  const text =
    'Dear {{customer.firstName|customer}}, #{{ conversation.number }} of {{customer.name}}: {{agent.name}}';
  expect(
    filled({ text }, { 'customer.firstName': ' ', 'conversation.number': '7', 'agent.name': 'Lena' }),
  ).toEqual({
    text: 'Dear customer, #7 of {{customer.name}}: Lena',
    html: null,
    missing: ['customer.name'],
  });
  expect(filled({ text }, { 'customer.firstName': 'Anna', 'customer.name': 'Anna K.' })).toMatchObject({
    text: 'Dear Anna, #{{ conversation.number }} of Anna K.: {{agent.name}}',
    missing: ['conversation.number', 'agent.name'],
  });
});

test('a name is text, also where the template is HTML, and what it says is filled in no more', () => {
  const html = '<div>Dear {{customer.name|you &amp; yours}}</div>';
  const text = 'Dear {{customer.name|you & yours}}';
  expect(filled({ text, html }, { 'customer.name': '<img src=x> $& {{agent.name}}' })).toEqual({
    text: 'Dear <img src=x> $& {{agent.name}}',
    html: '<div>Dear &lt;img src=x&gt; $&amp; {{agent.name}}</div>',
    missing: [],
  });
  expect(filled({ text, html }, {})).toEqual({
    text: 'Dear you & yours',
    html: '<div>Dear you &amp; yours</div>',
    missing: [],
  });
});

test('one’s own line goes without a trace where it is empty: its line, and what parted it from its neighbour', () => {
  const text = 'Regards\n{{agent.name}}\n{{agent.line}}\n\nAdler Kaffee · {{agent.line}}';
  const html =
    '<div>Regards<br><b>{{agent.name}}<br>{{agent.line}}</b></div><div><i>{{agent.line}}</i></div><div><br></div><div>Adler Kaffee · {{agent.line}}</div><ul><li>{{agent.line}}</li></ul>';
  const names = { 'agent.name': 'Lena' } as const;
  for (const line of [undefined, null, '', ' '])
    expect(filled({ text, html }, { ...names, ...(line !== undefined && { 'agent.line': line }) })).toEqual({
      text: 'Regards\nLena\n\nAdler Kaffee',
      html: '<div>Regards<br><b>Lena</b></div><div><br></div><div>Adler Kaffee</div>',
      missing: [],
    });
  expect(filled({ text, html }, { ...names, 'agent.line': 'Repairs & <more>' })).toEqual({
    text: 'Regards\nLena\nRepairs & <more>\n\nAdler Kaffee · Repairs & <more>',
    html: '<div>Regards<br><b>Lena<br>Repairs &amp; &lt;more&gt;</b></div><div><i>Repairs &amp; &lt;more&gt;</i></div><div><br></div><div>Adler Kaffee · Repairs &amp; &lt;more&gt;</div><ul><li>Repairs &amp; &lt;more&gt;</li></ul>',
    missing: [],
  });
  expect(filled({ text: 'Lena, {{agent.line|Support}}' }, {}).text).toBe('Lena, Support');
  expect(filled({ text: '{{agent.line}} | {{agent.name}}' }, {}).text).toBe('{{agent.name}}');
});

test('a name that looks like a variable takes nothing from the ones behind it', () => {
  const values = { 'customer.name': '{{agent.name}}', 'agent.name': 'Lena' };
  expect(filled({ text: '{{customer.name}} {{agent.name}}' }, values).text).toBe('{{agent.name}} Lena');
});

test('what is no variable is refused by its name, and so is one without an end or formatted in part', () => {
  const english = (template: Parameters<typeof templateFaults>[0]) =>
    templateFaults(template).map(({ en }) => en);
  expect(english({ text: 'Dear {{customer.firstName|there}}, { all } is well' })).toEqual([]);
  expect(english({ text: '{{customer.shoe|none}} {{ customer.shoe }}' })).toEqual([
    expect.stringContaining('no variable “customer.shoe”. There are: customer.firstName, '),
  ]);
  expect(english({ text: 'Dear {{customer.name' })).toEqual([
    expect.stringContaining('“{{customer.name” is no variable'),
  ]);
  expect(english({ text: '{{}}' })).toEqual([expect.stringContaining('no variable “”')]);
  expect(english({ text: '', html: '<div>{{customer.<strong>name</strong>}}</div>' })).toEqual([
    expect.stringContaining('formatted in part'),
  ]);
  expect(english({ text: '', html: '<div><strong>{{customer.name}}</strong></div>' })).toEqual([]);
});

test('the variables that stand in a text, each once', () => {
  expect(variablesIn('{{agent.name}} {{agent.name|x}} {{nothing}} {{brand.name}}')).toEqual([
    'agent.name',
    'brand.name',
  ]);
});

test.each([
  ['Anna Keller', 'Anna', 'Keller'],
  ['Keller, Anna', 'Anna', 'Keller'],
  ['Dr. Anna von Keller', 'Anna', 'von Keller'],
  ['Frau Keller', null, 'Keller'],
  ['Anna', 'Anna', null],
  ['Hotel Bellevue', null, null],
  ['Muster AG', null, null],
  ['anna@kunde.example', null, null],
  ['+41 79 555 01 20', null, null],
  ['  ', null, null],
  [null, null, null],
])('of %j the first name is %j and the last %j', (name, firstName, lastName) => {
  expect(partsOfName(name)).toEqual({ firstName, lastName });
});

test('the customer’s language comes first, then those of the brand, then the others', () => {
  expect(languagesOf({ fr: 1, en: 1, de: 1 }, ['de', 'en'])).toEqual(['de', 'en', 'fr']);
  expect(languagesOf({ fr: 1, en: 1 }, [])).toEqual(['en', 'fr']);
});

test('replies are offered by how well they fit, each in its best language before any in another', () => {
  const reply = (id: string, name: string, texts: Record<string, string>) => ({
    id,
    name,
    texts: Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, { text }])),
  });
  const replies = [
    reply('1', 'Late delivery', { en: 'Sorry', de: 'Verzeihung' }),
    reply('2', 'Descaling', { en: 'Every delivery of water …' }),
    reply('3', 'Delivery note', { de: 'Der Lieferschein' }),
  ];
  const ids = (typed: string, wanted: string[]) => offeredReplies(typed, replies, wanted).map(({ id }) => id);
  expect(ids('', ['de'])).toEqual(['3-de', '2-en', '1-de', '1-en']);
  expect(ids('deliv', ['en'])).toEqual(['3-de', '1-en', '2-en', '1-de']);
  expect(ids('LATE-DEL', ['en'])).toEqual(['1-en', '1-de']);
  expect(ids('verzeih', ['en'])).toEqual(['1-en', '1-de']);
  expect(ids('nothing', ['en'])).toEqual([]);
});

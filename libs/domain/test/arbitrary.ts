import * as fc from 'fast-check';
import { attributeFields, storeAttribute, type AttributeDefinition } from '../src/condition/attributes.ts';
import { catalogueOf, type Catalogue, type Field } from '../src/condition/catalogue.ts';
import type { Context } from '../src/condition/context.ts';
import type { ConversationFacts } from '../src/condition/facts.ts';
import { conversationFields, priorities, statuses } from '../src/condition/fields.ts';
import { operandOf, operatorsOf } from '../src/condition/operators.ts';
import type { Comparison, Condition, Single, Value } from '../src/condition/tree.ts';
import { dayWords } from '../src/time/day.ts';

/**
 * Arbitrary conditions, conversations and contexts, for comparing two answers to the same question. Trees and rows draw from
 * the same small pools, so that comparisons are often just equal, just before or just beside; anything may be absent.
 */

export const definitions: AttributeDefinition[] = [
  { of: 'customer', key: 'note', type: 'text', label: { en: 'note', de: 'Notiz' } },
  { of: 'customer', key: 'tier', type: 'choice', label: { en: 'tier', de: 'Stufe' } },
  { of: 'customer', key: 'machines', type: 'number', label: { en: 'machines', de: 'Maschinen' } },
  { of: 'customer', key: 'turnover', type: 'money', label: { en: 'turnover', de: 'Umsatz' } },
  { of: 'customer', key: 'since', type: 'instant', label: { en: 'customer since', de: 'Kunde seit' } },
  { of: 'customer', key: 'contract', type: 'boolean', label: { en: 'contract', de: 'Vertrag' } },
  { of: 'customer', key: 'birthday', type: 'date', label: { en: 'birthday', de: 'Geburtstag' } },
  { of: 'customer', key: 'site', type: 'link', label: { en: 'site', de: 'Seite' } },
  { of: 'company', key: 'sector', type: 'text', label: { en: 'sector', de: 'Branche' } },
  { of: 'company', key: 'seats', type: 'number', label: { en: 'seats', de: 'Plätze' } },
  { of: 'company', key: 'founded', type: 'date', label: { en: 'foundation', de: 'Gründung' } },
];

export const catalogue: Catalogue = Object.assign(
  catalogueOf([...conversationFields, ...attributeFields(definitions)]),
  // A counterexample is read by people.
  { [fc.toStringMethod]: () => 'catalogue' },
);

const uuid = (n: number) => `0195f1c2-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** Ids of everything that is referred to; the same few everywhere. */
const ids = [1, 2, 3, 0xabcdef, 0xffffffffffff].map(uuid);

const nastyTexts = [
  'Straße',
  'STRASSE 5',
  'İstanbul',
  'istanbul',
  'ﬁne',
  'FINE',
  'Cafe\u0301',
  'café',
  'ΣΟΦΟΣ',
  '100%',
  '100_',
  '100\\',
  '\\%',
  'd\'Or "x"',
  '$1',
  '{a,b}',
  'NULL',
  '😀',
  'x😀y',
  '｡',
  'a\u00adb',
  '  two \u00a0 spaces ',
  'Привет',
  'שלום',
  '\u200f\u202e',
  '',
];
const text = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('a', 'ß', 's', 'S', '%', '_', '\\', "'", '😀', '\u0301', ' ', 'İ', 'ı'),
    maxLength: 5,
  }),
);

const tag = fc.constantFrom(
  'vip',
  'VIP',
  'b2b',
  'größe',
  "o'k",
  'a,b',
  '{x}',
  '"q"',
  '\\',
  '😀',
  '｡',
  'null',
  '',
);
const storedTag = tag.filter((one) => one !== '');
const language = fc.constantFrom('de', 'en', 'de-CH');
const type = fc.constantFrom('question', 'complaint', 'request');
const kind = fc.constantFrom('email', 'sms', 'chat');
const number = fc.constantFrom(-1, 0, 1, 2, 0.1, 0.30000000000000004, 1e21, 5e-324, 2 ** 53 - 1, -123456.789);
const wholeNumber = fc.constantFrom(1001, 1002, 1003, 2 ** 31, 2 ** 53 - 1);
const money = fc.record({
  minor: fc.constantFrom(-1, 0, 1, 999, 1000, 2 ** 53 - 1),
  currency: fc.constantFrom('CHF', 'EUR', 'JPY'),
});

export const zones = [
  'Europe/Zurich',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Cairo',
  'UTC',
];

/** Around these something happens: clocks change, a day is skipped, a year ends. */
const turns = [
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T01:00:00.000Z',
  '2026-11-17T08:00:00.000Z',
  '2026-11-16T23:00:00.000Z',
  '2018-11-04T03:00:00.000Z',
  '2011-12-30T10:00:00.000Z',
  '2026-04-23T22:00:00.000Z',
  '2025-12-31T23:59:59.999Z',
].map((iso) => Date.parse(iso));
const hour = 3_600_000;
const instant = fc
  .tuple(
    fc.constantFrom(...turns),
    fc.constantFrom(
      0,
      0,
      1,
      -1,
      hour,
      -hour,
      24 * hour,
      -24 * hour,
      24 * hour + 1,
      -7 * 24 * hour,
      3 * hour - 1,
    ),
  )
  .map(([turn, shift]) => new Date(turn + shift).toISOString());
const day = instant.map((iso) => iso.slice(0, 10));
const duration = fc.record({
  amount: fc.constantFrom(1, 2, 7, 24),
  unit: fc.constantFrom('minutes', 'hours', 'days', 'weeks'),
});

export const contexts: fc.Arbitrary<Context & { catalogue: Catalogue }> = fc.record(
  {
    now: instant,
    zone: fc.constantFrom(...zones),
    viewer: fc.record({ id: fc.constantFrom(...ids), teamIds: fc.subarray(ids) }),
    catalogue: fc.constant(catalogue),
  },
  { requiredKeys: ['now', 'zone', 'catalogue'] },
);

export const rows: fc.Arbitrary<ConversationFacts> = fc.record({
  id: fc.uuid({ version: 7 }),
  number: wholeNumber,
  status: fc.constantFrom(...statuses),
  type,
  priority: fc.constantFrom(...priorities),
  teamId: absentOr(fc.constantFrom(...ids)),
  assigneeId: absentOr(fc.constantFrom(...ids)),
  brandId: fc.constantFrom(...ids),
  channelId: fc.constantFrom(...ids),
  channelKind: kind,
  subject: absentOr(text),
  tags: fc.uniqueArray(storedTag, { maxLength: 4 }),
  language: absentOr(language),
  openedAt: instant,
  lastMessageAt: instant,
  waitingSince: absentOr(instant),
  snoozedUntil: absentOr(instant),
  resolvedAt: absentOr(instant),
  failedDeliveries: fc.constantFrom(0, 0, 1, 3),
  mentionedIds: fc.subarray(ids),
  drafterIds: fc.subarray(ids, { maxLength: 2 }),
  answererIds: fc.subarray(ids),
  customer: absentOr(
    fc.record({
      id: fc.constantFrom(...ids),
      name: absentOr(text),
      tags: fc.uniqueArray(storedTag, { maxLength: 3 }),
      language: absentOr(language),
      blockedAt: absentOr(instant),
      companyId: absentOr(fc.constantFrom(...ids)),
      company: absentOr(fc.record({ name: text, attributes: attributes('company') })),
      attributes: attributes('customer'),
    }),
  ),
});

/** Now and then in a form left over from another definition: it must count as absent on both sides. */
function attributes(of: 'customer' | 'company'): fc.Arbitrary<Record<string, unknown>> {
  const values: Record<string, fc.Arbitrary<unknown>> = {
    note: text,
    tier: fc.constantFrom('gold', 'silver', "o'k"),
    machines: number,
    turnover: money,
    since: instant,
    contract: fc.boolean(),
    birthday: day,
    site: fc.constantFrom('https://kunde.example/Straße', 'http://x.example'),
    sector: text,
    seats: number,
    founded: day,
  };
  const own = definitions.filter((definition) => definition.of === of);
  const stored = own.map((definition) =>
    fc.oneof(
      { weight: 8, arbitrary: values[definition.key]!.map((value) => storeAttribute(definition, value)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<unknown>(
          null,
          'left over',
          7,
          true,
          {},
          [],
          { key: 7 },
          { minor: 'x' },
          { minor: 7 },
        ),
      },
    ),
  );
  return fc
    .tuple(...stored)
    .chain((all) => fc.subarray(own.map(({ key }, i) => [key, all[i]] as const)))
    .map((entries) => Object.fromEntries(entries));
}

export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: tie('leaf') },
    { weight: 2, arbitrary: fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ not: tie('tree') }) },
  ),
  leaf: fc.constantFrom(...catalogue.fields).chain(comparison),
})).tree;

function comparison(field: Field): fc.Arbitrary<Comparison> {
  return fc.constantFrom(...operatorsOf[field.type]).chain((op): fc.Arbitrary<Comparison> => {
    const one = valueFor(field);
    const withValue = (values: fc.Arbitrary<unknown>) =>
      values.map((value) => ({ field: field.id, op, value: value as Value }));
    switch (operandOf(op)) {
      case 'nothing':
        return fc.constant({ field: field.id, op });
      case 'duration':
        return withValue(duration);
      case 'day':
        return withValue(fc.oneof(day, fc.constantFrom(...dayWords)));
      case 'list':
        return withValue(
          fc.array(fc.oneof({ weight: 4, arbitrary: one }, placeholder(field, one, true)), {
            minLength: 1,
            maxLength: 3,
          }),
        );
      case 'pair':
        return withValue(fc.tuple(one, one).map(([a, b]) => [a, ofSameCurrency(a, b)]));
      case 'one':
        return withValue(fc.oneof({ weight: 4, arbitrary: one }, placeholder(field, one, false)));
    }
  });
}

function placeholder(field: Field, otherwise: fc.Arbitrary<Single>, inList: boolean): fc.Arbitrary<Single> {
  if (field.type === 'agents') return fc.constant({ placeholder: 'me' });
  if (field.type !== 'id') return otherwise;
  if (field.refers === 'agent') return fc.constant({ placeholder: 'me' });
  return field.refers === 'team' && inList ? fc.constant({ placeholder: 'myTeams' }) : otherwise;
}

function ofSameCurrency(a: Single, b: Single): Single {
  return typeof a === 'object' && 'currency' in a ? { ...(b as typeof a), currency: a.currency } : b;
}

function valueFor(field: Field): fc.Arbitrary<Single> {
  switch (field.type) {
    case 'text':
      return text.filter((one) => one.replace(/[\s\u00ad\u200f\u202e]/g, '') !== '');
    case 'choice':
      if (field.options) return fc.constantFrom(...field.options.map((option) => option.value));
      return fc.oneof(language, type, kind, fc.constantFrom('gold', 'silver', "o'k"));
    case 'id':
    case 'agents':
      return fc.constantFrom(...ids);
    case 'tags':
      return storedTag;
    case 'number':
      return field.whole ? wholeNumber : number;
    case 'money':
      return money;
    case 'instant':
      return fc.oneof(instant, day);
    case 'boolean':
      return fc.boolean();
  }
}

function absentOr<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(arbitrary, { freq: 3, nil: null });
}

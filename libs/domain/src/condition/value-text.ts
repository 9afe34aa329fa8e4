import { isDay } from '../time/day.ts';
import { milliseconds } from '../time/moment.ts';
import type { Field, Locale } from './catalogue.ts';
import type { Found } from './found.ts';
import { unknownNames, type Names } from './names.ts';
import { dayText, momentText, regions } from './time-phrases.ts';
import { isPlaceholder, type Money, type Single } from './tree.ts';

/** A value of a field as people read it: "Support", "“cracked tank”", "CHF 1’200.00", "17 November 2026, 09:00". */
export function valueText(field: Field, value: Single | Found, names: Names, locale: Locale): string {
  if (isPlaceholder(value)) return placeholderTexts[value.placeholder][locale];
  switch (field.type) {
    case 'text':
      return quoted(String(value), locale);
    case 'tags':
      return [value]
        .flat()
        .map((tag) => quoted(String(tag), locale))
        .join(', ');
    case 'agents':
      return [value]
        .flat()
        .map((id) => names.nameOf('agent', String(id)) ?? unknownNames[locale].agent)
        .join(', ');
    case 'choice':
      return choiceText(field, String(value), names, locale);
    case 'id':
      return names.nameOf(field.refers, String(value)) ?? unknownNames[locale][field.refers];
    case 'number':
      return field.whole
        ? String(value)
        : new Intl.NumberFormat(regions[locale], { maximumFractionDigits: 20 }).format(value as number);
    case 'money':
      return moneyText(value as Money, locale);
    case 'instant':
      return instantText(value as string | number, names.zone, locale);
    case 'boolean':
      return booleanTexts[value === true ? 'yes' : 'no'][locale];
  }
}

function choiceText(field: Field & { type: 'choice' }, value: string, names: Names, locale: Locale): string {
  const option = [...(field.options ?? []), ...(field.known ?? [])].find((one) => one.value === value);
  return option?.label[locale] ?? names.choice?.(field, value) ?? value;
}

function instantText(value: string | number, zone: string, locale: Locale): string {
  if (typeof value === 'string' && isDay(value)) return dayText(value, locale);
  const at = milliseconds(value);
  return at === null ? String(value) : momentText(at, zone, locale);
}

function moneyText({ minor, currency }: Money, locale: Locale): string {
  const format = new Intl.NumberFormat(regions[locale], { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function quoted(text: string, locale: Locale): string {
  return locale === 'en' ? `“${text}”` : `«${text}»`;
}

const placeholderTexts = {
  me: { en: 'me', de: 'ich' },
  myTeams: { en: 'one of my teams', de: 'eines meiner Teams' },
} as const;

const booleanTexts = { yes: { en: 'yes', de: 'ja' }, no: { en: 'no', de: 'nein' } } as const;

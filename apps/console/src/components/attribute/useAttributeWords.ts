import type { Attribute } from '@kontor/contracts/attribute';
import { inBoth } from '@kontor/contracts/client/attributes';
import { useI18n } from '../../i18n.ts';
import { useFormats } from '../../composables/useFormats.ts';

export type OneValue = string | number | boolean;

/** Attributes and their values as people read them. */
export function useAttributeWords() {
  const { t, locale } = useI18n();
  const { number, tag } = useFormats();
  /** The same day wherever one reads it. */
  const day = (value: string) =>
    new Intl.DateTimeFormat(tag.value, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(value));
  const inMine = (words: Attribute['name'], otherwise: string) => inBoth(words, otherwise)[locale.value];
  const nameOf = ({ name, key }: Attribute) => inMine(name, key);
  function choiceOf({ options }: Attribute, value: string): string {
    const option = options.find((one) => one.value === value);
    return option ? inMine(option.label, value) : value;
  }
  function shown(attribute: Attribute, value: OneValue): string {
    switch (attribute.type) {
      case 'boolean':
        return value === true ? t('customer.yes') : t('customer.no');
      case 'choice':
        return choiceOf(attribute, String(value));
      case 'date':
        return day(String(value));
      case 'number':
        return typeof value === 'number' ? number(value) : String(value);
      case 'link':
        return String(value)
          .replace(/^https?:\/\/(www\.)?/, '')
          .replace(/\/$/, '');
      default:
        return String(value);
    }
  }
  return { nameOf, choiceOf, shown };
}

import type { Attribute, AttributeOwner, AttributeType, AttributeWords } from '@kontor/contracts/attribute';

/** What an admin types of an attribute; `id` is null for a new one. */
export interface AttributeForm {
  id: string | null;
  version: number;
  of: AttributeOwner;
  key: string;
  type: AttributeType;
  en: string;
  de: string;
  options: OptionForm[];
}
export interface OptionForm {
  value: string;
  en: string;
  de: string;
}

export function formOf(attribute: Attribute | null, of: AttributeOwner): AttributeForm {
  if (!attribute) return { id: null, version: 0, of, key: '', type: 'text', en: '', de: '', options: [] };
  const { id, version, key, type, name, options } = attribute;
  return {
    id,
    version,
    of: attribute.of,
    key,
    type,
    en: name.en ?? '',
    de: name.de ?? '',
    options: options.map(({ value, label }) => ({ value, en: label.en ?? '', de: label.de ?? '' })),
  };
}

export function wordsOf({ en, de }: { en: string; de: string }): AttributeWords {
  return { en: en.trim() || null, de: de.trim() || null };
}

/** Empty rows are no choices; one that is new gets its value from its name. */
export function optionsOf(options: OptionForm[]) {
  const taken = new Set(options.map(({ value }) => value).filter(Boolean));
  return options
    .filter(({ value, en, de }) => value || en.trim() || de.trim())
    .map((option) => {
      const value = option.value || free(keyFrom(option.en || option.de) || 'choice', taken);
      taken.add(value);
      return { value, label: wordsOf(option) };
    });
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(`${wanted}_${n}`)) return `${wanted}_${n}`;
}

const letters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** "Größe der Maschine" → `groesse_der_maschine`. */
export function keyFrom(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => letters[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 60);
}

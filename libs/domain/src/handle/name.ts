import { emailKey, isEmailAddress } from './email.ts';

/**
 * The name to show for someone who wrote, made from what stood beside the address. Never longer than a line, never
 * invisible, and never another person's address: `"support@bank.example" <x@evil.example>` is shown as x@evil.example.
 */
export function displayName({ name, address }: { name?: string | null; address: string }): string {
  return personName(name, address) ?? address.trim();
}

/** The name that stood beside an address, cleaned; null when it says nothing or pretends to be another address. */
export function personName(name: string | null | undefined, address: string): string | null {
  const clean = unquoted(
    (name ?? '')
      .toWellFormed()
      .replace(unseen, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  );
  const shown = clean.length > longest ? `${[...clean].slice(0, longest - 1).join('')}…` : clean;
  if (!/[\p{L}\p{N}]/u.test(shown)) return null;
  if (emailKey(shown) === emailKey(address)) return null;
  return namesAnotherAddress(shown, address) ? null : shown;
}

const longest = 100;

/** Zero-width characters and those that turn the writing direction around. */
const unseen = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

function unquoted(name: string): string {
  const inside = /^(["'])(.*)\1$/s.exec(name)?.[2];
  return (inside ?? name).replace(/\\(["\\])/g, '$1').trim();
}

function namesAnotherAddress(name: string, address: string): boolean {
  const words = name.split(/[\s"'()<>,;]+/);
  return words.some(
    (word) => word.includes('@') && isEmailAddress(word) && emailKey(word) !== emailKey(address),
  );
}

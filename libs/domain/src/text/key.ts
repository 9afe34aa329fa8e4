/**
 * How text is compared everywhere in Kontor: never as it was typed, always by its key.
 *
 * The key is computed by the application and stored beside the text (`subject_key`, `name_key`), so that memory and SQL
 * compare the very same string and no collation, locale or ICU version has a say.
 *
 * `textKey` in words: invisible characters removed, compatibility forms unified (NFKC: ﬁ becomes fi, full-width becomes
 * plain), case folded without any locale (ß and ẞ become ss, İ and ı become i, ς becomes σ), each run of white space or
 * control characters one space, none at the ends. It is idempotent: the key of a key is itself. It never contains what
 * PostgreSQL refuses to store (NUL, half a surrogate pair).
 */
export function textKey(text: string): string {
  const visible = text.toWellFormed().replace(invisible, '');
  return fold(visible.normalize('NFKC')).normalize('NFKC').replace(gaps, ' ').trim();
}

/** Soft hyphen, zero-width space, word joiner, byte order mark, direction marks. The joiners of emoji and Persian stay. */
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const gaps = /[\p{White_Space}\p{Cc}]+/gu;

/** Upper case unfolds what lower case alone leaves apart (ß, ﬀ, ŉ); ẞ has to be lowered before that. */
function fold(text: string): string {
  const folded = text.toLowerCase().toUpperCase().toLowerCase();
  return folded.replaceAll('ς', 'σ').replaceAll('i\u0307', 'i');
}

/** Sorts as PostgreSQL's `collate "C"` does on UTF-8. JavaScript's own `<` compares UTF-16 units and puts 😀 before ｡. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return lifted(x) - lifted(y);
  }
  return a.length - b.length;
}

/** Moves surrogates above the rest of the plane, which is where the characters they stand for belong. */
function lifted(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}

/** Can stand in a `text` column: PostgreSQL refuses NUL and half a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

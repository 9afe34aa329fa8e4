/** At most two letters for a person; none for a number or an address without a name. */
export function initialsOf(name: string | null): string {
  if (!name) return '';
  const person = name.includes('@') ? name.split('@')[0]!.replace(/[._-]+/g, ' ') : name.split(',').at(-1)!;
  const words = person.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0]?.match(/\p{L}/u)?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)!.match(/\p{L}/u)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/** One of the eight avatar colours. */
export function colorOf(seed: string): number {
  let hash = 2166136261;
  for (const char of seed) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619);
  return (Math.abs(hash) % 8) + 1;
}

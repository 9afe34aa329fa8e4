export interface TextPart {
  kind: 'text' | 'link' | 'mention';
  text: string;
  href?: string;
}

const links = /\b(https?:\/\/[^\s<>"]+|mailto:[^\s<>"]+)/gi;
/** Signs that end a sentence rather than an address. */
const trailing = /[.,;:!?'")\]}»”]+$/;

export function textParts(text: string, names: string[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(links)) {
    const href = match[0].replace(trailing, '');
    parts.push(...mentionParts(text.slice(at, match.index), names), { kind: 'link', text: href, href });
    at = match.index + href.length;
  }
  return [...parts, ...mentionParts(text.slice(at), names)];
}

function mentionParts(text: string, names: string[]): TextPart[] {
  if (text === '') return [];
  const found = names
    .map((name) => ({ name, at: text.indexOf(`@${name}`) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at || b.name.length - a.name.length)[0];
  if (!found) return [{ kind: 'text', text }];
  const end = found.at + found.name.length + 1;
  return [
    ...(found.at > 0 ? [{ kind: 'text' as const, text: text.slice(0, found.at) }] : []),
    { kind: 'mention', text: text.slice(found.at, end) },
    ...mentionParts(text.slice(end), names),
  ];
}

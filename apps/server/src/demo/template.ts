/** A text taken apart once, so that filling it is joining strings. */
export type Template = readonly Part[];
type Part = string | { slot: string } | { choices: readonly Template[] };

/** What fills a template: the value of a slot, and a number below `end` for a choice between wordings. */
export interface Filling {
  slot(name: string): string;
  below(end: number): number;
}

/** Lines this short were broken on purpose; longer ones were only wrapped in the source. */
const wrapped = 60;

/**
 * Prose as it is written in the sources, without their indentation: lines of a paragraph are joined, an empty line begins
 * the next one; short lines and list items stay on their own.
 */
export function unwrap(source: string): string {
  const lines = source.trim().split('\n');
  let text = '';
  for (const [i, raw] of lines.entries()) {
    const line = raw.trim();
    const before = lines[i - 1]?.trim() ?? '';
    const joins = i > 0 && line !== '' && before.length >= wrapped && !/^(- |\d\. )/.test(line);
    text += i === 0 ? line : (joins ? ' ' : '\n') + line;
  }
  return text;
}

export function compile(source: string): Template {
  return parse(unwrap(source));
}

function parse(text: string): Template {
  const parts: Part[] = [];
  for (const piece of text.split(/(\{[^{}]+\}|<[^<>]*\|[^<>]*>)/)) {
    if (piece === '') continue;
    if (piece.startsWith('{')) parts.push({ slot: piece.slice(1, -1) });
    else if (piece.startsWith('<') && piece.includes('|'))
      parts.push({ choices: piece.slice(1, -1).split('|').map(parse) });
    else parts.push(piece);
  }
  return parts;
}

export function fill(template: Template, filling: Filling): string {
  let text = '';
  for (const part of template) {
    if (typeof part === 'string') text += part;
    else if ('slot' in part) text += filling.slot(part.slot);
    else text += fill(part.choices[filling.below(part.choices.length)]!, filling);
  }
  return text;
}

/** Names of all slots, those within choices too. */
export function slotsOf(template: Template): string[] {
  return template.flatMap((part) => {
    if (typeof part === 'string') return [];
    return 'slot' in part ? [part.slot] : part.choices.flatMap(slotsOf);
  });
}

const compiled = new Map<string, Template>();

/** The same, compiled once for each source. */
export function template(source: string): Template {
  let found = compiled.get(source);
  if (!found) compiled.set(source, (found = compile(source)));
  return found;
}

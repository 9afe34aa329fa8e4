import { textOfHtml } from '../text/rich-text.ts';
import { type Variable, type VariableId, variableOf, variables } from './variables.ts';

/** Words with places to be filled, and how they look where there is more to them than lines. */
export interface Template {
  text: string;
  html?: string | undefined;
}
interface Placeholder {
  /** As it stands there. */
  source: string;
  name: string;
  fallback: string | null;
}

const pattern = /\{\{([^{}]*)\}\}/g;

function placeholder(source: string, inside: string): Placeholder {
  const bar = inside.indexOf('|');
  return bar < 0
    ? { source, name: inside.trim(), fallback: null }
    : { source, name: inside.slice(0, bar).trim(), fallback: inside.slice(bar + 1).trim() };
}

export function placeholdersIn(text: string): Placeholder[] {
  return [...text.matchAll(pattern)].map(([source, inside]) => placeholder(source, inside!));
}

/** Each in its place, once: what is put there is not looked at again. */
export function replaced(text: string, by: (one: Placeholder) => string): string {
  return text.replace(pattern, (source, inside: string) => by(placeholder(source, inside)));
}

/** Variables that stand there, each once. */
export function variablesIn(text: string): VariableId[] {
  const names = placeholdersIn(text).flatMap(({ name }) => variableOf(name)?.id ?? []);
  return [...new Set(names)];
}

/** What would not be filled in, in words for who wrote it. */
export function templateFaults(
  { text, html }: Template,
  allowed: readonly Variable[] = variables,
): { en: string; de: string }[] {
  const words = html === undefined ? text : textOfHtml(html);
  const known = allowed.map(({ id }) => id).join(', ');
  const found = placeholdersIn(words);
  const unknown = [...new Set(found.map(({ name }) => name))].filter(
    (name) => !allowed.some(({ id }) => id === name),
  );
  const faults = unknown.map((name) => ({
    en: `There is no variable “${name}”. There are: ${known}.`,
    de: `Es gibt keine Variable «${name}». Es gibt: ${known}.`,
  }));
  const rest = found.reduce((left, { source }) => left.replace(source, ''), words);
  const open = /\{\{[^{}\n]{0,40}|[^{}\n]{0,40}\}\}/.exec(rest)?.[0];
  if (open)
    faults.push({
      en: `“${open.trim()}” is no variable: it begins with {{ and ends with }}.`,
      de: `«${open.trim()}» ist keine Variable: Sie beginnt mit {{ und endet mit }}.`,
    });
  const parted = html !== undefined && placeholdersIn(html).some(({ source }) => source.includes('<'));
  if (parted)
    faults.push({
      en: 'A variable is formatted in part: format all of it, from {{ to }}.',
      de: 'Eine Variable ist nur teilweise formatiert: Formatieren Sie sie ganz, von {{ bis }}.',
    });
  return faults;
}

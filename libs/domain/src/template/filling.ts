import { escaped } from '../text/rich-text.ts';
import { leftOut } from './leaving-out.ts';
import { replaced, type Template } from './placeholders.ts';
import { type VariableId, variableOf, type VariableValues } from './variables.ts';

export interface Filled {
  text: string;
  html: string | null;
  /** What is not known and has no other words: it stands there still, to be written by hand. */
  missing: VariableId[];
}

/** The template with what is known filled in. What a value holds is text: it never becomes HTML. */
export function filled(template: Template, values: VariableValues): Filled {
  const { text, html } = leftOut(template, (name) => {
    const variable = variableOf(name);
    return variable !== undefined && variable.silent && !values[variable.id]?.trim();
  });
  const missing = new Set<VariableId>();
  const fill = (words: string, sound: (value: string) => string) =>
    replaced(words, ({ source, name, fallback }) => {
      const id = variableOf(name)?.id;
      if (!id) return source;
      const value = values[id]?.trim();
      // A fallback stands in the template: in its HTML it is HTML already.
      if (value || fallback !== null) return value ? sound(value) : fallback!;
      missing.add(id);
      return source;
    });
  return {
    text: fill(text, (value) => value),
    html: html === undefined ? null : fill(html, escaped),
    missing: [...missing],
  };
}

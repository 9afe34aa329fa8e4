/** Words by place and name: `list.empty.title` stands in `{ list: { empty: { title } } }`. */
export interface Words {
  [key: string]: string | Words;
}
export type Values = Record<string, unknown>;

export function textAt(words: Words, key: string): string | undefined {
  let at: string | Words | undefined = words;
  for (const part of key.split('.')) {
    if (typeof at !== 'object') return undefined;
    at = Object.hasOwn(at, part) ? at[part] : undefined;
  }
  return typeof at === 'string' ? at : undefined;
}

/** `one | many` is chosen by number, `{name}` filled with what it names; a value that is not given leaves nothing. */
export function fill(text: string, values: Values, count = countIn(values)): string {
  const forms = text.split(' | ');
  const form = forms.length > 1 && count !== 1 ? forms[1]! : forms[0]!;
  return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

function countIn({ n }: Values): number | undefined {
  return typeof n === 'number' ? n : undefined;
}

/** A form read from an adapter's JSON Schema: cards with fields, each with its path in the settings. */
export interface JsonSchema {
  type?: string;
  title?: string;
  help?: string;
  group?: string;
  secret?: boolean;
  /** Filled by signing in at the provider; nobody types it. */
  made?: boolean;
  lines?: boolean;
  when?: Record<string, unknown>;
  de?: { title?: string; help?: string };
  default?: unknown;
  enum?: string[];
  const?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

export interface FormField {
  path: string;
  schema: JsonSchema;
  required: boolean;
}
export interface FormSection {
  key: string;
  title: JsonSchema | null;
  fields: FormField[];
  /** Path of what is filled by signing in at the provider. */
  made?: string;
}

export type Settings = Record<string, unknown>;

/** One section for each group, and one for each object in it, in the order of the schema. */
export function sectionsOf(schema: JsonSchema, settings: Settings): FormSection[] {
  const sections: FormSection[] = [];
  const sectionFor = (key: string, title: JsonSchema | null) => {
    const known = sections.find((section) => section.key === key);
    if (known) return known;
    const made: FormSection = { key, title, fields: [] };
    sections.push(made);
    return made;
  };
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (!isShown(property, settings, schema)) continue;
    if (!property.properties) {
      const section = sectionFor(property.group ?? 'general', null);
      if (property.made) section.made = name;
      if (property.made) continue;
      section.fields.push({
        path: name,
        schema: property,
        required: schema.required?.includes(name) ?? false,
      });
      continue;
    }
    const inner = (settings[name] ?? {}) as Settings;
    const section = sectionFor(`${property.group ?? 'general'}.${name}`, property);
    for (const [key, field] of Object.entries(property.properties)) {
      if (field.made) section.made = `${name}.${key}`;
      if (field.made || !isShown(field, inner, property)) continue;
      section.fields.push({
        path: `${name}.${key}`,
        schema: field,
        required: property.required?.includes(key) ?? false,
      });
    }
  }
  return sections;
}

/** Shown only while the fields it depends on have these values. */
function isShown(schema: JsonSchema, siblings: Settings, parent: JsonSchema): boolean {
  return Object.entries(schema.when ?? {}).every(
    ([name, value]) => (siblings[name] ?? parent.properties?.[name]?.default) === value,
  );
}

export function valueAt(settings: Settings, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Settings | undefined)?.[key], settings);
}

/** A copy with the value at its path; undefined takes it out. */
export function withValue(settings: Settings, path: string, value: unknown): Settings {
  const [key, ...rest] = path.split('.') as [string, ...string[]];
  if (rest.length)
    return { ...settings, [key]: withValue((settings[key] ?? {}) as Settings, rest.join('.'), value) };
  const { [key]: _, ...others } = settings;
  return value === undefined ? others : { ...others, [key]: value };
}

/** What is sent: nothing that is hidden right now, so that a switched-off server leaves nothing behind. */
export function shownSettings(schema: JsonSchema, settings: Settings): Settings {
  let shown: Settings = {};
  for (const { fields } of sectionsOf(schema, settings)) {
    for (const { path } of fields) {
      const value = valueAt(settings, path);
      if (value !== undefined && value !== '') shown = withValue(shown, path, value);
    }
  }
  return shown;
}

export function wordOf(schema: JsonSchema, word: 'title' | 'help', locale: string): string {
  return (locale === 'de' ? schema.de?.[word] : undefined) ?? schema[word] ?? '';
}

/** Takes the whole width: long text, lists, and choices whose words are long. */
export function isWide(schema: JsonSchema, wordOfOption: (option: string) => string): boolean {
  if (schema.lines || schema.type === 'array') return true;
  return (schema.enum ?? []).reduce((length, option) => length + wordOfOption(option).length + 4, 0) > 36;
}

import type { z } from 'zod';

type JsonSchema = { properties?: Record<string, JsonSchema>; secret?: boolean; [key: string]: unknown };

/** Dotted paths of the settings that are stored sealed and never read back. */
export function secretPaths(schema: JsonSchema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix ? `${prefix}.${name}` : name;
    return property.secret ? [path] : secretPaths(property, path);
  });
}

/** The adapter's settings as JSON Schema: what the console draws the form from. */
export async function settingsSchema(settings: z.ZodType): Promise<JsonSchema> {
  const { toJSONSchema } = await import('zod');
  return toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

type Settings = Record<string, unknown>;

/** Takes the secrets out of a settings object: `[without, secrets by path]`. */
export function splitSecrets(settings: Settings, paths: string[]): [Settings, Record<string, unknown>] {
  const plain = structuredClone(settings);
  const secrets: Record<string, unknown> = {};
  for (const path of paths) {
    const names = path.split('.');
    const last = names.pop()!;
    const holder = names.reduce<Settings | undefined>(
      (at, name) => at?.[name] as Settings | undefined,
      plain,
    );
    if (holder && last in holder) {
      if (holder[last] !== undefined && holder[last] !== '') secrets[path] = holder[last];
      delete holder[last];
    }
  }
  return [plain, secrets];
}

export function joinSecrets(settings: Settings, secrets: Record<string, unknown>): Settings {
  const whole = structuredClone(settings);
  for (const [path, value] of Object.entries(secrets)) {
    const names = path.split('.');
    const last = names.pop()!;
    let holder = whole;
    for (const name of names) holder = (holder[name] ??= {}) as Settings;
    holder[last] = value;
  }
  return whole;
}

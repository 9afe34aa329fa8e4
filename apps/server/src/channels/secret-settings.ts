import type { z } from 'zod';

export type JsonSchema = {
  properties?: Record<string, JsonSchema>;
  secret?: boolean;
  [key: string]: unknown;
};

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

export type Settings = Record<string, unknown>;
/** By dotted path. */
export type Secrets = Record<string, unknown>;

/** Takes the secrets out of a settings object: `[without, secrets by path]`. */
export function splitSecrets(settings: Settings, paths: string[]): [Settings, Secrets] {
  const plain = structuredClone(settings);
  const secrets: Secrets = {};
  for (const path of paths) {
    const [holder, last] = holderOf(plain, path);
    if (holder && last in holder) {
      if (holder[last] !== undefined && holder[last] !== '') secrets[path] = holder[last];
      delete holder[last];
    }
  }
  return [plain, secrets];
}

export function joinSecrets(settings: Settings, secrets: Secrets): Settings {
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

/**
 * What a person sent, with the stored secrets where they left one out. Null takes a secret away; one whose group was taken
 * away (no incoming server any more) goes with it.
 */
export function keepSecrets(sent: Settings, stored: Secrets, paths: string[]): Settings {
  const whole = structuredClone(sent);
  for (const path of paths) {
    const [holder, last] = holderOf(whole, path);
    if (!holder) continue;
    if (holder[last] === null) delete holder[last];
    else if ((holder[last] === undefined || holder[last] === '') && path in stored)
      holder[last] = stored[path];
  }
  return whole;
}

function holderOf(settings: Settings, path: string): [Settings | undefined, string] {
  const names = path.split('.');
  const last = names.pop()!;
  let holder: unknown = settings;
  for (const name of names) holder = (holder as Settings | undefined)?.[name];
  return [isObject(holder) ? holder : undefined, last];
}

function isObject(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What no form of ours sends, and any script on the internet may. */

export const nul = 'x\0y';
export const halfPair = 'x\ud83dy';

type Json = unknown;
/** Keys that lead to a place in a body. */
export type Path = (string | number)[];

const nested = (depth: number): Json => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

const texts: Json[] = [
  nul,
  halfPair,
  '',
  ' ',
  'x'.repeat(3_000),
  'x'.repeat(30_000),
  '🙂'.repeat(99),
  '\u202e%00%s{{7*7}}$(id)\'";--',
  '0000-01-01T00:00:00.000Z',
  '0001-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59.999999999999Z',
  '2026-02-30T12:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '01890000-0000-7000-8000-000000000000',
];
const numbers: Json[] = [0, -1, 1.5, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e308, -1e308];
const others: Json[] = [null, true, [], {}, [null], [[]], { a: 1 }, nested(2_000)];

/** In place of a value, whatever it was; for a text more of them, for it goes farther. */
export const insteadOf = (value: Json): Json[] => [
  ...(typeof value === 'string' ? texts : ['', 'x']),
  ...numbers,
  ...others,
  ...(Array.isArray(value)
    ? [[...value, ...value], Array.from({ length: 2_000 }, () => value[0] ?? 'x')]
    : []),
];

/** In a query or as a part of an address, as it is written there. */
export const inAddresses: string[] = [
  '',
  '%00',
  'a%00b',
  '%ed%a0%bd',
  '%ff',
  '%',
  '%2e%2e%2f',
  '0',
  '-1',
  '1.5',
  '1e9',
  '2147483648',
  '999999999999999',
  '9007199254740993',
  '1'.repeat(99),
  'NaN',
  'null',
  'x'.repeat(80),
  'x'.repeat(5_000),
  "'%20or%201=1--",
  '[]',
  '{}',
  '%F0%9F%99%82',
  '00000000-0000-0000-0000-000000000000',
  '01890000-0000-7000-8000-000000000000',
  '01890000-0000-7000-8000-00000000000g',
  '------------------------------------',
  Buffer.from('["newest"]').toString('base64url'),
  Buffer.from('["newest","x","y"]').toString('base64url'),
  Buffer.from('["waiting",null,null,null]').toString('base64url'),
  Buffer.from('["newest",1e400,{"a":1}]').toString('base64url'),
  Buffer.from('["2026-01-01T00:00:00Z","01890000-0000-7000-8000-000000000000"]').toString('base64url'),
  Buffer.from('[[[[]]]]').toString('base64url'),
  Buffer.from('{"a":"\\u0000"}').toString('base64url'),
];

/** Whole bodies, as bytes. */
export const absurdBodies: string[] = [
  '',
  ' ',
  'null',
  'true',
  '0',
  '""',
  '[]',
  '{}',
  '[[]]',
  '{"a":',
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{"role":"admin"}}}',
  '\ufeff{}',
  '\0',
  `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
  `{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
  '1e999',
];

/** Every place in a body, its root excepted. */
export function placesIn(body: Json, path: Path = []): [Path, Json][] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    const place = [...path, Array.isArray(body) ? Number(key) : key];
    return [[place, value] as [Path, Json], ...placesIn(value, place)];
  });
}

/** The body with another value at one place; `undefined` leaves it out. */
export function replaced(body: Json, path: Path, value: Json): Json {
  // Not a structured clone: that keeps two places one that were the same object.
  const copy: Json = JSON.parse(JSON.stringify(body));
  let holder = copy as Record<string | number, Json>;
  for (const key of path.slice(0, -1)) holder = holder[key] as typeof holder;
  const last = path.at(-1)!;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

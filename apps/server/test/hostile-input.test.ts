import { sorts } from '@kontor/contracts/conversation';
import { z } from 'zod';
import { beforeAll, expect, test, vi } from 'vitest';
import { type Route, routesOf } from '../src/platform/http/routes.ts';
import {
  absurdBodies,
  halfPair,
  inAddresses,
  insteadOf,
  nul,
  type Path,
  placesIn,
  replaced,
} from './support/absurd.ts';
import type { TestKontor } from './support/kontor.ts';
import { openSound, type Sound, type SoundRequests } from './support/sound-requests.ts';
import type { TestClock } from './support/test-clock.ts';
import { until } from './support/until.ts';

// Thousands of requests: patience for a slow machine.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

let kontor: TestKontor & { clock: TestClock };
let routes: Route[];
let taking: Route[];
let table: SoundRequests;
let namedElsewhere: Record<string, string>;
beforeAll(async () => {
  const sound = await openSound();
  ({ table, namedElsewhere } = sound);
  kontor = sound.room.kontor;
  routes = routesOf(kontor.app);
  taking = routes.filter(({ parameters }) => parameters.some(({ from }) => from === 'body'));
});

const tabled = () => taking.filter((route) => nameOf(route) in table);
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

test('every route that takes a body stands in the table, and takes what stands there', async () => {
  const missing = taking.map(nameOf).filter((name) => !(name in table));
  expect(missing, 'add what these take to test/support/sound-requests.ts').toEqual([]);
  for (const name of Object.keys(table)) {
    const route = taking.find((one) => nameOf(one) === name)!;
    // With another password each later request would be refused before it is looked at.
    if (route.path.endsWith('/password')) continue;
    const { status, paths } = await soundly(route, (body) => body);
    expect([name, status, paths]).toEqual([name, table[name]!.status, []]);
  }
});

test('text that no database holds is refused in every field of every body, and the field is named', async () => {
  for (const route of tabled()) {
    const texts = placesIn(table[nameOf(route)]!.body).filter(([, value]) => typeof value === 'string');
    for (const [path] of texts)
      for (const text of [nul, halfPair]) {
        const { status, code, paths } = await soundly(route, (body) => replaced(body, path, text));
        expect([nameOf(route), path, status, code, paths]).toEqual([
          nameOf(route),
          path,
          400,
          'invalid_request',
          [path.join('.')],
        ]);
      }
    const inKey = await soundly(route, (body) => ({ ...(body as object), 'a\0': 1 }));
    expect([nameOf(route), inKey.status]).toEqual([nameOf(route), 400]);
  }
});

test('no body, however absurd, is our fault', async () => {
  const faults: unknown[] = [];
  for (const route of tabled()) {
    const sound = table[nameOf(route)]!;
    const note = ({ status }: Answer, path: Path | string, value: unknown) => {
      if (status >= 500) faults.push([nameOf(route), path, brief(value), status]);
    };
    const address = addressOf(route.path, sound.named);
    await several(absurdBodies, async (body) =>
      note(await ask(route.method, address, body, (await sound.fresh?.())?.headers), 'whole', body),
    );
    const spoiled = placesIn(sound.body).flatMap(([path, value]) =>
      [undefined, ...insteadOf(value)]
        .filter((one) => !sound.slow || typeof one !== 'string')
        .map((instead) => [path, instead] as const),
    );
    await several(spoiled, async ([path, instead]) =>
      note(await soundly(route, (body) => replaced(body, path, instead)), path, instead),
    );
    note(await soundly(route, (body) => ({ ...(body as object), unknown: 1 })), 'unknown', 1);
  }
  expect(faults).toEqual([]);
});

test('no address and no query, however absurd, is our fault', async () => {
  const faults: unknown[] = [];
  for (const route of routes.filter((one) => nameOf(one) !== 'DELETE /api/v1/session')) {
    const sound = table[nameOf(route)];
    const plain = addressOf(route.path, sound?.named);
    const absurd = [...route.path.matchAll(/:(\w+)/g)].flatMap(([, name]) =>
      inAddresses.map((value) => addressOf(route.path, { ...sound?.named, [name!]: value })),
    );
    const asked = queryOf(route).flatMap((key) =>
      inAddresses.flatMap((value) => [
        `${plain}?${key}=${value}`,
        `${plain}?${key}=${value}&${key}=1`,
        // Of a name that nobody knows, which is refused before its value is looked at.
        ...(value === '' ? [`${plain}?${key}[a]=1&${key}=1`] : []),
      ]),
    );
    const body = sound && JSON.stringify(sound.body);
    await several([...absurd, ...asked], async (address) => {
      const { status } = await ask(route.method, address, body);
      if (status >= 500) faults.push([nameOf(route), address.slice(0, 120), status]);
    });
  }
  expect(faults).toEqual([]);
});

/** Every list that gives cursors, each of its orders, and the search. */
const lists = [
  ...sorts.map((sort) => `/api/v1/conversations?view=everything&sort=${sort}&`),
  '/api/v1/conversations?query=reply&',
  '/api/v1/audit?',
  '/api/v1/troubles?',
  '/api/v1/quarantine?',
];

test('a cursor of ours in which something was changed is refused, or begins somewhere', async () => {
  const faults: unknown[] = [];
  for (const list of lists) {
    const next = await until(`${list} has a second page`, async () => {
      const { text } = await ask('GET', `${list}limit=1`);
      return (JSON.parse(text) as { next: string | null }).next;
    });
    await several(spoiledCursors(next), async (cursor) => {
      const { status } = await ask('GET', `${list}limit=1&cursor=${encodeURIComponent(cursor)}`);
      if (status !== 200 && status !== 400) faults.push([list, next, cursor, status]);
    });
  }
  expect(faults).toEqual([]);
});

test('an upload, however it is sent, is kept under a plain name or refused', async () => {
  const part = (disposition: string, type: string, end = '\r\n--b--\r\n') =>
    `--b\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\nx${end}`;
  const file = (name: string) => `form-data; name="file"; filename="${name}"`;
  const sent: [body: string, statuses: number[]][] = [
    [part(file('a.txt'), 'text/plain'), [201]],
    [part(file('../../etc/passwd'), 'text/plain'), [201]],
    [part(file('a\0b.txt'), 'text/plain'), [201, 400]],
    [part(file('x'.repeat(9_000)), 'text/plain'), [201]],
    [part(file('🙂'.repeat(150)), 'text/plain'), [201]],
    [part('form-data; name="file"; filename*=UTF-8\'\'a%00b%ed%a0%bd', 'text/plain'), [201, 400]],
    [part(file('a'), 'x\0/y'), [201, 400]],
    [part(file('a'), 'x'.repeat(9_000)), [201]],
    [part(file(''), ''), [201, 400]],
    [part('form-data; name="other"', 'text/plain'), [400]],
    [part('form-data', 'text/plain'), [400]],
    [part(file('a'), 'text/plain', ''), [400]],
    ['', [400]],
    ['--b--\r\n', [400]],
    ['\0\0\0', [400]],
  ];
  for (const [body, statuses] of sent) {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const { status, text } = await ask('POST', '/api/v1/attachments', body, headers);
    expect([body.slice(0, 120), status, statuses.includes(status)]).toEqual([
      body.slice(0, 120),
      status,
      true,
    ]);
    if (status === 201) expect(JSON.parse(text).name).toMatch(/^[^\p{Cc}/\\]{1,200}$/u);
  }
  for (const type of [
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/mixed; boundary=b',
  ]) {
    const { status } = await ask('POST', '/api/v1/attachments', 'x', { 'content-type': type });
    expect([type, status < 500]).toEqual([type, true]);
  }
});

interface Answer {
  status: number;
  text: string;
  code: string | undefined;
  /** Of what is wrong. */
  paths: string[];
}

async function ask(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  // Nobody who tries thousands of times waits for the throttle.
  kontor.clock.advance({ seconds: 1 });
  const answer = await fetch(`${kontor.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      origin: kontor.url,
      cookie: await kontor.cookieOf('admin'),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  const isProblem = answer.headers.get('content-type')?.includes('problem');
  const { code, errors = [] } = isProblem ? JSON.parse(text) : {};
  return { status: answer.status, text, code, paths: errors.map(({ path: at }: { path: string }) => at) };
}

async function soundly(
  { path, method, ...route }: Route,
  change: (body: unknown) => unknown,
): Promise<Answer> {
  const sound: Sound = table[nameOf({ path, method, ...route })]!;
  const fresh = await sound.fresh?.();
  const body = JSON.stringify(change(fresh?.body ?? sound.body));
  return ask(method, addressOf(path, sound.named), body, fresh?.headers);
}

function addressOf(path: string, named: Record<string, string> = {}): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => named[name] ?? namedElsewhere[name] ?? 'x');
}

function queryOf({ parameters }: Route): string[] {
  return parameters.flatMap(({ from, schema }) =>
    from === 'query' && schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
  );
}

function spoiledCursors(cursor: string): string[] {
  const whole = [`${cursor}x`, cursor.slice(1), cursor.slice(0, -2), cursor.toUpperCase(), `-${cursor}`];
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return whole;
  }
  const rewritten = placesIn(parts).flatMap(([path, value]) =>
    [undefined, ...insteadOf(value)].map((instead) => replaced(parts, path, instead)),
  );
  return [
    ...whole,
    ...rewritten
      .map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'))
      .filter(({ length }) => length < 500),
  ];
}

/** As JSON, short enough to be read. */
const brief = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 80);

/** A few at a time, as callers do. */
async function several<One>(all: readonly One[], each: (one: One) => Promise<void>): Promise<void> {
  const left = [...all];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await each(next);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

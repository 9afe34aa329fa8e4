import { problemCodes } from '@kontor/contracts/problem';
import { beforeAll, expect, test } from 'vitest';
import { type Route, routesOf } from '../src/platform/http/routes.ts';
import { type TestKontor, testKontor } from './support/kontor.ts';

let kontor: TestKontor;
let routes: Route[];
beforeAll(async () => {
  kontor = await testKontor();
  routes = routesOf(kontor.app);
});

const named = ({ method, path }: Route) => `${method} ${path}`;

/** All that answers without signing in. Whoever adds to this list gives something to everyone on the internet. */
const open = [
  'GET /api/v1/account-links/:token',
  'GET /api/v1/setup',
  'GET /files/:id',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'POST /api/v1/account-links/:token',
  'POST /api/v1/password-resets',
  'POST /api/v1/session',
  'POST /api/v1/setup',
];

/** Read the request by hand: a stream of bytes, and the signature over the whole address. */
const byHand = ['POST /api/v1/attachments', 'GET /files/:id'];

test('the table is what the application serves', () => {
  const fastify = kontor.app.getHttpAdapter().getInstance();
  expect(routes.length).toBeGreaterThan(30);
  for (const { path, method } of routes)
    expect(fastify.hasRoute({ url: path, method }), `${method} ${path}`).toBe(true);
  expect(fastify.hasRoute({ url: '/api/v1/nothing', method: 'GET' })).toBe(false);
});

test('each parameter is judged by a schema', () => {
  const unjudged = routes.flatMap((route) =>
    route.parameters
      .filter(({ from, schema }) => !schema && !['own', 'reply', 'request'].includes(from))
      .map(({ from }) => `${named(route)}: ${from}`),
  );
  expect(unjudged).toEqual([]);
});

test('nobody reads a request by hand but those who must', () => {
  const reading = routes.filter(({ parameters }) => parameters.some(({ from }) => from === 'request'));
  expect(reading.map(named).toSorted()).toEqual(byHand.toSorted());
});

test('each route declares its answer', () => {
  expect(routes.filter(({ answer }) => !answer).map(named)).toEqual([]);
});

test('each route says in one plain sentence what it does, and no two say the same', () => {
  const said = routes.map(({ does }) => does?.summary ?? '');
  const sentence = /^[A-Z][^`]{12,150}[^.]\.$/;
  expect(routes.filter((_, at) => !sentence.test(said[at]!)).map(named)).toEqual([]);
  expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([]);
});

test('each refusal that a route names is one that there is, under its status', () => {
  const told = routes.flatMap((route) =>
    [...(route.does?.more ?? '').matchAll(/`(\w+_\w+)`(?: \((\d{3})|,? ?\(?(\d{3}))/g)].map(
      ([, code, a, b]) => ({
        route: named(route),
        code: code!,
        status: Number(a ?? b),
      }),
    ),
  );
  expect(told.length).toBeGreaterThan(40);
  for (const one of told)
    expect(one).toEqual({ ...one, status: (problemCodes as Record<string, number>)[one.code] });
});

test('what is open to everyone stands in the list, and nothing else is', () => {
  expect(
    routes
      .filter(({ isPublic }) => isPublic)
      .map(named)
      .toSorted(),
  ).toEqual(open);
});

test('whoever is not signed in gets nothing from any other route, and learns nothing', async () => {
  for (const route of routes.filter(({ isPublic }) => !isPublic)) {
    const path = route.path.replaceAll(/:\w+/g, '01890000-0000-7000-8000-000000000000');
    for (const headers of [
      {},
      { authorization: 'Bearer kontor_nonsense' },
      { cookie: 'kontor_session=nonsense' },
    ] as Record<string, string>[]) {
      const body = ['POST', 'PUT'].includes(route.method) ? {} : undefined;
      const answer = await kontor.api().send(route.method, `${kontor.url}${path}`, body, { headers });
      expect({ route: named(route), status: answer.status, ...JSON.parse(answer.text) }).toEqual({
        route: named(route),
        type: 'urn:kontor:not_signed_in',
        status: 401,
        code: 'not_signed_in',
        title: 'Sign in first.',
      });
    }
  }
});

test('an address that names what cannot be answers like one where nothing is', async () => {
  const naming = routes.filter(
    ({ isPublic, method, path }) => !isPublic && method === 'GET' && path.includes(':'),
  );
  expect(naming.length).toBeGreaterThan(10);
  for (const route of naming) {
    const address = `${kontor.url}${route.path.replaceAll(/:\w+/g, 'x')}`;
    const answer = await kontor.api('admin').send('GET', address);
    expect([named(route), answer.status, JSON.parse(answer.text).code]).toEqual([
      named(route),
      404,
      'not_found',
    ]);
  }
});

test('a route for some roles refuses the others by name of the role, not by what is there', async () => {
  const forSome = routes.filter(({ roles }) => roles);
  expect(forSome.length).toBeGreaterThan(10);
  for (const route of forSome)
    for (const person of ['lena', 'nora', 'tim', 'admin'] as const) {
      const { role } = kontor.cast.people[person];
      if (route.roles!.includes(role)) continue;
      const path = route.path.replaceAll(/:\w+/g, '01890000-0000-7000-8000-000000000000');
      const body = ['POST', 'PUT'].includes(route.method) ? {} : undefined;
      const answer = await kontor.api(person).send(route.method, `${kontor.url}${path}`, body);
      expect([named(route), person, answer.status]).toEqual([named(route), person, 403]);
    }
});

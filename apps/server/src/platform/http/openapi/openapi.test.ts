import { ModulesContainer } from '@nestjs/core';
import { address, page } from '@kontor/contracts/common';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type TestKontor, testKontor } from '../../../../test/support/kontor.ts';
import { openApiOf } from './document.ts';
import { type JsonSchema, Shapes } from './shapes.ts';

let kontor: TestKontor;
let document: JsonSchema;
beforeAll(async () => {
  kontor = await testKontor();
  document = openApiOf(kontor.get(ModulesContainer));
});

/** `npx vitest run apps/server/src/platform/http/openapi --update` writes it. */
test('docs/openapi.json says what the server does', async () => {
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(
    '../../../../../../docs/openapi.json',
  );
});

test('it is served to whoever is signed in, and to nobody else', async () => {
  const answer = await kontor.api('lena').send('GET', '/openapi.json');
  expect(JSON.parse(answer.text)).toEqual(document);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect((await kontor.api().send('GET', '/openapi.json')).status).toBe(401);
});

test('each reference points at something, and nothing named is left over', () => {
  const text = JSON.stringify(document);
  const { schemas } = document.components as { schemas: Record<string, unknown> };
  const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(schemas).toSorted());
  expect(text).not.toContain('inline ');
  expect(Object.keys(schemas).every((name) => /^[A-Z][A-Za-z]+$/.test(name))).toBe(true);
});

test('a body may leave out what has a default, an answer never does', () => {
  const withDefault = z.object({ limit: z.number().default(50), name: z.string().optional() });
  const shapes = new Shapes();
  const { document: filled } = shapes.complete({
    sent: shapes.of(withDefault, 'input'),
    answered: shapes.of(withDefault, 'output'),
  });
  expect(filled.sent.required).toBeUndefined();
  expect(filled.answered.required).toEqual(['limit']);
});

test('a shape of the contracts that is sent otherwise than answered stands there twice', () => {
  const shapes = new Shapes();
  const { document: filled, schemas } = shapes.complete([
    shapes.of(page, 'input'),
    shapes.of(page, 'output'),
    shapes.of(address, 'input'),
    shapes.of(address, 'output'),
  ]);
  expect(filled.map(({ $ref }) => String($ref).split('/').at(-1))).toEqual([
    'PageSent',
    'Page',
    'Address',
    'Address',
  ]);
  expect(Object.keys(schemas)).toEqual(['Address', 'Page', 'PageSent']);
});

test('what is sent is described: parameters of path, query and headers, and the body', () => {
  const { paths } = document as { paths: Record<string, Record<string, JsonSchema>> };
  const write = paths['/api/v1/conversations/{id}/messages']!.post!;
  expect(write.requestBody).toMatchObject({
    content: { 'application/json': { schema: { $ref: '#/components/schemas/NewMessage' } } },
  });
  expect(write.parameters).toEqual([
    expect.objectContaining({ name: 'id', in: 'path', required: true }),
    expect.objectContaining({ name: 'idempotency-key', in: 'header', required: true }),
  ]);
  expect(paths['/api/v1/audit']!.get!.parameters).toEqual([
    expect.objectContaining({ name: 'limit', in: 'query', required: false }),
    expect.objectContaining({ name: 'cursor', in: 'query', required: false }),
  ]);
  expect(paths['/api/v1/setup']!.post!.security).toEqual([]);
});

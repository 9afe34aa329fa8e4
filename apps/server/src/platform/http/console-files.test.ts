import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { beforeAll, expect, test } from 'vitest';
import { serveConsole } from './console-files.ts';

let server: FastifyInstance;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Kontor</title>');
  writeFileSync(join(folder, 'assets/index-Dq8f3k.js'), 'void 0;');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'theme.js'), 'void 0;');
  writeFileSync(join(folder, 'mail-frame.html'), '<!doctype html>');
  server = fastify();
  await serveConsole(server, folder);
});

const get = async (url: string) => {
  const { statusCode, headers, body } = await server.inject({ url });
  return { status: statusCode, cache: headers['cache-control'], type: headers['content-type'], body };
};

test.each(['/', '/conversations/1042', '/settings/channels?tab=new', '/link/kJ3_a-b'])(
  '%s is a page of the console, asked for anew each time',
  async (path) => {
    expect(await get(path)).toMatchObject({
      status: 200,
      cache: 'no-cache',
      type: expect.stringMatching(/^text\/html/),
    });
  },
);

test('a file whose name holds its digest is kept for ever, icon and mail frame for minutes, others are asked for anew', async () => {
  expect(await get('/assets/index-Dq8f3k.js')).toMatchObject({
    status: 200,
    cache: 'public, max-age=31536000, immutable',
  });
  for (const path of ['/icon.svg', '/mail-frame.html'])
    expect(await get(path)).toMatchObject({ status: 200, cache: 'public, max-age=600' });
  expect(await get('/theme.js')).toMatchObject({ status: 200, cache: 'no-cache' });
});

test('the page for mails may stand in our own frame and runs nothing', async () => {
  const { headers } = await server.inject({ url: '/mail-frame.html' });
  expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  expect(headers['content-security-policy']).toMatch(
    /default-src 'none';.*frame-ancestors 'self'; sandbox allow-same-origin/,
  );
  expect(headers['content-security-policy']).not.toMatch(/script/);
});

test.each(['/assets/index-old.js', '/api/v1/nothing', '/files/x', '/robots.txt', '/../package.json'])(
  '%s is not there, and is no page in its place',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

test('an unbuilt console says what to do', async () => {
  const bare = fastify();
  await serveConsole(bare, '/nowhere/at/all');
  const answer = await bare.inject({ url: '/' });
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toContain('npm run build');
});

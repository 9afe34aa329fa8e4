import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Beside the sources and beside the bundle alike: both lie two folders below apps. */
export const consoleFolder = findUp('console/dist');

/** What belongs to the server and never becomes a page of the console. */
const serverPaths = /^\/(api|files|health|metrics|socket\.io)(\/|$|\?)/;

/**
 * Files below assets carry the digest of their content in their name. The browser asks for the icon with every address, and
 * for the frame with every mail: what it has of them holds for some minutes.
 */
function keepingOf(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  return /^\/(icon\.svg|mail-frame[^/]*)$/.test(path) ? 'public, max-age=600' : 'no-cache';
}

/** Serves the built console; its own addresses (/conversations/1042) get the page, missing files stay missing. */
export async function serveConsole(fastify: FastifyInstance, folder = consoleFolder): Promise<void> {
  if (existsSync(folder))
    await fastify.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders(reply, path) {
        reply.header('cache-control', keepingOf(path.slice(folder.length)));
        if (path.startsWith(`${folder}/mail-frame`) && path.endsWith('.html')) mailFrameHeaders(reply);
      },
    });

  fastify.get('/*', { schema: { hide: true } as object }, async (request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    if (serverPaths.test(path) || path.startsWith('/assets/') || /\.[a-z0-9]+$/i.test(path))
      return reply.callNotFound();
    if (!existsSync(`${folder}/index.html`))
      return reply
        .status(503)
        .type('text/plain; charset=utf-8')
        .send('The console is not built yet: run `npm run build`, then load this page again.\n');
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

/**
 * The page into which the console lays a mail. It runs nothing (the sandbox) and takes the mail's own styles; which images it
 * loads, its own policy narrows further: those from elsewhere only in the one that the reader asks for.
 */
function mailFrameHeaders(reply: { header(name: string, value: string): unknown }): void {
  reply.header('x-frame-options', 'SAMEORIGIN');
  reply.header(
    'content-security-policy',
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
  );
}

function findUp(name: string): string {
  const inSources = fileURLToPath(new URL(`../../../../${name}`, import.meta.url));
  const inBundle = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  return existsSync(inBundle) ? inBundle : inSources;
}

import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { readSessionCookie } from './session-cookie.ts';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';
import { serveConsole } from './console-files.ts';
import { isOwnOrigin } from './own-origin.ts';
import { KnownQueryGuard } from './known-query.ts';
import { serveMailFrame } from './mail-frame.ts';
import { apiPrefix, outsideApi } from './paths.ts';
import { ProblemFilter } from './problem-filter.ts';
import { securityHeaders } from './security-headers.ts';
import { validationPipe } from './validation.ts';

/** What every answer of this server has in common. Called once, before it listens. */
export async function setUpHttp(app: NestFastifyApplication, config: Config): Promise<void> {
  app.setGlobalPrefix(apiPrefix, { exclude: outsideApi });
  app.useGlobalPipes(validationPipe());
  // Behind the guard of accounts: whoever may not ask is told that first.
  app.useGlobalGuards(new KnownQueryGuard());
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks([]);

  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(fastifyCookie);
  await fastify.register(fastifyMultipart);
  addHeaders(fastify, config);
  refuseForeignOrigins(fastify, config);
  serveMailFrame(fastify);
  await serveConsole(fastify);
}

function addHeaders(fastify: FastifyInstance, config: Config): void {
  const headers = Object.entries(securityHeaders(config));
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  fastify.addHook('onSend', async (request, reply) => {
    for (const [name, value] of headers) if (!reply.hasHeader(name)) reply.header(name, value);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    // The route's pattern and not its address: addresses can hold the secret of a link.
    request.log.debug({
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A foreign page can make a browser send our cookie, but not our Origin. */
function refuseForeignOrigins(fastify: FastifyInstance, config: Config): void {
  fastify.addHook('onRequest', async (request) => {
    if (safeMethods.has(request.method)) return;
    const { origin, cookie, host, authorization } = request.headers;
    // No foreign page can add this header without asking first, and nobody is answered who asks.
    if (authorization !== undefined) return;
    const withCookie = readSessionCookie(cookie) !== undefined;
    if (origin === undefined && !withCookie) return;
    if (isOwnOrigin(origin, host, config)) return;
    throw new Problem(
      'foreign_origin',
      origin === undefined
        ? 'A change with a session cookie needs an Origin header that names this server.'
        : `This request comes from ${origin.slice(0, 200)}, which is not this server. If people reach Kontor by that address, set PUBLIC_URL to it.`,
    );
  });
}

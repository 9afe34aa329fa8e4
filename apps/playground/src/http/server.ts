import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Endpoint } from '../endpoint.ts';
import { find, Problem, readJson, type Answer, type Route } from './router.ts';
import type { Pages } from './pages.ts';

/** The playground's pages and their API. */
export async function startHttp(at: Endpoint, routes: Route[], pages: Pages) {
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    try {
      fromThisMachine(request);
      const url = new URL(request.url ?? '/', 'http://playground');
      const found = find(routes, request.method ?? 'GET', url.pathname);
      if (found) {
        const { route, params } = found;
        const json = () => readJson(request);
        return send(response, await route.handle({ params, query: url.searchParams, json, raw: request }));
      }
      const page =
        !url.pathname.startsWith('/api/') && request.method === 'GET' && (await pages(url.pathname));
      if (!page) throw new Problem(404, 'not_found', `There is nothing at ${request.method} ${url.pathname}`);
      send(response, page);
    } catch (error) {
      refuse(response, error);
    }
  }

  server.listen(at.port, at.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A name that only points at this machine could let a foreign web page read the mailboxes. */
function fromThisMachine(request: IncomingMessage): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) {
    throw new Problem(403, 'wrong_host', 'The playground answers to 127.0.0.1 and localhost only');
  }
}

function send(response: ServerResponse, given: Answer): void {
  if ('stream' in given) return given.stream(response);
  if ('body' in given) {
    response.writeHead(200, {
      'content-type': given.type,
      'x-content-type-options': 'nosniff',
      ...given.headers,
    });
    response.end(given.body);
    return;
  }
  response.writeHead(given.status ?? 200, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(given.value));
}

function refuse(response: ServerResponse, error: unknown): void {
  const problem =
    error instanceof Problem
      ? error
      : new Problem(500, 'internal', `The playground has a fault: ${String(error)}`);
  if (problem.status === 500)
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  if (response.headersSent) return void response.destroy();
  const { status, code, message } = problem;
  response.writeHead(status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ type: 'about:blank', title: message, status, code }));
}

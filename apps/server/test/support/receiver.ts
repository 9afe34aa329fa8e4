import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Got {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

type Answer = { status: number; text?: string; headers?: Record<string, string> };

export interface Receiver {
  /** `http://127.0.0.1:40123` */
  url: string;
  port: number;
  got: Got[];
  /** What it answers from now on; when it is a promise, as soon as that is kept. */
  answer: (got: Got, times: number) => Answer | Promise<Answer>;
  stop(): Promise<void>;
}

/** Somebody else's program that is told by webhooks: a real HTTP server on loopback. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    // Whoever sent it died in the middle.
    if (body === null) return;
    const got = { path: request.url ?? '', headers: request.headers, body };
    receiver.got.push(got);
    const { status, text = '', headers = {} } = await receiver.answer(got, receiver.got.length);
    response.writeHead(status, headers).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}`,
    port,
    got: [],
    answer: () => ({ status: 204 }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(parts).toString('utf8');
}

import type { ServerResponse } from 'node:http';
import type { Route } from './router.ts';

/** Tells every open page what happened, as server-sent events. Whoever reconnects fetches again. */
export class News {
  readonly #listeners = new Set<ServerResponse>();
  readonly #heartbeat = setInterval(() => this.#write(': still here\n\n'), 15_000).unref();

  readonly route: Route = {
    method: 'GET',
    path: '/api/events',
    handle: () => ({
      stream: (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        response.write('retry: 1000\n\n');
        this.#listeners.add(response);
        response.on('close', () => this.#listeners.delete(response));
      },
    }),
  };

  tell(event: string, data: object): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  stop(): void {
    clearInterval(this.#heartbeat);
  }

  #write(text: string): void {
    for (const listener of this.#listeners) listener.write(text);
  }
}

import { Agent, request } from 'node:http';
import type { AgentToServer, Frame, Room, ServerToAgent, SubscribeAnswer } from '@kontor/contracts/realtime';
import { io, type Socket } from 'socket.io-client';

export type PersonName = 'admin' | 'tim' | 'lena' | 'mara';

export interface Answer<Body> {
  body: Body;
  /** From the request to the last byte of the answer. */
  ms: number;
}

/** A signed-in person's browser, without the browser. */
export class Person {
  readonly #origin: string;
  readonly #cookie: string;
  readonly #connections = new Agent({ keepAlive: true, maxSockets: 6 });
  id = '';

  private constructor(origin: string, cookie: string) {
    this.#origin = origin;
    this.#cookie = cookie;
  }

  static async signIn(origin: string, name: PersonName): Promise<Person> {
    const answer = await fetch(`${origin}/api/v1/session`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email: `${name}@adler-kaffee.example`, password: 'demo' }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0];
    if (!cookie) throw new Error(`Signing in as ${name} → ${answer.status} ${await answer.text()}`);
    const person = new Person(origin, cookie);
    const { items } = (await person.get<{ items: { id: string; email: string }[] }>('/people')).body;
    person.id = items.find(({ email }) => email.startsWith(`${name}@`))!.id;
    return person;
  }

  /** What a request costs that does next to nothing. */
  async bare(times: number): Promise<number[]> {
    const all: number[] = [];
    for (let i = 0; i < times; i++) all.push((await this.get('/session')).ms);
    return all;
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.ask('GET', path);
  }

  ask<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const asked = request(
        `${this.#origin}/api/v1${path}`,
        {
          method,
          agent: this.#connections,
          headers: {
            cookie: this.#cookie,
            origin: this.#origin,
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const ms = performance.now() - began;
            const text = Buffer.concat(chunks).toString();
            if (answer.statusCode! >= 400)
              return reject(new Error(`${method} ${path} → ${answer.statusCode} ${text}`));
            resolve({ body: (text ? JSON.parse(text) : undefined) as Body, ms });
          });
        },
      );
      asked.on('error', (error: NodeJS.ErrnoException) => {
        // The server ended a connection that had long been idle, in the moment it was used again.
        if (asked.reusedSocket && error.code === 'ECONNRESET')
          resolve(this.ask<Body>(method, path, body, headers));
        else reject(error);
      });
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** A socket in these rooms. Whoever opened it closes it. */
  async listen(rooms: Room[], hear: (frame: Frame) => void): Promise<() => void> {
    const socket = io(`${this.#origin}/agent`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { cookie: this.#cookie, origin: this.#origin },
    }) as Socket<ServerToAgent, AgentToServer>;
    socket.on('frame', hear);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    const answer = await new Promise<SubscribeAnswer>((resolve) => socket.emit('subscribe', rooms, resolve));
    if (answer.refused.length > 0) throw new Error(`Refused: ${answer.refused.join(', ')}`);
    return () => void socket.disconnect();
  }
}

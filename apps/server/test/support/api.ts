import type { Problem } from '@kontor/contracts/problem';
import type { z } from 'zod';

/** A refused request: `await expect(lena.get(…)).rejects.toMatchObject({ status: 404, code: 'not_found' })`. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem & Record<string, unknown>;

  constructor(method: string, path: string, status: number, problem: Problem & Record<string, unknown>) {
    super(
      `${method} ${path} → ${status} ${problem.code}: ${problem.title} ${JSON.stringify(problem.errors ?? '')}`,
    );
    this.status = status;
    this.code = problem.code;
    this.problem = problem;
  }
}

export interface Sent {
  status: number;
  headers: Headers;
  text: string;
}

interface More {
  headers?: Record<string, string>;
}

/** Whoever asks the API: a signed-in person's browser, a token, or nobody. */
export class Api {
  readonly origin: string;
  readonly #headers: () => Promise<Record<string, string>> | Record<string, string>;

  constructor(
    origin: string,
    headers: () => Promise<Record<string, string>> | Record<string, string> = () => ({}),
  ) {
    this.origin = origin;
    this.#headers = headers;
  }

  /** The answer as it is, whatever its status. Paths begin after `/api/v1`, unless they begin with `http`. */
  async send(method: string, path: string, body?: unknown, { headers = {} }: More = {}): Promise<Sent> {
    const isForm = body instanceof FormData;
    const answer = await fetch(path.startsWith('http') ? path : `${this.origin}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: this.origin,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...(await this.#headers()),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  get<Shape extends z.ZodType>(path: string, shape: Shape, more?: More): Promise<z.infer<Shape>> {
    return this.#ask('GET', path, undefined, shape, more);
  }
  post<Shape extends z.ZodType>(
    path: string,
    body: unknown,
    shape: Shape,
    more?: More,
  ): Promise<z.infer<Shape>>;
  post(path: string, body?: unknown): Promise<void>;
  post(path: string, body?: unknown, shape?: z.ZodType, more?: More): Promise<unknown> {
    return this.#ask('POST', path, body, shape, more);
  }
  put<Shape extends z.ZodType>(
    path: string,
    body: unknown,
    shape: Shape,
    more?: More,
  ): Promise<z.infer<Shape>>;
  put(path: string, body: unknown): Promise<void>;
  put(path: string, body: unknown, shape?: z.ZodType, more?: More): Promise<unknown> {
    return this.#ask('PUT', path, body, shape, more);
  }
  delete<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>>;
  delete(path: string): Promise<void>;
  delete(path: string, shape?: z.ZodType): Promise<unknown> {
    return this.#ask('DELETE', path, undefined, shape);
  }

  /** Without a shape the answer must be empty: 204. */
  async #ask<Shape extends z.ZodType>(
    method: string,
    path: string,
    body: unknown,
    shape: Shape | undefined,
    more?: More,
  ): Promise<z.infer<Shape>> {
    const { status, text } = await this.send(method, path, body, more);
    if (status >= 400) throw new Refused(method, path, status, JSON.parse(text));
    if (!shape) {
      if (status !== 204 || text) throw new Error(`${method} ${path} answered ${status} with: ${text}`);
      return undefined as z.infer<Shape>;
    }
    return shape.parse(JSON.parse(text)) as z.infer<Shape>;
  }
}

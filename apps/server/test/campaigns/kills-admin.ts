import { setTimeout as wait } from 'node:timers/promises';
import { Refused } from '../support/api.ts';
import { password } from '../support/cast.ts';

/** Like the console of an admin: asks until there is an answer, whatever is killed meanwhile. */
export class PatientAdmin {
  readonly #url: () => string;
  readonly #email: string;
  readonly #over: AbortSignal;
  #cookie: string | undefined;

  constructor(url: () => string, email: string, over: AbortSignal) {
    this.#url = url;
    this.#email = email;
    this.#over = over;
  }

  /** Refusals that asking again does not change are thrown. */
  async ask<Answer>(method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
    for (;;) {
      this.#over.throwIfAborted();
      try {
        this.#cookie ??= await this.#signIn();
        return (await this.#once(method, path, body, key)) as Answer;
      } catch (error) {
        const status = error instanceof Refused ? error.status : 503;
        if (status === 401) this.#cookie = undefined;
        else if (status < 500 && status !== 429) throw error;
        await wait(100);
      }
    }
  }

  async #signIn(): Promise<string> {
    const answer = await this.#send('POST', '/session', { email: this.#email, password }, {});
    await answer.text();
    const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0];
    if (!cookie) throw new Error(`Signing in answered ${answer.status}`);
    return cookie;
  }

  async #once(method: string, path: string, body?: unknown, key?: string): Promise<unknown> {
    const headers = { cookie: this.#cookie!, ...(key && { 'idempotency-key': key }) };
    const answer = await this.#send(method, path, body, headers);
    const text = await answer.text();
    if (answer.ok) return text ? JSON.parse(text) : undefined;
    if (!text.startsWith('{')) throw new Error(`${method} ${path} → ${answer.status} ${text}`);
    throw new Refused(method, path, answer.status, JSON.parse(text));
  }

  #send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
    const url = this.#url();
    return fetch(`${url}/api/v1${path}`, {
      method,
      headers: { origin: url, ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(8_000),
    });
  }
}

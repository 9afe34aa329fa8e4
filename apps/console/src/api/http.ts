import type { FieldFault, Problem } from '@kontor/contracts/problem';
import { connection } from '../realtime/connection.ts';

/** What the server, or the lack of one, answered instead of doing what was asked. `code` is stable and has words in `problems.*`. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly errors: FieldFault[];
  readonly body: Record<string, unknown>;

  constructor(problem: Partial<Problem> & Record<string, unknown>) {
    super(problem.title ?? problem.code ?? 'problem');
    this.name = 'ApiProblem';
    this.status = problem.status ?? 0;
    this.code = problem.code ?? 'internal';
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    this.body = problem;
  }

  faultOf(path: string): FieldFault | undefined {
    return this.errors.find((error) => error.path === path);
  }
}

/** Not there, or not for these eyes. */
export const isMissing = (fault: unknown): boolean => fault instanceof ApiProblem && fault.status === 404;

type Query = Record<string, string | number | boolean | undefined | null>;

export interface Ask {
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  request<T>('GET', path, { ...(query && { query }), ...(signal && { signal }) });
export const post = <T>(path: string, body?: unknown, headers?: Record<string, string>) =>
  request<T>('POST', path, { body, ...(headers && { headers }) });
export const put = <T>(path: string, body: unknown) => request<T>('PUT', path, { body });
export const remove = <T = void>(path: string) => request<T>('DELETE', path);

export async function request<T>(method: string, path: string, ask: Ask = {}): Promise<T> {
  if (method !== 'GET') refuseWithoutConnection();
  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api/v1${path}${queryOf(ask.query)}`, {
      method,
      credentials: 'same-origin',
      ...(ask.signal && { signal: ask.signal }),
      headers: {
        accept: 'application/json',
        ...(ask.body !== undefined && { 'content-type': 'application/json' }),
        ...ask.headers,
      },
      ...(ask.body !== undefined && { body: JSON.stringify(ask.body) }),
    });
    // An answer can break off, too.
    text = await response.text();
  } catch (error) {
    if (ask.signal?.aborted) throw error;
    connection.noteFailedRequest();
    throw new ApiProblem({ code: 'no_connection' });
  }
  return answerOf<T>(response, text);
}

function answerOf<T>(response: Response, text: string): T {
  const body = parsed(text);
  if (isBroken(response, body)) {
    connection.noteFailedRequest();
    throw new ApiProblem({ code: 'no_connection' });
  }
  if (response.ok) return body as T;
  const told = body === unreadable ? { code: 'internal', detail: text.slice(0, 200) } : (body as object);
  const problem = new ApiProblem({ ...told, status: response.status });
  if (problem.code === 'not_signed_in') onSignedOut();
  if (problem.code === 'database_unavailable') connection.noteFailedRequest();
  throw problem;
}

/** Broken off within its headers it looks like an empty answer. Only one that says so (204) is without words. */
function isBroken({ ok, status }: Response, body: unknown): boolean {
  if (body === undefined) return status !== 204;
  return ok && body === unreadable;
}

/** Nothing is queued in silence: what cannot be done now is refused, with the reason. */
export function refuseWithoutConnection(): void {
  const outage = connection.outage.value;
  if (outage)
    throw new ApiProblem({ code: outage === 'database' ? 'database_unavailable' : 'no_connection' });
}

let onSignedOut = () => {};
export function whenSignedOut(then: () => void): void {
  onSignedOut = then;
}

export function queryOf(query: Query = {}): string {
  const pairs = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return pairs.length ? `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : '';
}

const unreadable = Symbol('not JSON');
function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return unreadable;
  }
}

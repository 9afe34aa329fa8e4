import { say, type Key } from './words.ts';

/** What the playground's API refused, in words for the person at the page. */
export class Refused extends Error {}

const told = new Set<string>(['bad_request', 'kontor_unreachable', 'kontor_refused', 'too_big']);

export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const sent =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(path, { method, ...sent }).catch(() => {
    throw new Refused(say('reconnecting'));
  });
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as { code?: string; title?: string };
  const key = problem.code && told.has(problem.code) ? (problem.code as Key) : 'failed';
  throw new Refused(say(key, { detail: problem.title ?? response.statusText }));
}

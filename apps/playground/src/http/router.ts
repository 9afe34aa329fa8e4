import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Request {
  params: Record<string, string>;
  query: URLSearchParams;
  /** Reads and parses the body. */
  json(): Promise<unknown>;
  raw: IncomingMessage;
}

/** What a handler gives back: a value is sent as JSON, `Content` as it is, `stream` is the handler's own to write. */
export type Answer =
  { status?: number; value: unknown } | Content | { stream: (response: ServerResponse) => void };

export interface Content {
  type: string;
  body: Buffer | string;
  headers?: Record<string, string>;
}

export interface Route {
  method: string;
  /** `/api/mail/:address`: a name stands for one segment. */
  path: string;
  handle(request: Request): Answer | Promise<Answer>;
}

/** A fault that the caller should know of. Sent as problem+json; `code` stays the same for ever, `message` is for people. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const MAX_BODY = 70 * 1024 * 1024;

export function find(routes: Route[], method: string, pathname: string) {
  for (const route of routes) {
    const params = route.method === method ? match(route.path, pathname) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function match(pattern: string, pathname: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), pathname.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':') && value) params[part.slice(1)] = decoded(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Problem(400, 'bad_request', `"${segment}" is not a valid part of an address`);
  }
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  // A page of another origin cannot send this type without asking first, and is never answered when it asks.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new Problem(415, 'not_json', 'Send application/json');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY) throw new Problem(413, 'too_big', `More than ${MAX_BODY} bytes`);
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new Problem(400, 'bad_request', 'The body is no JSON');
  }
}

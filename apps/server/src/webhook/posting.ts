import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { storableText } from '@kontor/domain/text/storable';
import { NotCalled, type Reached, type Reaching } from './reaching.ts';

/** What a receiver gets to answer. Milliseconds. */
export const patience = 15_000;
/** How much of its answer is kept. Bytes. */
const kept = 2_000;

/** `status` null: there was no answer, and `reason` says why. */
export interface Answered {
  status: number | null;
  reason: string | null;
  answer: string | null;
  /** What it asked us to wait. Milliseconds. */
  wait?: number | undefined;
}

interface Letter {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** One request, never redirected, to an address that was judged just now. */
export async function postOnce(reaching: Reaching, letter: Letter): Promise<Answered> {
  const signal = AbortSignal.timeout(patience);
  try {
    const { target, addresses } = await Promise.race([reaching.judge(letter.url), aborted(signal)]);
    return await send(target, addresses, letter, signal);
  } catch (error) {
    return { status: null, reason: wordsFor(error, signal), answer: null };
  }
}

function send(target: URL, addresses: Reached[], letter: Letter, signal: AbortSignal): Promise<Answered> {
  const request = target.protocol === 'https:' ? secureRequest : plainRequest;
  const body = Buffer.from(letter.body);
  return new Promise((resolve, reject) => {
    request(
      target,
      {
        method: 'POST',
        // No pooled connection: each goes where it was judged to go.
        agent: false,
        lookup: judged(addresses),
        signal,
        headers: {
          ...letter.headers,
          'content-type': 'application/json',
          'content-length': body.length,
          'user-agent': 'Kontor-Webhooks/1',
        },
      },
      (response) => {
        const { statusCode = 0 } = response;
        const wait = waitOf(response.headers['retry-after']);
        readSome(response).then(
          (answer) => resolve({ status: statusCode, reason: null, answer, wait }),
          reject,
        );
      },
    )
      .on('error', reject)
      .end(body);
  });
}

/** Nobody is asked again: what was judged is what is called. */
function judged(addresses: Reached[]): LookupFunction {
  return ((_host: string, options: { all?: boolean }, done: (...found: unknown[]) => void) => {
    if (options.all) done(null, addresses);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  }) as LookupFunction;
}

/** The first part. A receiver that talks on, or breaks off, has answered all the same. */
async function readSome(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part);
      size += part.length;
      if (size >= kept) break;
    }
  } catch {
    // Its status came: that is what counts.
  }
  response.destroy();
  return storableText(Buffer.concat(parts).subarray(0, kept).toString('utf8'));
}

function waitOf(header: string | undefined): number | undefined {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function wordsFor(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return `No answer within ${patience / 1000} s.`;
  if (error instanceof NotCalled) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ECONNREFUSED: 'The connection was refused.',
    ECONNRESET: 'The connection broke off before an answer came.',
    EHOSTUNREACH: 'The machine cannot be reached.',
    ENETUNREACH: 'The network cannot be reached.',
    CERT_HAS_EXPIRED: 'The certificate has expired.',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is signed by nobody who is known.',
    ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name.',
  };
  return storableText((code && known[code]) || message || 'The connection failed.');
}

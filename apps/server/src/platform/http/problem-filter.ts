import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type Problem as ProblemBody, type ProblemCode, problemCodes } from '@kontor/contracts/problem';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';

/** PostgreSQL's classes for "not there right now": connection trouble, shutting down, resting too long, too many connections. */
const unavailable = /^(08|57P|25P03|53300)/;
const networkFault = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);

/** Turns every failure into problem+json with a stable code. Nothing else in the server knows HTTP statuses. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = toProblem(error);
    const status = problemCodes[problem.code];
    if (status >= 500) request.log.error({ err: error }, problem.message);
    const body: ProblemBody & Record<string, unknown> = {
      type: `urn:kontor:${problem.code}`,
      status,
      code: problem.code,
      title: problem.message,
      ...problem.extra,
    };
    const { retryAfter } = problem.extra;
    if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
    reply.status(status).type('application/problem+json').send(body);
  }
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return ofStatus(error.getStatus(), error.message);
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Problem('too_large', 'The upload is larger than allowed.');
  if (code === 'ENOSPC' || code === '53100' || (error as Error)?.name === 'DiskFull')
    return new Problem(
      'storage_full',
      'The disk is full. Nothing was changed; free some space and try again.',
    );
  if (code && (unavailable.test(code) || networkFault.has(code)))
    return new Problem(
      'database_unavailable',
      'The database does not answer. Nothing was changed; try again shortly.',
    );
  if (/Connection terminated|timeout exceeded when trying to connect/.test(message ?? ''))
    return new Problem(
      'database_unavailable',
      'The database does not answer. Nothing was changed; try again shortly.',
    );
  if (statusCode && statusCode < 500) return ofStatus(statusCode, message ?? 'The request cannot be read.');
  return new Problem(
    'internal',
    'Something went wrong on our side. The log has the details under this request.',
  );
}

const codesByStatus: Record<number, ProblemCode> = {
  400: 'invalid_request',
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_type',
  429: 'too_many_requests',
};

function ofStatus(status: number, message: string): Problem {
  return new Problem(codesByStatus[status] ?? (status < 500 ? 'invalid_request' : 'internal'), message);
}

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { idempotencyHeader } from '@kontor/contracts/message';
import type { FastifyRequest } from 'fastify';
import { readsHeaders } from './from-headers.ts';
import { Problem } from '../problem.ts';

/** The client's name for this request: the same key and request again give the first answer. */
export const IdempotencyKey = createParamDecorator(readKey, [readsHeaders(idempotencyHeader)]);

function readKey(_: unknown, context: ExecutionContext): string {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const read = idempotencyHeader.safeParse(headers);
  if (read.success) return read.data['idempotency-key'];
  throw new Problem(
    'invalid_request',
    'Send an Idempotency-Key header, 8 to 200 characters, new for each request.',
    {
      errors: [{ path: 'Idempotency-Key', message: 'missing or not 8 to 200 characters' }],
    },
  );
}

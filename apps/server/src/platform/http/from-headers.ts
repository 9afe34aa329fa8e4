import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';

/** Request headers by a schema, which Nest's own `Headers` does not take: `@FromHeaders({ schema: idempotencyHeader })`. */
export const FromHeaders = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().headers,
);

export const headersKey = 'kontor:headers';

/** For a decorator that judges a header itself: `createParamDecorator(…, [readsHeaders(schema)])` tells the document. */
export function readsHeaders(schema: ZodType): ParameterDecorator {
  return (target, key) => {
    const handler = (target as Record<string | symbol, object>)[key!]!;
    Reflect.defineMetadata(headersKey, schema, handler);
  };
}

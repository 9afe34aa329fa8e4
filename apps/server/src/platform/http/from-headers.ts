import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Request headers by a schema, which Nest's own `Headers` does not take: `@FromHeaders({ schema: idempotencyHeader })`. */
export const FromHeaders = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().headers,
);

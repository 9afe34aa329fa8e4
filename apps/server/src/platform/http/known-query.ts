import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { slipsBetween } from '../config-typos.ts';
import { Problem } from '../problem.ts';
import { parametersOf, type RouteParameter } from './routes.ts';

/** What may stand in a query; `any`: somebody else wrote the address, and adds what they like. */
export type KnownQuery = readonly string[] | 'any';

export function queryKnownBy(parameters: readonly RouteParameter[]): KnownQuery {
  const shapes = parameters.flatMap(({ from, schema }) =>
    from === 'query' && schema instanceof z.ZodObject ? [schema] : [],
  );
  const takesAny = shapes.some(({ def }) => def.catchall instanceof z.ZodUnknown);
  return takesAny ? 'any' : shapes.flatMap(({ shape }) => Object.keys(shape));
}

/** A word that nobody reads is a mistake of whoever wrote it: ignored, a client would page by it for ever. */
@Injectable()
export class KnownQueryGuard implements CanActivate {
  readonly #known = new WeakMap<object, KnownQuery>();

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const written = Object.keys(context.switchToHttp().getRequest<FastifyRequest>().query as object);
    if (written.length === 0) return true;
    const known = this.#knownTo(context);
    const unknown = known === 'any' ? [] : written.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw refused(unknown, known as readonly string[]);
    return true;
  }

  #knownTo(context: ExecutionContext): KnownQuery {
    const handler = context.getHandler();
    const known = this.#known.get(handler) ?? queryKnownBy(parametersOf(context.getClass(), handler.name));
    this.#known.set(handler, known);
    return known;
  }
}

function refused(unknown: string[], known: readonly string[]): Problem {
  const named = unknown.slice(0, 20).map((name) => name.slice(0, 100));
  const all = known.length > 0 ? `It knows ${known.join(', ')}.` : 'It knows none.';
  return new Problem(
    'invalid_request',
    `This address knows no query parameter "${named[0]}".${meant(named[0]!, known)} ${all}`,
    {
      errors: named.map((name) => ({ path: name, message: `unknown query parameter.${meant(name, known)}` })),
    },
  );
}

/** The known one that is a slip or two away. */
function meant(name: string, known: readonly string[]): string {
  const near = known
    .map((one) => ({ one, slips: slipsBetween(name.toLowerCase(), one.toLowerCase()) }))
    .filter(({ one, slips }) => slips <= (one.length <= 4 ? 1 : 2))
    .toSorted((a, b) => a.slips - b.slips)[0];
  return near ? ` Did you mean "${near.one}"?` : '';
}

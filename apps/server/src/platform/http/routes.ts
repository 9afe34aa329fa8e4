import { type INestApplicationContext, RequestMethod, type Type } from '@nestjs/common';
import {
  CUSTOM_ROUTE_ARGS_METADATA,
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { ZodType } from 'zod';
import type { Role } from '../database/tables/people.ts';
import { publicKey, rolesKey } from './access.ts';
import { type Answer, answerKey, type Does, doesKey, takesFileKey } from './answers.ts';
import { headersKey } from './from-headers.ts';
import { apiPrefix, outsideApi } from './paths.ts';

export interface RouteParameter {
  /** Where its value comes from. `own`: a decorator of ours. `request`: the whole request or its answer. */
  from: 'body' | 'query' | 'path' | 'headers' | 'own' | 'request' | 'reply' | 'other';
  schema: ZodType | undefined;
}

/** One route as the application serves it. */
export interface Route {
  /** `GET`, `POST`, … */
  method: string;
  /** As it is called, with `:id` for parameters: `/api/v1/teams/:id`. */
  path: string;
  isPublic: boolean;
  /** The only roles it is for; undefined: everyone signed in, within what they see. */
  roles: Role[] | undefined;
  answer: Answer | undefined;
  does: Does | undefined;
  parameters: RouteParameter[];
  /** Takes `multipart/form-data` with a field `file`. */
  takesFile: boolean;
  /** `TeamController.change` */
  handler: string;
}

/** Every route there is, read from the application itself: for tests that must not forget one, and for OpenAPI. */
export function routesOf(app: INestApplicationContext): Route[] {
  return routesIn(app.get(ModulesContainer));
}

export function routesIn(modules: ModulesContainer): Route[] {
  const scanner = new MetadataScanner();
  const controllers = new Set<Type>();
  for (const module of modules.values())
    for (const { metatype } of module.controllers.values()) controllers.add(metatype as Type);
  return [...controllers]
    .flatMap((controller) =>
      scanner
        .getAllMethodNames(controller.prototype)
        .flatMap((name) => routeOf(controller, name, (controller.prototype as Handlers)[name]!)),
    )
    .toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}

type Handlers = Record<string, (...args: unknown[]) => unknown>;

function routeOf(controller: Type, name: string, handler: Handlers[string]): Route[] {
  const own: string | undefined = Reflect.getMetadata(PATH_METADATA, handler);
  if (own === undefined) return [];
  const above: string = Reflect.getMetadata(PATH_METADATA, controller) ?? '';
  const path = [above, own].flatMap((part) => part.split('/')).filter(Boolean);
  const prefix = outsideApi.includes(path.join('/')) ? [] : [apiPrefix];
  const either = <Value>(key: string): Value | undefined =>
    Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);
  return [
    {
      method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!,
      path: `/${[...prefix, ...path].join('/')}`,
      isPublic: either<boolean>(publicKey) ?? false,
      roles: either<Role[]>(rolesKey),
      answer: Reflect.getMetadata(answerKey, handler),
      does: Reflect.getMetadata(doesKey, handler),
      parameters: [...parametersOf(controller, name), ...headersOf(handler)],
      takesFile: Reflect.getMetadata(takesFileKey, handler) ?? false,
      handler: `${controller.name}.${name}`,
    },
  ];
}

function headersOf(handler: object): RouteParameter[] {
  const schema: ZodType | undefined = Reflect.getMetadata(headersKey, handler);
  return schema ? [{ from: 'headers', schema }] : [];
}

const sources: Partial<Record<number, RouteParameter['from']>> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'path',
  [RouteParamtypes.HEADERS]: 'headers',
  [RouteParamtypes.REQUEST]: 'request',
  [RouteParamtypes.RESPONSE]: 'reply',
};

/** Nest keeps them under `<kind>:<index>`, and under a name of its own for decorators like `Me`. */
export function parametersOf(controller: Type, name: string): RouteParameter[] {
  const stored: Record<string, { schema?: ZodType }> =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {};
  return Object.entries(stored).map(([key, { schema }]) => ({
    from: key.includes(CUSTOM_ROUTE_ARGS_METADATA)
      ? 'own'
      : (sources[Number(key.split(':', 1)[0])] ?? 'other'),
    schema,
  }));
}

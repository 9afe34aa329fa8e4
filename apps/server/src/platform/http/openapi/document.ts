import type { ModulesContainer } from '@nestjs/core';
import { problem, problemCodes } from '@kontor/contracts/problem';
import { z } from 'zod';
import { type Route, type RouteParameter, routesIn } from '../routes.ts';
import { type JsonSchema, Shapes } from './shapes.ts';

/** The OpenAPI document of every route below /api/v1, made from the schemas that judge requests. */
export function openApiOf(modules: ModulesContainer): JsonSchema {
  const shapes = new Shapes();
  const paths: Record<string, JsonSchema> = {};
  for (const route of routesIn(modules)) {
    if (!route.path.startsWith('/api/')) continue;
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route, shapes);
  }
  const refused = {
    description: `Refused, with one of these codes: ${Object.keys(problemCodes).join(', ')}.`,
    content: { 'application/problem+json': { schema: shapes.of(problem, 'output') } },
  };
  const { document, schemas } = shapes.complete({ paths, refused });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kontor',
      version: '1',
      description:
        'Sign in with `POST /api/v1/session` (a cookie; changes then need an `Origin` of the server), or send ' +
        '`Authorization: Bearer` with a token made by `POST /api/v1/tokens`. What you may not see answers 404. ' +
        'Lists have `next`: hand it back as `cursor`, with the same other parameters; `null` is the end. ' +
        'A query parameter that a route does not know is refused.',
    },
    security: [{ session: [] }, { token: [] }],
    paths: document.paths,
    components: {
      schemas,
      responses: { Refused: document.refused },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kontor_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(route: Route, shapes: Shapes): JsonSchema {
  const [controller, name] = route.handler.replace('Controller', '').split('.') as [string, string];
  const body = route.parameters.find(({ from }) => from === 'body')?.schema;
  const parameters = route.parameters.flatMap((parameter) => parametersFrom(parameter, shapes));
  return {
    operationId: controller[0]!.toLowerCase() + controller.slice(1) + name[0]!.toUpperCase() + name.slice(1),
    tags: [controller],
    ...(route.isPublic && { security: [] }),
    summary: route.does?.summary,
    ...(described(route) && { description: described(route) }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: shapes.of(body, 'input') } } },
    }),
    ...(route.takesFile && { requestBody: { required: true, content: { 'multipart/form-data': upload } } }),
    responses: { ...answerOf(route, shapes), default: { $ref: '#/components/responses/Refused' } },
  };
}

const described = ({ does, roles }: Route): string =>
  [does?.more, roles && `Only for: ${roles.join(', ')}.`].filter(Boolean).join(' ');

const upload = {
  schema: {
    type: 'object',
    properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
    required: ['file'],
  },
};

/** Each member of the schema of a path, a query or headers is a parameter of its own. */
function parametersFrom({ from, schema }: RouteParameter, shapes: Shapes): JsonSchema[] {
  const place = { path: 'path', query: 'query', headers: 'header' }[from as string];
  if (!place || !(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, member]) => ({
    name,
    in: place,
    required: place === 'path' || !member.safeParse(undefined).success,
    ...(member.description && { description: member.description }),
    schema: shapes.of(member, 'input'),
  }));
}

function answerOf({ answer }: Route, shapes: Shapes): JsonSchema {
  if (!answer) return {};
  const { status, schema, type } = answer;
  if (schema)
    return {
      [status]: { description: 'Done.', content: { [type]: { schema: shapes.of(schema, 'output') } } },
    };
  if (status === 204) return { 204: { description: 'Done.' } };
  return { [status]: { description: 'The bytes.', content: { [type]: {} } } };
}

import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Problem } from '../problem.ts';

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] };

/** Judges every parameter by the schema it was declared with and names what is wrong. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    validateCustomDecorators: true,
    exceptionFactory: (issues: readonly Issue[]) =>
      new Problem('invalid_request', 'Some of what was sent is not valid.', {
        errors: issues.slice(0, 20).map(({ message, path }) => ({
          path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
          message,
        })),
      }),
  });
}

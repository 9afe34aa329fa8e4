import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import type { ZodType } from 'zod';

export const answerKey = 'kontor:answer';

export interface Answer {
  status: number;
  /** Null: an answer without a body. */
  schema: ZodType | null;
  /** For answers that are not JSON: `text/plain`. */
  type: string;
}

/** What a route answers when all is well: its status and its shape, also for the OpenAPI page. */
export function Answers(schema: ZodType | null, status = schema ? 200 : 204): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    SetMetadata(answerKey, { status, schema, type: 'application/json' } satisfies Answer),
  );
}

/** A route that answers bytes of this type and not JSON. */
export function AnswersBytes(type: string): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    SetMetadata(answerKey, { status: 200, schema: null, type } satisfies Answer),
  );
}

export const doesKey = 'kontor:does';

export interface Does {
  /** One plain sentence: what it does for whoever asks. */
  summary: string;
  /** Limits with their units, and the refusals that are its own, with code and status. */
  more: string | undefined;
}

/** What a route does, in the product's words, for the OpenAPI page. */
export const Does = (summary: string, more?: string): MethodDecorator =>
  SetMetadata(doesKey, { summary, more } satisfies Does);

export const takesFileKey = 'kontor:takes-file';

/** A route that takes `multipart/form-data` with one file in the field `file`. */
export const TakesFile = (): MethodDecorator => SetMetadata(takesFileKey, true);

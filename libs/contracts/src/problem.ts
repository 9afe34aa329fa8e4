import { z } from 'zod';
import { sentence } from './common.ts';

/** What is wrong with one field of what was sent, by its path (`settings.host`); `why` for whoever has words of their own. */
export const fieldFault = z.object({
  path: z.string(),
  message: z.string(),
  why: z.array(sentence).optional(),
});
export type FieldFault = z.infer<typeof fieldFault>;

/** RFC 9457. `code` is stable; `title` and `detail` are for people, `errors` names the fields at fault. */
export const problem = z.object({
  type: z.string(),
  status: z.number().int(),
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(fieldFault).optional(),
});
export type Problem = z.infer<typeof problem>;

/** Every code an answer may carry, with its HTTP status. */
export const problemCodes = {
  invalid_request: 400,
  not_signed_in: 401,
  wrong_credentials: 401,
  second_factor_needed: 401,
  foreign_origin: 403,
  not_allowed: 403,
  not_found: 404,
  already_set_up: 409,
  newer_messages: 409,
  already_released: 409,
  draft_ended: 409,
  mentions_outsider: 409,
  version_conflict: 409,
  name_taken: 409,
  handle_taken: 409,
  request_running: 409,
  too_large: 413,
  unsupported_type: 415,
  idempotency_key_reused: 422,
  cannot_be_reached: 422,
  not_possible: 422,
  too_many_requests: 429,
  too_many_attempts: 429,
  internal: 500,
  database_unavailable: 503,
  storage_full: 507,
} as const;
export type ProblemCode = keyof typeof problemCodes;

import type { ProblemCode } from '@kontor/contracts/problem';

/** An expected failure with a stable code; the HTTP filter turns it into problem+json. `title` is for people. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** More members of the answer: `messages` of a 409, for example. */
  readonly extra: Record<string, unknown>;

  constructor(code: ProblemCode, title: string, extra: Record<string, unknown> = {}) {
    super(title);
    this.name = 'Problem';
    this.code = code;
    this.extra = extra;
  }
}

/** Not there, or not for this person's eyes: nobody can tell which. */
export function notFound(what = 'It'): Problem {
  return new Problem('not_found', `${what} does not exist, or you may not see it.`);
}

import type { z } from 'zod';
import { Problem } from '../problem.ts';

/** Where a page ended, as clients hand it back: opaque to them. */
export function cursorOf(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Refuses what was not made by `cursorOf` for this list. */
export function readCursor<Shape extends z.ZodType>(cursor: string, shape: Shape): z.infer<Shape> {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new Problem('invalid_request', 'This cursor is not from an earlier answer of this list.', {
      errors: [{ path: 'cursor', message: 'Begin again without a cursor' }],
    });
  }
}

import type { EditorState } from '@tiptap/pm/state';

/** Something begun with a sign that offers a list: `@le`, `/sorry`, `:smi`. */
export interface Trigger {
  sign: TriggerSign;
  query: string;
  /** From the sign to the caret. */
  from: number;
  to: number;
}
export type TriggerSign = '@' | '/' | ':';

const patterns: Record<TriggerSign, RegExp> = {
  '@': /(?:^|[\s(])@([\p{L}\p{N}_.'’ -]{0,40})$/u,
  '/': /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u,
  ':': /(?:^|\s):([\p{L}\p{N}_+-]{2,30})$/u,
};

export function triggerAt(state: EditorState, signs: readonly TriggerSign[]): Trigger | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  const before = $from.parent.textBetween(
    Math.max(0, $from.parentOffset - 60),
    $from.parentOffset,
    undefined,
    '\ufffc',
  );
  return triggerIn(before, $from.pos, signs);
}

/** @param before what stands before the caret; @param to where the caret is */
export function triggerIn(before: string, to: number, signs: readonly TriggerSign[]): Trigger | null {
  for (const sign of signs) {
    const query = patterns[sign].exec(before)?.[1];
    if (query !== undefined) return { sign, query, from: to - query.length - 1, to };
  }
  return null;
}

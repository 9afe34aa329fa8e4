import { htmlOfText } from '@kontor/domain/text/rich-text';
import { variableOf } from '@kontor/domain/template/variables';
import { placeholdersIn } from '@kontor/domain/template/placeholders';
import type { Editor } from '@tiptap/core';
import { DOMParser as RichParser } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';

/** Lays words in as if they had been pasted, and chooses the first place that is left to be written by hand. */
export function lay(
  one: Editor,
  { text, html }: { text: string; html: string | null },
  range: { from: number; to: number } = one.state.selection,
): void {
  // Nothing runs in a document that is not shown.
  const { body } = new DOMParser().parseFromString(html ?? htmlOfText(text), 'text/html');
  for (const ending of body.querySelectorAll('div > br:last-child')) ending.remove();
  const slice = RichParser.fromSchema(one.schema).parseSlice(body, { preserveWhitespace: true });
  const change = one.state.tr.delete(range.from, range.to);
  change.setSelection(TextSelection.near(change.doc.resolve(range.from))).replaceSelection(slice);
  const open = firstOpen(change, range.from, change.selection.to);
  if (open) change.setSelection(TextSelection.create(change.doc, open.from, open.to));
  one.view.dispatch(change.scrollIntoView());
  one.view.focus();
}

function firstOpen({ doc }: Transaction, from: number, to: number): { from: number; to: number } | null {
  let found: { from: number; to: number } | null = null;
  doc.nodesBetween(from, to, (node, at) => {
    if (found || !node.isText) return !found;
    const open = placeholdersIn(node.text!).find(({ name }) => variableOf(name));
    if (!open) return false;
    const start = at + node.text!.indexOf(open.source);
    found = { from: start, to: start + open.source.length };
    return false;
  });
  return found;
}

import { placesOf } from '@kontor/domain/search/marking';
import type { Term } from '@kontor/domain/search/query';

type HighlightWindow = typeof globalThis;

/** Marks what was searched for without touching the page: the browser paints it (`::highlight(hits)`). True if there is any. */
export function paintHits(root: Node, terms: readonly Term[]): boolean {
  const page = root.ownerDocument ?? (root as Document);
  const view = page.defaultView as (Window & HighlightWindow) | null;
  if (!view?.CSS?.highlights) return false;
  const ranges: Range[] = [];
  if (terms.length > 0) {
    const texts = page.createTreeWalker(root, 4);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      for (const { from, to } of placesOf(text.nodeValue ?? '', terms)) {
        const range = page.createRange();
        range.setStart(text, from);
        range.setEnd(text, to);
        ranges.push(range);
      }
  }
  view.CSS.highlights.set('hits', new view.Highlight(...ranges));
  return ranges.length > 0;
}

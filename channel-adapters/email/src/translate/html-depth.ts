const most = 2_000;
const tag = /<(\/?)([a-z][a-z0-9]*)/gi;
/** Never closed, or closed by the next of their kind. */
const flat =
  /^(?:br|hr|img|meta|link|input|col|area|base|wbr|embed|source|track|param|p|li|td|th|tr|dt|dd|option)$/i;

/**
 * Elements within elements beyond anything a mail program writes. HTML parsers take time by the square of the depth (two minutes
 * for a megabyte of `<div>`), so this is asked before any of them sees the text.
 */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name] of html.matchAll(tag)) {
    if (flat.test(name ?? '')) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > most) return true;
  }
  return false;
}

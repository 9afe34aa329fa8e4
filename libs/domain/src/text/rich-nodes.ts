/** HTML that is well formed, as a tree. */
export interface RichElement {
  tag: string;
  attributes: Record<string, string>;
  children: RichNode[];
}
export type RichNode = RichElement | string;

const empty = new Set(['br', 'img', 'hr', 'wbr']);
const token = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9-]*(?:="[^"]*")?)*)\s*\/?>|([^<]+|<)/gi;

/** What does not close is closed by what is around it; a sign that begins no tag is a sign. */
export function nodesOf(html: string): RichNode[] {
  const root: RichElement = { tag: '', attributes: {}, children: [] };
  const open = [root];
  for (const [, closes, name, attributes, text] of html.matchAll(token)) {
    const parent = open.at(-1)!;
    if (text !== undefined) parent.children.push(unescaped(text));
    else if (closes) {
      const at = open.findLastIndex(({ tag }) => tag === name!.toLowerCase());
      if (at > 0) open.length = at;
    } else {
      const element = { tag: name!.toLowerCase(), attributes: attributesOf(attributes!), children: [] };
      parent.children.push(element);
      if (!empty.has(element.tag)) open.push(element);
    }
  }
  return root.children;
}

function attributesOf(text: string): Record<string, string> {
  const found = text.matchAll(/([a-z][a-z0-9-]*)="([^"]*)"/gi);
  return Object.fromEntries([...found].map(([, name, value]) => [name!.toLowerCase(), unescaped(value!)]));
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return signs[name] ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

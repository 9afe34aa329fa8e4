import { parseDocument } from 'htmlparser2';

/** The parser's own node types, by the parser: the tree library below it lies around in several versions. */
export type Document = ReturnType<typeof parseDocument>;
export type ChildNode = Document['children'][number];
export type Element = Extract<ChildNode, { attribs: Record<string, string> }>;
type Text = Extract<ChildNode, { data: string; type: 'text' }>;

export function isTag(node: ChildNode): node is Element {
  return 'attribs' in node;
}

export function isText(node: ChildNode): node is Text {
  return node.type === 'text';
}

/** With the place of each node in the source. */
export function documentOf(html: string): Document {
  return parseDocument(html, { withStartIndices: true, withEndIndices: true });
}

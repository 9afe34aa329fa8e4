import { Extension, type Extensions } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { Line } from './line.ts';
import { Mention } from './mention.ts';
import { Picture, type PictureHost } from './picture.ts';

const quoteLook = 'margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex';
const codeLook = 'font-family:monospace';
const blockLook = 'font-family:monospace;white-space:pre-wrap;margin:0';

/** Mail programs know no classes of ours: what has a look carries it. */
const looks = Extension.create({
  name: 'looks',
  addGlobalAttributes() {
    const look = (type: string, style: string) => ({
      types: [type],
      attributes: { style: { default: style, parseHTML: () => style, renderHTML: () => ({ style }) } },
    });
    return [look('blockquote', quoteLook), look('code', codeLook), look('codeBlock', blockLook)];
  },
});

/**
 * What can be written: lines, lists, quotes, code, links, pictures, mentions. A line is a `div` as mail programs write one
 * themselves, so that it has no margins to differ about. The keys are the registry's, not the editor's own.
 */
export function richExtensions(host: PictureHost): Extensions {
  return [
    StarterKit.configure({
      heading: false,
      horizontalRule: false,
      trailingNode: false,
      dropcursor: { color: 'var(--accent)' },
      link: {
        openOnClick: false,
        autolink: true,
        linkOnPaste: true,
        defaultProtocol: 'https',
        HTMLAttributes: { target: null, rel: null, class: null },
        isAllowedUri: (url) => /^(https?:\/\/|mailto:|tel:)/i.test(url),
      },
      paragraph: false,
    }),
    Line,
    looks,
    Picture(host),
    Mention,
  ];
}

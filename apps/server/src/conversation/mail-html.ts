import sanitizeHtml from 'sanitize-html';

/** What is shown of a customer's HTML. Nothing in it runs, nothing in it is fetched by itself. */
export interface SafeHtml {
  html: string;
  /** Remote images that wait for the reader's click in `data-kontor-src`. */
  remoteImages: number;
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

const tags = words(`
  a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd
  del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins
  kbd li main mark nav ol p pre q s samp section small span strike strong sub summary sup table tbody
  td tfoot th thead time tr tt u ul var wbr`);

const look = [
  'align',
  'valign',
  'bgcolor',
  'color',
  'dir',
  'lang',
  'title',
  'width',
  'height',
  'style',
  'face',
  'size',
];

/** Values in a style that fetch, escape or hide: such a declaration is dropped. */
const harmless =
  /^(?!.*(?:url\s*\(|image\s*\(|image-set\s*\(|expression|@import|javascript:|behavior|-moz-binding|\\))[^<>{}]*$/i;
const styles = Object.fromEntries(
  words(`
  color background-color background font font-family font-size font-style font-weight text-align
  text-decoration text-transform line-height letter-spacing white-space margin margin-top
  margin-right margin-bottom margin-left padding padding-top padding-right padding-bottom
  padding-left border border-top border-right border-bottom border-left border-color border-style
  border-width border-collapse border-spacing border-radius width max-width min-width height
  max-height vertical-align display list-style-type table-layout direction`).map((name) => [
    name,
    [harmless],
  ]),
);

/**
 * Makes a message's HTML safe to show in a sandboxed frame. Images that came along are replaced by their signed paths;
 * remote ones wait for a click.
 *
 * @param inline signed path by Content-ID
 */
export function safeHtml(html: string, inline: ReadonlyMap<string, string>): SafeHtml {
  let remoteImages = 0;
  const safe = sanitizeHtml(html, {
    allowedTags: tags,
    allowedAttributes: {
      '*': look,
      a: ['href', 'name', ...look],
      img: ['src', 'alt', 'data-kontor-src', ...look],
      td: ['colspan', 'rowspan', ...look],
      th: ['colspan', 'rowspan', 'scope', ...look],
      table: ['border', 'cellpadding', 'cellspacing', ...look],
      ol: ['start', 'type', ...look],
    },
    allowedStyles: { '*': styles },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data'] },
    allowedSchemesAppliedToAttributes: ['href'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [
      'style',
      'script',
      'textarea',
      'option',
      'noscript',
      'title',
      'template',
      'xmp',
      'noembed',
      'noframes',
    ],
    nestingLimit: 200,
    transformTags: {
      a: (tagName, { href, ...rest }) => ({
        tagName,
        attribs: {
          ...rest,
          ...(href ? { href, rel: 'noopener noreferrer nofollow', target: '_blank' } : {}),
        },
      }),
      img: (tagName, { src = '', srcset: _srcset, 'data-kontor-src': _theirs, ...rest }) => {
        const cid = /^cid:(.+)$/i.exec(src.trim())?.[1];
        const path = cid && inline.get(decodeCid(cid));
        if (path) return { tagName, attribs: { ...rest, src: path } };
        if (/^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i.test(src.trim()))
          return { tagName, attribs: { ...rest, src: src.trim() } };
        if (/^https?:\/\//i.test(src.trim())) {
          remoteImages += 1;
          return { tagName, attribs: { ...rest, 'data-kontor-src': src.trim() } };
        }
        return { tagName, attribs: rest };
      },
    },
  });
  return { html: withLinkAttributes(safe), remoteImages };
}

/** `rel` and `target` are ours alone: set after everything the sender wrote is gone. */
function withLinkAttributes(html: string): string {
  return html.replace(/<a (?=[^>]*href=)/g, '<a rel="noopener noreferrer nofollow" target="_blank" ');
}

function decodeCid(cid: string): string {
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid;
  }
}

import sanitizeHtml from 'sanitize-html';

const tags = words(`
  a abbr b big blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2 h3
  h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td
  tfoot th thead tr tt u ul var
`);

/** Plain values only: no url(), no expression(), nothing that leaves its place. */
const plain = [/^(?!.*(?:url|expression|javascript|@import|\\))[^;{}<>]{1,200}$/i];
const properties = words(`
  background-color border border-bottom border-collapse border-color border-left border-radius border-
  right border-spacing border-style border-top border-width color display font font-family font-size
  font-style font-weight height letter-spacing line-height list-style list-style-type margin margin-
  bottom margin-left margin-right margin-top max-width padding padding-bottom padding-left padding-
  right padding-top text-align text-decoration text-indent vertical-align white-space width word-break
`);
const allowedStyles = { '*': Object.fromEntries(properties.map((name) => [name, plain])) };

const allowedAttributes = {
  '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'bgcolor', 'width', 'height'],
  a: ['href', 'name'],
  blockquote: ['type', 'class', 'cite'],
  div: ['class'],
  font: ['color', 'face', 'size'],
  img: ['src', 'alt', 'border'],
  ol: ['start', 'type'],
  table: ['border', 'cellpadding', 'cellspacing'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
};

/** Of classes only those by which mail programs find quotes and signatures. */
const allowedClasses = {
  div: ['gmail_quote', 'gmail_quote_container', 'gmail_attr', 'gmail_signature', 'moz-cite-prefix'],
  blockquote: ['gmail_quote'],
};

const common = {
  allowedTags: tags,
  allowedAttributes,
  allowedClasses,
  allowedStyles,
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: 100,
} satisfies sanitizeHtml.IOptions;

/** What an agent or a signature brings: pictures from the web or from an attachment of this mail. */
export function ownHtml(html: string, contentIds: ReadonlySet<string>): string {
  return withImages(html, (src) => src.startsWith('https:') || isAttached(src, contentIds));
}

/**
 * What a customer had written, to go back out below our answer: only pictures that this mail carries itself. A remote
 * one would tell its owner about everyone who reads the quote.
 */
export function quotedHtml(html: string, contentIds: ReadonlySet<string>): string {
  return withImages(html, (src) => isAttached(src, contentIds));
}

function withImages(html: string, keep: (src: string) => boolean): string {
  return sanitizeHtml(html, {
    ...common,
    allowedSchemesByTag: { img: ['https', 'cid'] },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !keep(attribs.src ?? ''),
  });
}

function isAttached(src: string, contentIds: ReadonlySet<string>): boolean {
  return src.startsWith('cid:') && contentIds.has(src.slice(4));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}

/** Text as HTML: lines stay lines, web addresses become links. */
export function htmlFromText(text: string): string {
  return escapeHtml(text)
    .replace(/\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g, (url) => `<a href="${url}">${url}</a>`)
    .replace(/ {2}/g, ' &nbsp;')
    .replace(/\r\n?|\n/g, '<br>\n');
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

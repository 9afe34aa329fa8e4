import { isPlainHtml, picturesIn, textOfHtml } from '@kontor/domain/text/rich-text';
import sanitizeHtml from 'sanitize-html';
import { Problem } from '../platform/problem.ts';

/** What somebody of ours wrote, as it is kept, shown and sent. */
export interface Written {
  /** The plain words of it: made from the HTML when there is some, so that both parts of a mail say the same. */
  text: string;
  /** Null when there is nothing in it but lines. */
  html: string | null;
  /** Uploads that stand in the text as pictures, by their id. */
  pictures: string[];
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

const plain = [/^(?!.*(?:url|expression|javascript|@import|\\))[^;{}<>]{1,200}$/i];
const styles = words(`
  background-color border border-bottom border-collapse border-left border-radius border-right border-top color
  font-family font-size font-style font-weight list-style-type margin margin-bottom margin-left margin-right
  margin-top padding padding-bottom padding-left padding-right padding-top text-align text-decoration
  vertical-align white-space width`);

const options: sanitizeHtml.IOptions = {
  allowedTags: words(`
    a b blockquote br code div em h1 h2 h3 h4 h5 h6 hr i img li ol p pre s span strong sub sup table tbody td tfoot th
    thead tr u ul`),
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'align'],
    a: ['href', 'title'],
    img: ['src', 'alt', 'width', 'height'],
    ol: ['start'],
    span: ['data-mention'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  },
  allowedStyles: { '*': Object.fromEntries(styles.map((name) => [name, plain])) },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'https'] },
  allowProtocolRelative: false,
  transformTags: {
    // A path leads to our own server in the console and to nowhere in a mail.
    a: (tagName, { href = '', ...rest }) => ({
      tagName,
      attribs: /^(https?:\/\/|mailto:|tel:)/i.test(href) ? { href, ...rest } : rest,
    }),
  },
  nestingLimit: 100,
};

/**
 * Makes harmless what came from a colleague's browser or from a token. Nobody is believed: a draft is opened in other
 * browsers and a reply in the customer's mail program.
 *
 * @param uploads ids of what goes along: a picture that names none of them is left out
 */
export function ownHtml(html: string, uploads: readonly string[]): string {
  return sanitizeHtml(html, {
    ...options,
    exclusiveFilter: ({ tag, attribs }) =>
      tag === 'img' && !attribs['src']?.startsWith('https:') && !isUpload(attribs['src'], uploads),
  });
}

function isUpload(src: string | undefined, uploads: readonly string[]): boolean {
  return src !== undefined && src.startsWith('cid:') && uploads.includes(src.slice(4));
}

/** A reply or a note as it was handed in. Without words only what forwards something is one. */
export function written(body: {
  text: string;
  html?: string | undefined;
  attachments?: string[] | undefined;
  forward?: string | undefined;
}): Written {
  const made = body.html === undefined ? null : ownHtml(body.html, body.attachments ?? []);
  // When nothing in it was harmless, the words beside it are what is left.
  const html = made !== null && textOfHtml(made).trim() === '' && body.text.trim() !== '' ? null : made;
  const text = html === null ? body.text : textOfHtml(html);
  if (text.trim() === '' && !body.forward)
    throw new Problem('invalid_request', 'Nothing is written.', {
      errors: [{ path: 'text', message: 'Write something.' }],
    });
  if (html === null || isPlainHtml(html)) return { text, html: null, pictures: [] };
  return { text, html, pictures: picturesIn(html) };
}

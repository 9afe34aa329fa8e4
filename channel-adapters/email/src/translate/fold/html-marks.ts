import type { Element } from './dom.ts';
import { headerLabel } from './marks.ts';

/**
 * `quote`: the quoted mail. `perhaps`: quoted when an attribution stands before it, else the writer's own indent.
 * `attribution`: the line that introduces a quote. `rest`: from here on all is history.
 */
export type Mark = 'quote' | 'perhaps' | 'attribution' | 'signature' | 'rest';

const restIds =
  /^(?:x_)*(?:divrplyfwdmsg|appendonsend|stopspelling|replysplit|olk_src_body_section|mail-editor-reference-message-container|ms-outlook-mobile-body-separator-line|reply-intro|isreplycontent)$/;
const restClasses = [
  'ms-outlook-mobile-reference-message',
  'outlookmessageheader',
  'zmail_extra',
  'moz-email-headers-table',
];
const quoteClasses = [
  'yahoo_quoted',
  'protonmail_quote',
  'tutanota_quote',
  'ox-quote',
  'quotedmail',
  'io-ox-quote',
  'replied_content',
];
const signatureClasses = [
  'gmail_signature',
  'moz-signature',
  'protonmail_signature_block',
  'ox-signature',
  'io-ox-signature',
  'tutanota_signature',
  'apple-mail-signature',
];
const signatureIds =
  /^(?:x_)*(?:ms-outlook-mobile-signature|applemailsignature|apple-mail-signature|signature|mailsignature)$/;

/** What an element is by the names that mail programs give. `div.gmail_quote` says nothing: answers between quotes stand inside of it. */
export function markOf(element: Element): Mark | undefined {
  const { name, attribs } = element;
  const classes = (attribs.class ?? '')
    .toLowerCase()
    .split(/\s+/)
    .map((one) => one.replace(/^(?:x_)+/, ''));
  const id = (attribs.id ?? '').toLowerCase();
  const has = (names: readonly string[]) => classes.some((one) => names.includes(one));
  if (restIds.test(id) || has(restClasses)) return 'rest';
  if (signatureIds.test(id) || has(signatureClasses) || attribs['data-smartmail'] === 'gmail_signature')
    return 'signature';
  if (has(['gmail_attr', 'moz-cite-prefix', 'protonmail_quote_header'])) return 'attribution';
  if (has(quoteClasses) || attribs.name?.toLowerCase() === 'quote') return 'quote';
  if (name !== 'blockquote') return undefined;
  return attribs.type?.toLowerCase() === 'cite' || has(['gmail_quote', 'protonmail_quote'])
    ? 'quote'
    : 'perhaps';
}

/** Outlook and its kin draw a line above the copied header: `border-top:solid #E1E1E1 1.0pt`. */
export function hasRuleAbove(element: Element, text: string): boolean {
  const label = headerLabel(text.trimStart().slice(0, 40));
  return (
    (label === 'from' || label === 'date') &&
    /border-top\s*:\s*(?:solid|[\d.]+p[tx] solid|#)/i.test((element.attribs.style ?? '').slice(0, 2_000))
  );
}

import type { OutboundEnvelope } from '@kontor/channel-kit/envelope';
import { attribution } from './attribution.ts';
import { escapeHtml, htmlFromText, ownHtml, quotedHtml } from './html.ts';

type Parts = Pick<OutboundEnvelope, 'text' | 'html' | 'signature' | 'quoted'>;

/** More than this of a quote helps nobody, and a thread of fifty mails would grow with each. Characters. */
const mostText = 50_000;
const mostHtml = 300_000;

/** Answer, signature after "-- " (RFC 3676 4.3), quote with ">" (4.5). */
export function textBody({ text, signature, quoted }: Parts): string {
  const blocks = [trimEnd(text)];
  if (signature?.text.trim()) blocks.push(`-- \n${trimEnd(signature.text)}`);
  if (quoted) blocks.push(`${attribution(quoted)}\n${quoteText(quoted.text)}`);
  return `${blocks.join('\n\n')}\n`;
}

/**
 * The same as HTML. The quote wears what the common programs fold by: Gmail's classes, `type="cite"` for Apple Mail and
 * Thunderbird, and the attribution as a line of its own right above it for Outlook.
 */
export function htmlBody({ text, html, signature, quoted }: Parts, contentIds: ReadonlySet<string>): string {
  const answer = html ? ownHtml(html, contentIds) : htmlFromText(trimEnd(text));
  const blocks = [`<div>${answer}</div>`];
  if (signature && (signature.html || signature.text.trim())) {
    const signed = signature.html
      ? ownHtml(signature.html, contentIds)
      : htmlFromText(trimEnd(signature.text));
    blocks.push(`<div><br></div>\n<div>-- </div>\n<div class="gmail_signature">${signed}</div>`);
  }
  if (quoted) {
    const whole = quoted.html && quoted.html.length <= mostHtml;
    const said = whole ? quotedHtml(quoted.html!, contentIds) : htmlFromText(shortened(quoted.text));
    blocks.push(
      '<div><br></div>\n<div class="gmail_quote gmail_quote_container">' +
        `<div dir="ltr" class="gmail_attr">${escapeHtml(attribution(quoted))}<br></div>\n` +
        '<blockquote class="gmail_quote" type="cite" ' +
        `style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">\n${said}\n</blockquote></div>`,
    );
  }
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n${blocks.join('\n')}\n</body></html>\n`;
}

function quoteText(text: string): string {
  return shortened(trimEnd(text))
    .split(/\r\n?|\n/)
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()))
    .join('\n');
}

function shortened(text: string): string {
  return text.length <= mostText ? text : `${text.slice(0, mostText)}\n[…]`;
}

function trimEnd(text: string): string {
  return text.replace(/\s+$/, '');
}

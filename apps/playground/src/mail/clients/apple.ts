import { randomUUID } from 'node:crypto';
import { bodyOf, escaped, lines, named, subjectOf, zone, type Draft, type MailClient } from './client.ts';

/** Apple Mail: `> ` before each line, `> > ` one deeper, and `<blockquote type="cite">` with the attribution inside it. */
export const apple: MailClient = (draft) => ({
  subject: subjectOf(draft, 'Re: '),
  text: [...lines(draft.text), ...quotedText(draft)].join('\n') + '\n',
  html: page((draft.html ?? divs(draft.text)) + quotedHtml(draft)),
  messageId: `<${randomUUID().toUpperCase()}@${draft.from.address.split('@')[1] ?? 'localhost'}>`,
  headers: {
    'Mime-Version': '1.0 (Mac OS X Mail 16.0 \\(3826.600.51.1.1\\))',
    'X-Mailer': 'Apple Mail (2.3826.600.51.1.1)',
  },
});

function attribution({ answered, language }: Draft): string {
  const at = new Date(answered!.date);
  const format = (options: Intl.DateTimeFormatOptions, locale: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(at);
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'de-DE');
  if (language === 'de') {
    const day = format({ day: '2-digit', month: '2-digit', year: 'numeric' }, 'de-DE');
    return `Am ${day} um ${time} schrieb ${named(answered!.from)}:`;
  }
  return `On ${format({ day: 'numeric', month: 'short', year: 'numeric' }, 'en-GB')}, at ${time}, ${named(answered!.from)} wrote:`;
}

function quotedText(draft: Draft): string[] {
  if (!draft.answered) return [];
  return [
    '',
    '',
    `> ${attribution(draft)}`,
    '> ',
    ...lines(draft.answered.text.trimEnd()).map((line) => `> ${line}`),
    '',
  ];
}

function quotedHtml(draft: Draft): string {
  if (!draft.answered) return '';
  return (
    `<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite"><div>${escaped(attribution(draft))}</div>` +
    `<br class="Apple-interchange-newline"><div>${bodyOf(draft.answered)}</div></blockquote></div><br>`
  );
}

const page = (body: string) =>
  `<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>` +
  `<body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${body}</body></html>\r\n`;

function divs(text: string): string {
  const [first = '', ...rest] = lines(text);
  return escaped(first) + rest.map((line) => `<div>${escaped(line) || '<br>'}</div>`).join('');
}

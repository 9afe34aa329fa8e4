import { createHash, randomBytes } from 'node:crypto';
import { bodyOf, escaped, lines, named, subjectOf, zone, type Draft, type MailClient } from './client.ts';

const words = {
  de: {
    from: 'Von',
    sent: 'Gesendet',
    to: 'An',
    cc: 'Cc',
    subject: 'Betreff',
    prefix: 'AW: ',
    locale: 'de-CH',
  },
  en: { from: 'From', sent: 'Sent', to: 'To', cc: 'Cc', subject: 'Subject', prefix: 'RE: ', locale: 'en-US' },
};

/** Outlook on Windows: no quote marks, a block of From, Sent, To and Subject above the old mail, Word's HTML. */
export const outlook: MailClient = (draft) => {
  const subject = subjectOf(draft, words[draft.language].prefix);
  const { locale } = words[draft.language];
  return {
    subject,
    text: [...lines(draft.text), ...quotedText(draft)].join('\n') + '\n',
    html: word(draft),
    messageId: `<${host()}${randomBytes(18).toString('hex').toUpperCase()}@${host()}.EURP193.PROD.OUTLOOK.COM>`,
    headers: {
      'Thread-Topic': subject.replace(/^(AW|RE): /, ''),
      'Thread-Index': threadIndex(draft),
      'Accept-Language': `${locale}, en-US`,
      'Content-Language': locale,
      'X-MS-Has-Attach': '',
      'X-MS-TNEF-Correlator': '',
    },
  };
};

const host = () =>
  `ZR${randomBytes(1).toString('hex').toUpperCase()}P193MB${1000 + (randomBytes(2).readUInt16BE() % 9000)}`;

function block({ answered, language }: Draft): [string, string][] {
  const say = words[language];
  const { from, to, cc, subject, date } = answered!;
  return [
    [say.from, named(from)],
    [say.sent, sentAt(new Date(date), language)],
    [say.to, to.map(named).join('; ')],
    ...(cc.length ? [[say.cc, cc.map(named).join('; ')] as [string, string]] : []),
    [say.subject, subject],
  ];
}

function sentAt(at: Date, language: Draft['language']): string {
  const locale = language === 'de' ? 'de-DE' : 'en-US';
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const date = new Intl.DateTimeFormat(locale, { timeZone: zone, ...day }).format(at);
  const clock = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' });
  return `${date} ${clock.format(at).replace(/\u202f/g, ' ')}`;
}

function quotedText(draft: Draft): string[] {
  if (!draft.answered) return [];
  return [
    '',
    ...block(draft).map(([label, value]) => `${label}: ${value}`),
    '',
    ...lines(draft.answered.text.trimEnd()),
  ];
}

function word(draft: Draft): string {
  const own = draft.html ?? lines(draft.text).map(paragraph).join('\r\n');
  return (
    `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">\r\n` +
    `<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n<meta name="Generator" content="Microsoft Word 15 (filtered medium)">\r\n` +
    `<style><!--\r\np.MsoNormal, li.MsoNormal, div.MsoNormal\r\n\t{margin:0cm;\r\n\tfont-size:11.0pt;\r\n\tfont-family:"Calibri",sans-serif;}\r\n--></style>\r\n</head>\r\n` +
    `<body lang="${words[draft.language].locale}" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">\r\n<div class="WordSection1">\r\n${own}\r\n${quotedHtml(draft)}</div>\r\n</body>\r\n</html>\r\n`
  );
}

const paragraph = (line: string) => `<p class="MsoNormal">${escaped(line) || '&nbsp;'}<o:p></o:p></p>`;

function quotedHtml(draft: Draft): string {
  if (!draft.answered) return '';
  const head = block(draft)
    .map(([label, value]) => `<b>${label}:</b> ${escaped(value)}`)
    .join('<br>\r\n');
  return (
    `${paragraph('')}\r\n<div>\r\n<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">\r\n` +
    `<p class="MsoNormal">${head}<o:p></o:p></p>\r\n</div>\r\n</div>\r\n${paragraph('')}\r\n<div>${bodyOf(draft.answered)}</div>\r\n`
  );
}

/** 22 bytes for the first mail of a thread, 5 more for each answer. */
function threadIndex({ answered, now }: Draft): string {
  const before = answered?.headers['thread-index'];
  if (before) return Buffer.concat([Buffer.from(before, 'base64'), randomBytes(5)]).toString('base64');
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE((BigInt(now.getTime()) + 11_644_473_600_000n) * 10_000n);
  const thread = createHash('md5')
    .update(answered?.messageId || randomBytes(16))
    .digest();
  const first = Buffer.concat([time.subarray(0, 6), thread]);
  return (answered ? Buffer.concat([first, randomBytes(5)]) : first).toString('base64');
}

export const supportAddress = 'support@adler-kaffee.example';

/** A mail as people write them: two kilobytes, text and HTML. */
export function mailOf(sender: string, subject: string): string {
  const paragraph =
    'Guten Tag, meine Maschine zeigt seit gestern einen Fehler und heizt nicht mehr auf. ' +
    'Ich habe sie wie beschrieben entkalkt und den Tank neu eingesetzt, leider ohne Erfolg.';
  const boundary = 'kontor-bench';
  return [
    `From: Anna Keller <${sender}>`,
    `To: Support <${supportAddress}>`,
    `Subject: ${subject}`,
    `Message-ID: <${subject.replaceAll(' ', '.')}@kunde.example>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...Array.from({ length: 4 }, () => `${paragraph}\r\n`),
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    ...Array.from({ length: 4 }, () => `<p>${paragraph}</p>`),
    `--${boundary}--`,
  ].join('\r\n');
}

/** One page of text as PDF 1.4. The first line is the heading. */
export function textPdf(lines: readonly string[]): Uint8Array {
  const [heading = '', ...rest] = lines;
  const content = [
    'BT /F2 16 Tf 60 780 Td',
    `(${escaped(heading)}) Tj`,
    '/F1 10 Tf 0 -30 Td 15 TL',
    ...rest.map((line) => `(${escaped(line)}) Tj T*`),
    'ET',
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** Latin letters as they are; dashes and quotes that Latin 1 lacks become plain ones. */
function escaped(line: string): string {
  return line
    .replace(/[–—]/g, '-')
    .replace(/[„“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[^\x20-\xff]/g, '?')
    .replace(/[\\()]/g, String.raw`\$&`);
}

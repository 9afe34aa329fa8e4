/**
 * format=flowed (RFC 3676): a line that ends in a space goes on in the next one of the same quote depth. The signature line
 * `-- ` never flows. Read after the charset is decoded, and by depth: otherwise quote marks end up inside of sentences.
 */
export function unflow(text: string, deleteSpace: boolean): string {
  const lines: string[] = [];
  let depth = -1;
  let open = false;
  for (const line of text.split('\n')) {
    const marks = /^>*/.exec(line)?.[0].length ?? 0;
    const content = line.slice(marks).replace(/^ /, '');
    const signature = content === '-- ';
    const flows = content.endsWith(' ') && !signature;
    const kept = flows && deleteSpace ? content.slice(0, -1) : content;
    if (open && marks === depth && !signature) lines.push(lines.pop() + kept);
    else lines.push(marks ? `${'>'.repeat(marks)} ${kept}` : kept);
    depth = marks;
    open = flows;
  }
  return lines.join('\n');
}

import { describe, expect, it } from 'vitest';
import { foldHtml } from './html.ts';
import { foldText } from './text.ts';
import { writingOf } from './marks.ts';

describe('folding', () => {
  it.each<[string, string]>([
    ['nothing', 'Guten Tag\n\nwas kostet das?'],
    ['a quote alone', '> alles\n> zitiert'],
    ['a sentence with a colon and a date', 'Am 3.11. um 14:00 schrieb mir Ihr Techniker:\n\nEr kommt.'],
    ['a table of dates', 'Von: 3.11.\nBis: 5.11.\n\nGeht das?'],
    ['dashes', 'Punkte:\n---\neins\n---\nzwei'],
  ])('leaves a text as it is: %s', (_, text) => {
    expect(foldText(text)).toBe(text);
  });

  it('keeps the last lines of a long quote above an answer', () => {
    const quote = Array.from({ length: 30 }, (_, at) => `> Zeile ${at}`).join('\n');
    const text = `Hallo\n\n${quote}\n\nJa.\n\n> Noch etwas?\n\nNein.`;
    const folded = foldText(text);
    expect(folded).toContain('> …\n> Zeile 22');
    expect(folded).not.toContain('> Zeile 21\n');
    expect(folded.endsWith('Ja.\n\n> Noch etwas?\n\nNein.')).toBe(true);
  });

  it('takes a forward that was answered for an answer', () => {
    expect(writingOf('AW: WG: Rechnung', [])).toBe('answer');
    expect(writingOf('WG: AW: Rechnung', ['x@y'])).toBe('forward');
    expect(writingOf('[extern] Fwd: Rechnung', ['x@y'])).toBe('forward');
    expect(writingOf('Re[2]: Rechnung', [])).toBe('answer');
    expect(writingOf('Rechnung', ['x@y'])).toBe('answer');
    expect(writingOf('Rechnung: eine Frage', [])).toBe('first');
    expect(writingOf(undefined, [])).toBe('first');
  });

  it('leaves HTML whole in which nothing would remain', () => {
    const html = '<blockquote type="cite">alles</blockquote>';
    expect(foldHtml(html)).toEqual({ newHtml: html, foldedHtml: '' });
  });

  it('counts a picture as something new', () => {
    const html = '<img src="cid:1"><blockquote type="cite">alt</blockquote>';
    expect(foldHtml(html)).toEqual({
      newHtml: '<img src="cid:1">',
      foldedHtml: '<blockquote type="cite">alt</blockquote>',
    });
  });

  it('leaves an indent of the writer’s own', () => {
    const html = '<p>Wie im Prospekt steht:</p><blockquote>Zwei Jahre Garantie</blockquote>';
    expect(foldHtml(html).foldedHtml).toBe('');
  });

  it('keeps what stands below the quoted mail', () => {
    const html =
      '<p>oben</p><blockquote type="cite">alt</blockquote><p>unten</p><blockquote type="cite">älter</blockquote>';
    expect(foldHtml(html).newHtml).toBe('<p>oben</p><blockquote type="cite">alt</blockquote><p>unten</p>');
  });
});

describe('hostile text', () => {
  const size = 5_000_000;
  const of = (piece: string) => piece.repeat(Math.ceil(size / piece.length));
  it.each<[string, string]>([
    ['quote marks', of('>')],
    ['quoted lines', of('> > >\n')],
    ['attributions that never end', of('On 1.1.2026 10:00 ')],
    ['lines that begin attributions', of('Am 1 a@b\n')],
    ['attributions', of('Am 1.1.2026 schrieb a@b:\n')],
    ['header labels', of('Von: x\n')],
    ['header labels, each of another kind', of('Von: x\nAn: y\nVon: z\nCc: a\n')],
    ['rules', of('_____________ ')],
    ['dashes', of('-')],
    ['lines of dashes', of('-- \n')],
    ['white space', of(' ')],
    ['white space and an end', `${of(' ')}x`],
    ['blank lines', of('\n')],
    ['device lines', of('Sent from my \n')],
    ['stars and colons', of('*a :*')],
  ])('is folded without choking on %s', (_, text) => {
    expect(foldText(text).length).toBeLessThanOrEqual(text.length);
  });

  const big = 1_900_000;
  const html = (piece: string) => piece.repeat(Math.ceil(big / piece.length));
  it.each<[string, string]>([
    ['nested elements', html('<div>')],
    ['elements just not too deep', `${'<div>'.repeat(1_900)}${html('<b>x</b>')}`],
    ['nested quotes', html('<blockquote type=cite>')],
    ['quotes', html('<blockquote type=cite>x</blockquote>y')],
    ['attributions', html('<p>Am 1.1.2026 schrieb a@b:</p>')],
    ['attributes', `<div ${html('a=b ')}>`],
    ['open tags', html('<')],
    ['rules with borders', html('<div style="border-top:solid">Von: </div>')],
    ['signatures', html('<div class=gmail_signature>x</div>')],
    ['text in one line', html('Von: x ')],
    ['entities', html('&amp;')],
  ])('in HTML is folded without choking on %s', (_, text) => {
    const { newHtml, foldedHtml } = foldHtml(text);
    expect(newHtml.length + foldedHtml.length).toBe(text.length);
  });
});

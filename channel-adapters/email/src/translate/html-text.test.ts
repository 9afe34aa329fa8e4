import { describe, expect, it } from 'vitest';
import { textOfHtml } from './html-text.ts';

describe('HTML as text', () => {
  it('keeps the address of a link, lists and quotes readable', () => {
    const html =
      '<p>Siehe <a href="https://a.example/1">hier</a> und <a href="https://b.example">https://b.example</a></p><ul><li>eins<li>zwei</ul><blockquote>alt<br>älter</blockquote>';
    expect(textOfHtml(html)).toBe(
      'Siehe hier <https://a.example/1> und https://b.example\n\n• eins\n• zwei\n\n> alt\n> älter',
    );
  });

  it('shows the cells of a table in a line each or side by side, never glued together', () => {
    expect(
      textOfHtml(
        '<table><tr><td>Artikel</td><td>Preis</td></tr><tr><td>Filter</td><td>12.50</td></tr></table>',
      ),
    ).toMatch(/Artikel\s+Preis\s+Filter\s+12\.50/);
  });

  const size = 5_000_000;
  const of = (piece: string) => piece.repeat(Math.ceil(size / piece.length));
  it.each<[string, string]>([
    ['nested elements', of('<div>')],
    ['nested inline elements', of('<b>')],
    ['nested tables', of('<table><tr><td>')],
    ['elements just not too deep', `${'<div>'.repeat(1_900)}${of('<b>x</b>')}`],
    ['open tags', of('<')],
    ['open comments', of('<!--')],
    ['an endless attribute', `<a href="${of('x')}`],
    ['many attributes', `<a ${of('b=c ')}>`],
    ['white space', of(' ')],
    ['white space in elements', of('<p> </p>')],
    ['line breaks', of('<br>')],
    ['entities', of('&nbsp;')],
    ['links', of('<a href=x>y</a>')],
    ['list items', of('<li>x')],
    ['table rows', of('<tr><td>x')],
    ['quotes', of('<blockquote>x</blockquote>')],
    ['one word', of('x')],
  ])('is made without choking on %s', (_, html) => {
    expect(textOfHtml(html).length).toBeLessThanOrEqual(size * 2);
  });
});

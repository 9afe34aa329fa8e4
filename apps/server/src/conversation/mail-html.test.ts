import { expect, test } from 'vitest';
import { safeHtml } from './mail-html.ts';

const none = new Map<string, string>();
const clean = (html: string) => safeHtml(html, none).html;

test.each([
  ['a script', '<p>Hi<script>alert(1)</script></p>', '<p>Hi</p>'],
  ['an event handler', '<p onclick="alert(1)">Hi</p>', '<p>Hi</p>'],
  ['a script link', '<a href="java&#9;script:alert(1)">x</a>', '<a>x</a>'],
  ['a style sheet', '<style>@import url(http://evil.example)</style><b>x</b>', '<b>x</b>'],
  ['a frame', '<iframe src="http://evil.example"></iframe>x', 'x'],
  ['a form', '<form action="http://evil.example"><input name="a"></form>x', 'x'],
  ['SVG', '<svg><script>alert(1)</script></svg>x', 'x'],
  ['a base', '<base href="http://evil.example/">x', 'x'],
])('%s is gone', (_what, html, safe) => {
  expect(clean(html)).toBe(safe);
});

test.each([
  'background: url(http://evil.example/x.png)',
  'width: expression(alert(1))',
  'background-image: image-set(url(x) 1x)',
])('a style that fetches or runs is dropped: %s', (style) => {
  expect(clean(`<p style="${style}; color: red">x</p>`)).toBe('<p style="color:red">x</p>');
});

test('a remote image waits for a click, and is counted', () => {
  const { html, remoteImages } = safeHtml(
    '<img src="https://track.example/p.gif" srcset="https://x.example/2x 2x">',
    none,
  );
  expect(html).toBe('<img data-kontor-src="https://track.example/p.gif" />');
  expect(remoteImages).toBe(1);
});

test('an image that came along is shown from its signed path', () => {
  const { html } = safeHtml('<img src="cid:logo@x">', new Map([['logo@x', '/files/1?signature=s']]));
  expect(html).toBe('<img src="/files/1?signature=s" />');
});

test('a link opens elsewhere and tells nothing', () => {
  expect(clean('<a href="https://example.com" target="_top" rel="opener">x</a>')).toContain(
    'rel="noopener noreferrer nofollow" target="_blank"',
  );
});

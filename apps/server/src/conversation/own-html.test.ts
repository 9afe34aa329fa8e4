import { expect, test } from 'vitest';
import { ownHtml, written } from './own-html.ts';

const upload = '0199c0de-0000-7000-8000-000000000001';

test('what an agent writes stays as it is', () => {
  const html =
    '<div>A <strong>new</strong> <em>tank</em>, <u>free</u>: <a href="https://adler.example/t">see</a></div>' +
    '<ul><li><div>one</div></li></ul><ol start="2"><li>two</li></ol>' +
    '<blockquote style="margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex"><div>so</div></blockquote>' +
    '<pre><code>a  b</code></pre>';
  expect(ownHtml(html, [])).toBe(html);
});

test.each([
  ['<script>x()</script><div>a</div>', '<div>a</div>'],
  ['<div onclick="x()">a</div>', '<div>a</div>'],
  ['<a href="javascript:x()">a</a>', '<a>a</a>'],
  ['<a href="//evil.example">a</a>', '<a>a</a>'],
  ['<img src="x" onerror="x()">', ''],
  ['<img src="data:image/svg+xml,x">', ''],
  ['<img src="http://evil.example/p.gif">', ''],
  ['<div style="background:url(//evil.example);color:red">a</div>', '<div style="color:red">a</div>'],
  ['<div style="display:none">a</div>', '<div>a</div>'],
  [
    '<iframe src="https://evil.example"></iframe><form><input></form><svg><a href="x">b</a></svg>',
    '<a>b</a>',
  ],
  ['<div class="x" id="y" data-z="1">a</div>', '<div>a</div>'],
])('nothing that acts comes through: %s', (html, safe) => {
  expect(ownHtml(html, [])).toBe(safe);
});

test('a picture is one of the uploads that go along, or it is not there', () => {
  const [own, foreign] = [`<img src="cid:${upload}" alt="lid" />`, '<img src="cid:another" />'];
  expect(ownHtml(own + foreign, [upload])).toBe(own);
  expect(written({ text: '', html: own, attachments: [upload] })).toEqual({
    text: '[lid]',
    html: own,
    pictures: [upload],
  });
});

test('the words are made from the HTML, whatever was said beside it', () => {
  expect(written({ text: 'other', html: '<div>One</div><div><b>two</b></div>' })).toMatchObject({
    text: 'One\ntwo',
    html: '<div>One</div><div><b>two</b></div>',
  });
});

test('lines and nothing else are kept as words', () => {
  expect(written({ text: '', html: '<div>One</div><div><br></div><div>two</div>' })).toEqual({
    text: 'One\n\ntwo',
    html: null,
    pictures: [],
  });
});

test('without words it is nothing, unless it forwards something', () => {
  expect(() => written({ text: ' \n', html: undefined })).toThrow('Nothing is written');
  expect(() => written({ text: '', html: '<div><br></div>' })).toThrow('Nothing is written');
  expect(written({ text: 'words beside', html: '<script>run()</script>' })).toMatchObject({
    text: 'words beside',
    html: null,
  });
  expect(written({ text: '', forward: upload }).text).toBe('');
});

import { expect, test } from 'vitest';
import { htmlOfText, isPlainHtml, picturesIn, textOfHtml } from './rich-text.ts';

test.each([
  [
    'lines stay lines, empty ones too',
    '<div>Dear Anna,</div><div><br></div><div>thanks.</div>',
    'Dear Anna,\n\nthanks.',
  ],
  ['two empty lines are two', '<div>a</div><div></div><div><br></div><div>b</div>', 'a\n\n\nb'],
  ['a break in a line is a line', '<div>Adler<br>Bern</div>', 'Adler\nBern'],
  ['paragraphs stand apart', '<p>One</p><p>Two</p><div>Three</div>', 'One\n\nTwo\n\nThree'],
  ['emphasis is words', '<div>A <strong>new <em>tank</em></strong>.</div>', 'A new tank.'],
  [
    'a list has its signs',
    '<div>Please:</div><ul><li><div>rinse</div></li><li><div>dry</div></li></ul>',
    'Please:\n- rinse\n- dry',
  ],
  [
    'numbers count, lists within lists stand further in',
    '<ol start="3"><li><div>open</div><ul><li>lid</li></ul></li><li>close</li></ol>',
    '3. open\n   - lid\n4. close',
  ],
  [
    'a quote has its sign, also within',
    '<blockquote><div>so</div><blockquote><div>and so</div></blockquote></blockquote>',
    '> so\n> > and so',
  ],
  ['code keeps its spaces', '<pre><code>a  b\n  c</code></pre>', 'a  b\n  c'],
  [
    'a link says where it leads',
    '<div>See <a href="https://adler.example/x">here</a>.</div>',
    'See here <https://adler.example/x>.',
  ],
  [
    'a link that says so already does not say it twice',
    '<a href="https://adler.example/">adler.example</a>',
    'adler.example',
  ],
  ['an address neither', '<a href="mailto:a@b.example">a@b.example</a>', 'a@b.example'],
  ['a picture is its name', '<div><img src="cid:1" alt="lid.png"></div>', '[lid.png]'],
  [
    'signs are signs',
    '<div>1 &lt; 2 &amp;&amp; &quot;x&quot; &#228; &#x1f600;&nbsp;!</div>',
    '1 < 2 && "x" ä 😀 !',
  ],
  [
    'a table is its rows',
    '<table><tbody><tr><td>Tank</td><td>CHF 12</td></tr><tr><td>Lid</td><td>3</td></tr></tbody></table>',
    'Tank | CHF 12\nLid | 3',
  ],
  ['what does not close is words all the same', '<div>a <strong>b', 'a b'],
])('%s', (_, html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

test.each(['', 'one', 'a\nb', 'a\n\n\nb\n c', '<b> & "q"', '  two  spaces'])(
  'words come back as they were: %j',
  (text) => {
    expect(textOfHtml(htmlOfText(text))).toBe(text);
    expect(isPlainHtml(htmlOfText(text))).toBe(true);
  },
);

test('only lines and links that say themselves are plain', () => {
  expect(
    isPlainHtml('<div>a<br>b</div><div><a href="https://x.example/a">https://x.example/a</a></div>'),
  ).toBe(true);
  for (const html of [
    '<div><strong>a</strong></div>',
    '<ul><li>a</li></ul>',
    '<div><a href="https://x.example">y</a></div>',
    '<img src="cid:1">',
  ])
    expect(isPlainHtml(html)).toBe(false);
});

test('pictures are named once each', () => {
  expect(picturesIn('<img alt="a" src="cid:1"><div><img src="cid:2"><img src="cid:1"></div>')).toEqual([
    '1',
    '2',
  ]);
});

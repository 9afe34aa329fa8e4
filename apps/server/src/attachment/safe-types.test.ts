import { expect, test } from 'vitest';
import { safeType } from './safe-types.ts';

const bytes = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
const page = bytes('<!doctype html><script>alert(1)</script>');

const honest: [type: string, beginning: string][] = [
  ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ['image/gif', 'GIF89a\x01\0'],
  ['image/gif', 'GIF87a\x01\0'],
  ['image/webp', 'RIFF\x24\0\0\0WEBPVP8 '],
  ['image/avif', '\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B'],
  ['image/avif', '\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf'],
  ['image/bmp', 'BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'],
  ['audio/mpeg', 'ID3\x04\0\0'],
  ['audio/mpeg', '\xff\xfb\x90\x64'],
  ['audio/ogg', 'OggS\0\x02'],
  ['audio/wav', 'RIFF\x24\0\0\0WAVEfmt '],
  ['video/mp4', '\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41'],
  ['video/mp4', '\0\0\0\x18ftypXYZ \0\0\0\0XYZ mp42'],
  ['video/webm', '\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\x82\x84webm'],
  ['application/pdf', '%PDF-1.7\n'],
];

test.each(honest)('%s that begins like one is served as it', (type, beginning) => {
  expect(safeType(type, bytes(beginning))).toBe(type);
  expect(safeType(`${type.toUpperCase()}; name=x`, bytes(beginning))).toBe(type);
});

test.each([...new Set(honest.map(([type]) => type))])(
  '%s that is a page, another kind or empty is bytes',
  (type) => {
    const others = honest.filter(([of]) => of !== type).map(([, beginning]) => bytes(beginning));
    for (const beginning of [page, bytes(''), bytes('BM<script>'), bytes('\0\0\0\0ftyp'), ...others])
      expect(safeType(type, beginning)).toBe('application/octet-stream');
  },
);

test.each([
  'text/html',
  'image/svg+xml',
  'text/xml',
  'application/xhtml+xml',
  'text/javascript',
  '',
  '__proto__',
  'constructor',
])('"%s" is never served as itself, whatever it begins with', (type) => {
  for (const [, beginning] of honest)
    expect(safeType(type, bytes(beginning))).toBe('application/octet-stream');
});

test('words are served as words', () => {
  expect(safeType('text/plain', page)).toBe('text/plain; charset=utf-8');
  expect(safeType('Text/CSV; charset=x', page)).toBe('text/plain; charset=utf-8');
});

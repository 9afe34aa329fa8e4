import { expect, test } from 'vitest';
import { attachmentKind } from './attachmentKind.ts';

test.each([
  ['image/png', 'image'],
  ['IMAGE/JPEG; name=a.jpg', 'image'],
  ['image/svg+xml', 'other'],
  ['image/heic', 'other'],
  ['application/pdf', 'pdf'],
  ['text/plain; charset=utf-8', 'text'],
  ['text/csv', 'text'],
  ['text/html', 'other'],
  ['application/zip', 'other'],
  ['', 'other'],
])('%j is looked at as %s', (type, kind) => {
  expect(attachmentKind({ type })).toBe(kind);
});

import { expect, test } from 'vitest';
import { estimatedHeight, rememberedHeight, rememberHeight } from './frameHeights.ts';

test('a height is remembered for one mail at one width', () => {
  rememberHeight('m1', 512.2, 300);
  expect(rememberedHeight('m1', 512)).toBe(300);
  expect(rememberedHeight('m1', 360)).toBeUndefined();
  expect(rememberedHeight('m2', 512)).toBeUndefined();
  rememberHeight('m1', 512, 340);
  expect(rememberedHeight('m1', 512)).toBe(340);
});

test('what was never seen is estimated from its lines, which are longer in a wide frame', () => {
  expect(estimatedHeight('Hello', 500)).toBe(40);
  expect(estimatedHeight('Hello\n\nWorld\n\nBye', 500)).toBe(100);
  const long = 'word '.repeat(200);
  expect(estimatedHeight(long, 300)).toBeGreaterThan(estimatedHeight(long, 600));
});

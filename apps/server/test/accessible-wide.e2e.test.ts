import { describe, expect, test } from 'vitest';
import { everyPage } from './support/every-page.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('every page of the console, on a wide screen', () => {
  const desk = everyPage();

  test('axe finds nothing, by day nor by night', async () => {
    expect(await desk.faults('wide')).toEqual({});
    expect(desk.pages.length).toBeGreaterThan(20);
  });
});

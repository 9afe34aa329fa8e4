import { describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { everyPage, looks, themes } from './support/every-page.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('what is reached by keys on every page of the console', () => {
  const desk = everyPage();

  test.each(looks)('$theme, $width: palette, sheet and search box are without a fault, too', async (how) => {
    await desk.look(desk.page, how);
    await desk.show(desk.page, '/inbox/all');
    const wrong: Record<string, string[]> = {};
    for (const [keys, name] of [
      [['Control+k'], 'Do or find anything'],
      [['?'], 'Keys'],
    ] as const) {
      for (const key of keys) await desk.page.keyboard.press(key);
      await desk.page.getByRole('dialog', { name }).waitFor();
      const found = await violations(desk.page);
      if (found.length) wrong[name] = found;
      await desk.page.keyboard.press('Escape');
      await desk.page.getByRole('dialog', { name }).waitFor({ state: 'detached' });
    }
    await desk.page.keyboard.press('/');
    await desk.page.keyboard.type('is:');
    await desk.page.getByRole('option', { name: /is:open/ }).waitFor();
    const found = await violations(desk.page);
    if (found.length) wrong['search'] = found;
    expect(wrong).toEqual({});
  });

  test.each(themes)('%s: wherever Tab leads, one sees it', async (theme) => {
    await desk.look(desk.page, { theme, width: 'wide' });
    const lost: string[] = [];
    for (const { path } of desk.pages) {
      await desk.show(desk.page, path);
      for (let step = 0; step < 60; step++) {
        await desk.page.keyboard.press('Tab');
        const at = await desk.page.evaluate<string | null>(whereUnseen);
        if (at === 'end') break;
        if (at) lost.push(`${path}: ${at}`);
      }
    }
    expect([...new Set(lost)]).toEqual([]);
  });
});

/** The focused element when neither it nor what holds it shows that it is; `end` when the focus left the page. */
const whereUnseen = `(() => {
  const now = document.activeElement;
  if (!now || now === document.body) return 'end';
  if (now.tagName === 'IFRAME') return null;
  const shows = (element, pseudo) => {
    const { boxShadow, outlineStyle, outlineWidth } = getComputedStyle(element, pseudo);
    return boxShadow !== 'none' || (outlineStyle !== 'none' && outlineWidth !== '0px');
  };
  for (let element = now, far = 0; element && far < 3; element = element.parentElement, far++)
    if (shows(element)) return null;
  return now.outerHTML.slice(0, 120);
})()`;

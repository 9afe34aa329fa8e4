import { describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { everyPage, looks, themes } from './support/every-page.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('what is reached by keys on every page of the console', () => {
  const desk = everyPage();

  test.each(looks)('$theme, $width: palette, sheet and search box are without a fault, too', async (how) => {
    await desk.look(desk.page, how);
    await desk.load(desk.page, '/inbox/all');
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

  test('wherever Tab leads, one sees it, by day and by night', async () => {
    await desk.look(desk.page, { theme: 'light', width: 'wide' });
    await desk.page.evaluate(withoutTransitions);
    const lost: string[] = [];
    let steps = 0;
    for (const { path } of desk.pages) {
      await desk.show(desk.page, path);
      await desk.page.evaluate(toTheTop);
      for (let step = 0; step < 60; step++) {
        await desk.page.keyboard.press('Tab');
        const at = await desk.page.evaluate<string[] | 'end'>(whereUnseen);
        if (at === 'end') break;
        steps++;
        for (const where of at) lost.push(`${path}: ${where}`);
      }
    }
    expect([...new Set(lost)]).toEqual([]);
    // So many at least on each page: the ways to the others.
    expect(steps).toBeGreaterThan(desk.pages.length * 10);
  });
});

/** The next Tab leads to what comes first on the page. */
const toTheTop = `(() => {
  document.activeElement.blur();
  getSelection().collapse(document.body, 0);
})()`;

/** What a theme says of the focus is so at once. */
const withoutTransitions = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after { transition: none !important }');
  document.adoptedStyleSheets.push(sheet);
})()`;

/** The focused element, by theme, where neither it nor what holds it shows that it is; `end` when the focus left the page. */
const whereUnseen = `(() => {
  const now = document.activeElement;
  if (!now || now === document.body) return 'end';
  if (now.tagName === 'IFRAME') return [];
  const shows = (element, pseudo) => {
    const { boxShadow, outlineStyle, outlineWidth } = getComputedStyle(element, pseudo);
    return boxShadow !== 'none' || (outlineStyle !== 'none' && outlineWidth !== '0px');
  };
  const isSeen = () => {
    for (let element = now, far = 0; element && far < 3; element = element.parentElement, far++)
      if (shows(element)) return true;
    return false;
  };
  const { dataset } = document.documentElement;
  const themes = ${JSON.stringify(themes)}.filter((theme) => {
    dataset.theme = theme;
    return !isSeen();
  });
  dataset.theme = 'light';
  return themes.map((theme) => theme + ' ' + now.outerHTML.slice(0, 120));
})()`;

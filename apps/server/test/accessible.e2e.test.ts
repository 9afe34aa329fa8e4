import { conversationList } from '@kontor/contracts/conversation';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, startChromium } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

const widths = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const looks = (['light', 'dark'] as const).flatMap((theme) =>
  (Object.keys(widths) as (keyof typeof widths)[]).map((width) => ({ theme, width })),
);
/** Reached without being signed in. */
const open = ['signIn', 'setUp', 'forgot', 'accountLink'];

describe.skipIf(without('chromium'))('every page of the console', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let page: Page;
  let stranger: Page;
  /** Name and address of each page, from the console's own router. */
  let pages: { name: string; path: string }[];
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    await kontor.send({ from: 'Anna <anna@kunde.example>', subject: 'The tank leaks', text: 'It leaks.' });
    const row = await until(
      'it came in',
      async () => (await kontor.api('admin').get('/conversations?view=all', conversationList)).items[0],
    );
    browser = await startChromium();
    page = await openConsole(browser, kontor.url, { email: kontor.cast.people.admin.email, password });
    stranger = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await stranger.goto(`${kontor.url}/sign-in`);
    const routes = await page.evaluate<{ name?: string; path: string }[]>(
      `document.querySelector('#app').__vue_app__.config.globalProperties.$router
        .getRoutes().map(({ name, path }) => ({ name, path }))`,
    );
    const values: Record<string, string> = {
      list: 'all',
      conversation: String(row.number),
      panel: 'customer',
      token: 'unknown',
      rest: 'nowhere',
    };
    pages = routes.flatMap(({ name, path }) => {
      if (!name) return [];
      const id = name === 'channel' ? row.channelId! : row.customer.id;
      const filled = path.replace(/:(\w+)(\([^)]*\))?[?*]?/g, (_, slot: string) => values[slot] ?? id);
      return [{ name, path: filled }];
    });
    pages.push(
      { name: 'a list', path: '/inbox/mine' },
      { name: 'a conversation', path: `/inbox/all/${row.number}` },
      { name: 'what was found', path: '/inbox/everything?q=leaks' },
      { name: 'a wrong search', path: '/inbox/everything?q=is:happy' },
      { name: 'customers', path: '/customers?q=anna' },
    );
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });

  async function show(on: Page, path: string): Promise<void> {
    await on.goto(kontor.url + path);
    await on.locator('h1:visible, h2:visible').first().waitFor();
    await on.waitForLoadState('networkidle');
  }
  const look = async (on: Page, { theme, width }: (typeof looks)[number]) => {
    await on.setViewportSize(widths[width]);
    await on.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await on.locator(`html[data-theme='${theme}']`).waitFor();
  };

  test.each(['wide', 'phone'] as const)('%s: axe finds nothing, by day nor by night', async (width) => {
    const wrong: Record<string, string[]> = {};
    for (const { name, path } of pages) {
      const on = open.includes(name) ? stranger : page;
      await look(on, { theme: 'light', width });
      await show(on, path);
      for (const theme of ['light', 'dark'] as const) {
        await look(on, { theme, width });
        const found = await violations(on);
        if (found.length) wrong[`${theme}: ${name} ${path}`] = found;
      }
    }
    expect(pages.length).toBeGreaterThan(20);
    expect(wrong).toEqual({});
  });

  test.each(looks)('$theme, $width: palette, sheet and search box are without a fault, too', async (how) => {
    await look(page, how);
    await show(page, '/inbox/all');
    const wrong: Record<string, string[]> = {};
    for (const [keys, name] of [
      [['Control+k'], 'Do or find anything'],
      [['?'], 'Keys'],
    ] as const) {
      for (const key of keys) await page.keyboard.press(key);
      await page.getByRole('dialog', { name }).waitFor();
      const found = await violations(page);
      if (found.length) wrong[name] = found;
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name }).waitFor({ state: 'detached' });
    }
    await page.keyboard.press('/');
    await page.keyboard.type('is:');
    await page.getByRole('option', { name: /is:open/ }).waitFor();
    const found = await violations(page);
    if (found.length) wrong['search'] = found;
    expect(wrong).toEqual({});
  });

  test.each(['light', 'dark'] as const)('%s: wherever Tab leads, one sees it', async (theme) => {
    await look(page, { theme, width: 'wide' });
    const lost: string[] = [];
    for (const { path } of pages.filter(({ name }) => !open.includes(name))) {
      await show(page, path);
      for (let step = 0; step < 60; step++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate<string | null>(whereUnseen);
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

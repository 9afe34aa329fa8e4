import { conversationList } from '@kontor/contracts/conversation';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { violations } from './axe.ts';
import { openConsole, startChromium, walkTo } from './browser.ts';
import { type BuiltKontor, startBuiltKontor } from './built-kontor.ts';
import { password } from './cast.ts';
import { until } from './until.ts';

const widths = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
type Width = keyof typeof widths;
export const themes = ['light', 'dark'] as const;
export interface Look {
  theme: (typeof themes)[number];
  width: Width;
}
export const looks: Look[] = themes.flatMap((theme) =>
  (Object.keys(widths) as Width[]).map((width) => ({ theme, width })),
);
/** Reached without being signed in. */
const open = ['signIn', 'setUp', 'forgot', 'accountLink'];

/**
 * Every page of the console, by its own router, before an admin and before a stranger; set up before the tests of the file
 * that asks for it, and closed after them.
 */
export function everyPage() {
  let kontor: BuiltKontor;
  let browser: Browser;
  let page: Page;
  let stranger: Page;
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

  /** Anew, with nothing left of what was done before. */
  async function load(on: Page, path: string): Promise<void> {
    await on.goto(kontor.url + path);
    await on.locator('h1:visible, h2:visible').first().waitFor();
    await on.waitForLoadState('networkidle');
  }
  async function show(on: Page, path: string): Promise<void> {
    await walkTo(on, path);
    await on.locator('h1:visible, h2:visible').first().waitFor();
  }
  const look = async (on: Page, { theme, width }: Look) => {
    await on.setViewportSize(widths[width]);
    await on.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await on.locator(`html[data-theme='${theme}']`).waitFor();
  };

  /** What axe finds on each page, by day and by night. */
  async function faults(width: Width): Promise<Record<string, string[]>> {
    const wrong: Record<string, string[]> = {};
    for (const { name, path } of pages) {
      const on = open.includes(name) ? stranger : page;
      await look(on, { theme: 'light', width });
      await show(on, path);
      for (const theme of themes) {
        await look(on, { theme, width });
        const found = await violations(on);
        if (found.length) wrong[`${theme}: ${name} ${path}`] = found;
      }
    }
    return wrong;
  }

  return {
    /** Of the admin. */
    get page() {
      return page;
    },
    /** Those of who is signed in. */
    get pages() {
      return pages.filter(({ name }) => !open.includes(name));
    },
    load,
    show,
    look,
    faults,
  };
}

// The pictures of docs/screenshots, taken in Debian's Chromium from a demo that runs: npm run demo, then
// npx node scripts/screenshots.ts. Its people read English afterwards. KONTOR_URL names another address than the usual.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { root } from './lib/building.ts';

const url = process.env['KONTOR_URL'] ?? 'http://127.0.0.1:3000';
const folder = join(root, 'docs/screenshots');
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

interface Sitting {
  as?: 'lena' | 'admin';
  view?: { width: number; height: number };
  dark?: boolean;
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  await take('signin', {}, async (page) => {
    await page.getByLabel('E-mail').fill('lena@adler-kaffee.example');
  });
  await take('console', { as: 'lena' }, openConversation);
  await take('console-dark', { as: 'lena', dark: true }, openConversation);
  await take('phone', { as: 'lena', view: phone }, (page) => firstRow(page).waitFor());
  await take('channel', { as: 'admin' }, async (page) => {
    await page.goto(`${url}/settings/channels`);
    await page.getByRole('listitem').filter({ hasText: 'support@' }).getByRole('link').click();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('button', { name: 'Check again' }).waitFor();
  });
} finally {
  await browser.close();
}

async function take(name: string, sitting: Sitting, show: (page: Page) => Promise<unknown>): Promise<void> {
  const { view = desk } = sitting;
  const page = await sitDown(browser, sitting);
  await show(page);
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  await page.mouse.move(view.width, view.height);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  await page.context().close();
  process.stdout.write(`docs/screenshots/${name}.png\n`);
}

async function sitDown(on: Browser, { as, view = desk, dark = false }: Sitting): Promise<Page> {
  const context = await on.newContext({
    viewport: view,
    locale: 'en-GB',
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  if (!as) return page;
  await page.getByLabel('E-mail').fill(`${as}@adler-kaffee.example`);
  await page.getByLabel('Password').fill('demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/inbox/**');
  await speakEnglish(page);
  return page;
}

/** As the README speaks; the demo's people read German. */
async function speakEnglish(page: Page): Promise<void> {
  const api = `${url}/api/v1`;
  const { agent } = (await (await page.request.get(`${api}/session`)).json()) as {
    agent: { name: string; zone: string | null };
  };
  const { name, zone } = agent;
  await page.request.put(`${api}/me`, { headers: { origin: url }, data: { name, zone, locale: 'en' } });
  await page.reload();
  await page.waitForLoadState('networkidle');
}

function firstRow(page: Page) {
  return page.locator('section.list').getByRole('link').nth(0);
}

/** The first of hers, with the reply that she is about to write. */
async function openConversation(page: Page): Promise<void> {
  await firstRow(page).click();
  await page.getByRole('log').waitFor();
  await page.getByRole('button', { name: /^Reply to / }).click();
  await page.getByRole('textbox').last().waitFor();
}

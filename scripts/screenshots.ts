// The pictures of docs/screenshots, taken in Debian's Chromium from a demo that runs: npm run demo, then
// npx node scripts/screenshots.ts. KONTOR_URL names another address than the usual. First those of the README, then a sheet
// of every page: wide and on a phone, light and dark, in both languages.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { root } from './lib/building.ts';
import { type Screen, settingsScreens, takeSheets } from './lib/screen-sheets.ts';
import { phone, settled, sitDown, type Sitting } from './lib/sitting.ts';

const url = process.env['KONTOR_URL'] ?? 'http://127.0.0.1:3000';
const folder = join(root, 'docs/screenshots');
const pages = join(folder, 'pages');
const say = (line: string) => process.stdout.write(`${line}\n`);

mkdirSync(pages, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  await take('signin', {}, (page) => page.getByLabel('E-mail').fill('lena@adler-kaffee.example'));
  await take('console', { as: 'lena' }, openConversation);
  await take('console-dark', { as: 'lena', dark: true }, openConversation);
  await take('phone', { as: 'lena', view: phone }, (page) => firstRow(page).waitFor());
  await take('channel', { as: 'admin' }, openChannel);
  const screens: Screen[] = [
    { name: 'sign-in', path: '/sign-in' },
    { name: 'forgot', path: '/forgot' },
    { name: 'inbox', as: 'lena', path: '/inbox/mine', first: (page) => firstRow(page).waitFor() },
    { name: 'inbox-empty', as: 'lena', path: '/inbox/spam' },
    { name: 'conversation', as: 'lena', path: '/inbox/mine', first: readConversation },
    { name: 'customers', as: 'lena', path: '/customers' },
    { name: 'notifications', as: 'lena', path: '/notifications' },
    { name: 'nowhere', as: 'lena', path: '/no-such-page' },
    ...(await settingsScreens(browser, url)),
    { name: 'settings-first-run', as: 'admin', path: '/settings/first-run' },
    { name: 'settings-channel', as: 'admin', path: '/settings/channels', first: openFirstChannel },
  ];
  await takeSheets(browser, url, screens, pages, (file) => say(`docs/screenshots/pages/${file}`));
} finally {
  await browser.close();
}

async function take(name: string, sitting: Sitting, show: (page: Page) => Promise<unknown>): Promise<void> {
  const page = await sitDown(browser, url, sitting);
  await show(page);
  await settled(page);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  await page.context().close();
  say(`docs/screenshots/${name}.png`);
}

function firstRow(page: Page) {
  return page.locator('section.list .row').first();
}

async function readConversation(page: Page): Promise<void> {
  await firstRow(page).click();
  await page.getByRole('log').waitFor();
}

/** The first of hers, with the reply that she is about to write. */
async function openConversation(page: Page): Promise<void> {
  await readConversation(page);
  await page.getByRole('button', { name: /^Reply to / }).click();
  await page.getByRole('textbox').last().waitFor();
}

async function openFirstChannel(page: Page): Promise<void> {
  await page.getByRole('listitem').getByRole('link').first().click();
  await page.getByRole('button', { name: /^(Check|Prüfen)$/ }).waitFor();
}

async function openChannel(page: Page): Promise<void> {
  await page.goto(`${url}/settings/channels`);
  await page.getByRole('listitem').filter({ hasText: 'support@' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: 'Check again' }).waitFor();
}

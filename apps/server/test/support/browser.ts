import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { until } from './until.ts';

/** How long what is awaited on a page may take. No test is about that: a busy machine is slow, and what fails fails anyhow. */
const patience = 150_000;

/** Those in which errors are no fault of ours. */
const mayErr = new WeakSet<BrowserContext>();

/** What errs in these pages is what a test is about, or somebody else's. */
export function expectErrors(context: BrowserContext): void {
  mayErr.add(context);
}

/**
 * Debian's Chromium, without anything that leaves the machine. An error that nothing in a page has caught makes its closing
 * fail.
 */
export async function startChromium(more: string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    timeout: patience,
    executablePath: '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
  const errors: string[] = [];
  browser.on('context', (context) => {
    context.setDefaultTimeout(patience);
    context.on('weberror', (one) => {
      if (!mayErr.has(context))
        errors.push(`${one.page()?.url()}: ${one.error().stack ?? one.error().message}`);
    });
  });
  const close = browser.close.bind(browser);
  browser.close = async (options) => {
    await close(options);
    if (errors.length > 0) throw new Error(`Nothing in these pages has caught:\n${errors.join('\n')}`);
  };
  return browser;
}

/** Opens the console of its own browser profile and signs in as a person would. */
export async function openConsole(
  browser: Browser,
  url: string,
  { email, password }: { email: string; password: string },
  view = { width: 1440, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({ viewport: view, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/inbox/**');
  return page;
}

const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))';

/**
 * Goes to another address of the console as a link in it leads there, and waits until nothing is asked for any more. Loading
 * the whole console anew at each address takes many times as long.
 */
export async function walkTo(page: Page, path: string): Promise<void> {
  const onTheirWay = new Set<Request>();
  const begun = (request: Request) => void onTheirWay.add(request);
  const ended = (request: Request) => void onTheirWay.delete(request);
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended);
  try {
    await page.evaluate(
      `document.querySelector('#app').__vue_app__.config.globalProperties.$router.push(${JSON.stringify(path)})
        .then(() => {})`,
    );
    await until(`all of ${path} has come`, async () => {
      if (onTheirWay.size > 0) return false;
      await page.evaluate(twoFrames);
      return onTheirWay.size === 0;
    });
  } finally {
    page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended);
  }
}

/** What an agent does in the console, by the words on the screen. */
export const inConsole = (page: Page) => ({
  /** A conversation in the list, by its subject. */
  row: (subject: string) =>
    page.getByRole('group', { name: 'All open' }).getByRole('link').filter({ hasText: subject }),
  timeline: page.getByRole('log', { name: 'Messages and events' }),
  text: page.getByLabel('Text of the reply'),
  /** What stands in the field. */
  words: async () => (await page.getByLabel('Text of the reply').innerText()).trim(),
  /** The addresses in To, Cc or Bcc. */
  async recipients(field: 'To' | 'Cc' | 'Bcc'): Promise<string[]> {
    const pills = page.getByRole('group', { name: field, exact: true }).locator('.pill');
    return (await pills.allInnerTexts()).map((text) => text.trim());
  },
  async beginReply(): Promise<void> {
    await page.getByRole('button', { name: /^Reply to / }).click();
  },
  async write(text: string): Promise<void> {
    await page.getByLabel('Text of the reply').fill(text);
  },
  async addTo(address: string): Promise<void> {
    const field = page.getByLabel('Add an address: To');
    await field.fill(address);
    await field.press('Enter');
  },
  async send(): Promise<void> {
    await page.getByRole('button', { name: 'Send and wait' }).click();
  },
  async sendNow(): Promise<void> {
    await page.getByRole('button', { name: 'Send now' }).click();
  },
});

import { type Browser, chromium, type Page } from 'playwright-core';

/** How long what is awaited on a page may take. No test is about that: a busy machine is slow, and what fails fails anyhow. */
const patience = 150_000;

/** Debian's Chromium, without anything that leaves the machine. */
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
  browser.on('context', (context) => context.setDefaultTimeout(patience));
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

import type { Browser, Page } from 'playwright-core';

/** Somebody of the demo in front of a screen. */
export interface Sitting {
  as?: 'lena' | 'admin';
  view?: { width: number; height: number };
  dark?: boolean;
  /** Of who sits there; the demo's people read it afterwards, too. */
  language?: 'en' | 'de';
}

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export async function sitDown(
  browser: Browser,
  url: string,
  { as, view = desk, dark = false, language = 'en' }: Sitting,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: view,
    locale: language === 'en' ? 'en-GB' : 'de-CH',
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  if (as) await signIn(page, url, as, language);
  await page.goto(as ? `${url}/` : `${url}/sign-in`);
  return page;
}

/** Through the API, which asks for the console's own origin. */
async function signIn(page: Page, url: string, who: string, locale: string): Promise<void> {
  const api = `${url}/api/v1`;
  const headers = { origin: url };
  const data = { email: `${who}@adler-kaffee.example`, password: 'demo' };
  const answer = await page.request.post(`${api}/session`, { headers, data });
  if (!answer.ok()) throw new Error(`${url} does not let ${who} in: is it the demo?`);
  const { agent } = (await (await page.request.get(`${api}/session`)).json()) as {
    agent: { name: string; zone: string | null };
  };
  await page.request.put(`${api}/me`, { headers, data: { name: agent.name, zone: agent.zone, locale } });
}

/** Waits until nothing on the page is on its way, and keeps what moves still. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  const { width, height } = page.viewportSize()!;
  await page.mouse.move(width, height);
}

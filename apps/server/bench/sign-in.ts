import { startChromium } from '../test/support/browser.ts';
import type { BenchContext, Figure } from './bench.ts';
import { chromiumIsThere, inPage } from './support/console-page.ts';
import { median, percentile, rounded } from './support/figures.ts';
import { stage } from './support/stage.ts';

export const name = 'sign-in';
export const needs = ['server', 'console'];

/** In Chromium, each time with an empty cache: from "Sign in" to the frame in which the conversation that was asked for stands. */
export async function run(context: BenchContext): Promise<Figure[]> {
  if (!chromiumIsThere(context)) return [];
  const { admin, url } = await stage(context);
  const { rows } = await admin.query<{ number: number }>(
    `select number from conversation where status = 'open' and waiting_since is not null
     order by waiting_since limit 1`,
  );
  const browser = await startChromium();
  const times: number[] = [];
  try {
    for (let round = 0; round < (context.small ? 3 : 10); round++) {
      const profile = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
      const page = await profile.newPage();
      await page.goto(`${url}/sign-in?next=/inbox/all/${rows[0]!.number}`);
      await page.getByLabel('E-mail').fill('admin@adler-kaffee.example');
      await page.getByLabel('Password').fill('demo');
      await page.evaluate(inPage);
      const shown = page.evaluate<number>('signedIn()');
      await page.evaluate('0');
      const [ms] = await Promise.all([shown, page.getByRole('button', { name: 'Sign in' }).click()]);
      times.push(ms);
      await profile.close();
    }
  } finally {
    await browser.close();
  }
  context.log(`p50 ${rounded(median(times))} ms, p95 ${rounded(percentile(times, 0.95))} ms`);
  return [{ name: 'sign-in.paint', value: percentile(times, 0.95), unit: 'ms' }];
}

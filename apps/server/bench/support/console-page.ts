import { existsSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { openConsole, startChromium } from '../../test/support/browser.ts';
import type { BenchContext } from '../bench.ts';
import { longConversation } from './long-conversation.ts';
import { stage } from './stage.ts';

const chromium = '/usr/bin/chromium';

/** Says so when it is not: nothing is left out in silence. */
export function chromiumIsThere(context: BenchContext): boolean {
  if (existsSync(chromium)) return true;
  context.log(`not measured: there is no ${chromium} (Debian's package "chromium")`);
  return false;
}

/** The admin's console in a Chromium of its own, on the list of all that is open. None without Chromium. */
export async function withConsole<Result>(
  context: BenchContext,
  work: (page: Page, metrics: (name: string) => Promise<number>, devtools: CDPSession) => Promise<Result>,
): Promise<Result | undefined> {
  if (!chromiumIsThere(context)) return undefined;
  const { url } = await stage(context);
  await amongOthers(context);
  const browser = await startChromium();
  try {
    const page = await openConsole(browser, url, {
      email: 'admin@adler-kaffee.example',
      password: 'demo',
    });
    await page.goto(`${url}/inbox/all`);
    await page.locator('[data-row]').first().waitFor();
    await page.evaluate(inPage);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const metrics = async (name: string) =>
      (await devtools.send('Performance.getMetrics')).metrics.find((one) => one.name === name)!.value;
    return await work(page, metrics, devtools);
  } finally {
    await browser.close();
  }
}

/** Every tenth conversation of the list's beginning is one of 500 messages. */
function amongOthers(context: BenchContext): Promise<void> {
  return context.shared('long conversations', async () => {
    const { admin } = await stage(context);
    const { rows } = await admin.query<{ waiting_since: Date }>(
      `select waiting_since from conversation where status = 'open' and waiting_since is not null
       order by waiting_since limit 200`,
    );
    const places = rows.filter((_, i) => i % (context.small ? 20 : 10) === 3);
    for (const [n, { waiting_since }] of places.entries())
      await admin.query(
        `update conversation set subject = $2, subject_key = lower($2), waiting_since = $3 where id = $1`,
        [await longConversation(admin, 500), `Lang und breit ${n}`, waiting_since],
      );
    return { thing: undefined, end: async () => {} };
  });
}

/**
 * A frame that finds a conversation there when it begins shows it; what is posted from the frame is answered after it was
 * drawn. A key press counts from when the browser got it.
 */
export const inPage = `
  globalThis.drawn = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(null);
  }));
  globalThis.stepped = () => new Promise((resolve, reject) => {
    const before = location.pathname;
    setTimeout(() => reject(new Error('After ' + before + ' no other conversation was shown')), 20_000);
    addEventListener('keydown', (press) => {
      const look = () => {
        const [, , , number] = location.pathname.split('/');
        const pane = document.querySelector('section.pane');
        const isThere = location.pathname !== before && number &&
          pane?.getAttribute('aria-label')?.startsWith('#' + number + ' ') && pane.querySelector('[role=log] article');
        if (isThere) drawn().then((at) => resolve(at - press.timeStamp));
        else requestAnimationFrame(look);
      };
      look();
    }, { capture: true, once: true });
  });
  globalThis.signedIn = () => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('No conversation was shown')), 60_000);
    addEventListener('click', (click) => {
      const look = () => {
        if (document.querySelector('section.pane [role=log] article')) drawn().then((at) => resolve(at - click.timeStamp));
        else requestAnimationFrame(look);
      };
      look();
    }, { capture: true, once: true });
  });
  globalThis.watchFrames = () => {
    let last = performance.now(), longest = 0, goes = true;
    const next = (at) => { longest = Math.max(longest, at - last); last = at; if (goes) requestAnimationFrame(next); };
    requestAnimationFrame((at) => { last = at; next(at); });
    globalThis.longestFrame = () => { goes = false; return longest; };
  };`;

/** Presses a key that opens another conversation; milliseconds until that is painted. */
export async function step(page: Page, key: 'j' | 'k'): Promise<number> {
  const shown = page.evaluate<number>('stepped()');
  await page.evaluate('0');
  const [ms] = await Promise.all([shown, page.keyboard.press(key)]);
  return ms;
}

/** What a page costs that has nothing to draw. */
export const bareFrame = (page: Page) =>
  page.evaluate<number>(
    '(async () => { const began = performance.now(); return (await drawn()) - began; })()',
  );

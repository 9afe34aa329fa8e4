import type pg from 'pg';
import type { Page } from 'playwright-core';
import { openConsole, startChromium } from '../test/support/browser.ts';
import type { BenchContext, Figure } from './bench.ts';
import { chromiumIsThere } from './support/console-page.ts';
import { median, percentile, rounded } from './support/figures.ts';
import { longConversation } from './support/long-conversation.ts';
import { stage } from './support/stage.ts';

export const name = 'open-paint';
export const needs = ['server', 'console'];

const subjects = ['Riss im Tank', 'Mahlwerk blockiert', 'Pumpe zu laut', 'Dampf ohne Druck'];

/** In Chromium: from the click on a row of the list to the frame in which the conversation stands, 500 messages long. */
export async function run(context: BenchContext): Promise<Figure[]> {
  if (!chromiumIsThere(context)) return [];
  const { admin, url } = await stage(context);
  for (const subject of subjects) await onTop(admin, await longConversation(admin, 500), subject);
  const browser = await startChromium();
  try {
    const page = await openConsole(browser, url, {
      email: 'lena@adler-kaffee.example',
      password: 'demo',
    });
    await page.goto(`${url}/inbox/all`);
    await page.evaluate(watching);
    const rounds = context.small ? 3 : 10;
    for (const subject of subjects) await painted(page, subject);
    const times: number[] = [];
    const bare: number[] = [];
    for (let i = 0; i < rounds; i++)
      for (const subject of subjects) {
        times.push(await painted(page, subject));
        bare.push(await page.evaluate<number>('nextFrame()'));
      }
    context.log(`p50 ${rounded(median(times))} ms, p95 ${rounded(percentile(times, 0.95))} ms`);
    return [
      {
        name: 'open.paint',
        value: percentile(times, 0.95),
        unit: 'ms',
        floor: percentile(bare, 0.95),
      },
    ];
  } finally {
    await browser.close();
  }
}

/** It has waited longest, so that it heads the list, and is called by its subject. */
async function onTop(admin: pg.Pool, id: string, subject: string): Promise<void> {
  await admin.query(
    `update conversation set subject = $2, subject_key = lower($2), waiting_since = '2000-01-01' where id = $1`,
    [id, subject],
  );
}

/**
 * Runs in the page. A frame that finds the conversation there when it begins shows it; what is posted from it is answered
 * after it was drawn. The click counts from when the browser got it.
 */
const watching = `
  const drawn = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(null);
  });
  globalThis.nextFrame = () => new Promise((resolve) => {
    const began = performance.now();
    requestAnimationFrame(() => drawn().then((at) => resolve(at - began)));
  });
  globalThis.opened = (subject) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(subject + ' was not shown')), 20_000);
    addEventListener('click', (click) => {
      const look = () => {
        const isTitled = [...document.querySelectorAll('h1')].some((title) => title.textContent.trim() === subject);
        const isThere = isTitled && document.querySelector('[role=log] article');
        if (isThere) drawn().then((at) => resolve(at - click.timeStamp));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });`;

async function painted(page: Page, subject: string): Promise<number> {
  const opened = page.evaluate<number>(`opened(${JSON.stringify(subject)})`);
  const row = page.getByRole('link').filter({ hasText: subject }).first();
  const [ms] = await Promise.all([opened, row.click()]);
  return ms;
}

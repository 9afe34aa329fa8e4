import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { BenchContext, Figure } from './bench.ts';
import { withConsole } from './support/console-page.ts';
import type { Person } from './support/person.ts';
import { stage } from './support/stage.ts';

export const name = 'scrolling';
export const needs = ['server', 'console'];

const changesPerSecond = 20;

/** In Chromium: the longest frame while the list is scrolled and 20 changes a second arrive in it; the floor is without them. */
export async function run(context: BenchContext): Promise<Figure[]> {
  const { person } = await stage(context);
  const colleague = await person('admin');
  const seconds = context.small ? 4 : 20;
  const figures = await withConsole(context, async (page) => {
    const floor = await longestFrame(page, seconds);
    const changing = change(colleague, seconds);
    const value = await longestFrame(page, seconds);
    context.log(`${await changing} changes`);
    return [{ name: 'scrolling.frame', value, unit: 'ms', floor }];
  });
  return figures ?? [];
}

async function longestFrame(page: Page, seconds: number): Promise<number> {
  await page.locator('[data-row]').first().hover();
  await page.evaluate('watchFrames()');
  for (let i = 0; i < seconds * 10; i++) {
    await page.mouse.wheel(0, i % 40 < 20 ? 120 : -120);
    await wait(100);
  }
  return page.evaluate<number>('longestFrame()');
}

/** Priorities up and down, of what stands on the first page. */
async function change(colleague: Person, seconds: number): Promise<number> {
  const { items } = (
    await colleague.get<{ items: { id: string; priority: string }[] }>('/conversations?view=all&limit=50')
  ).body;
  let done = 0;
  const asking: Promise<void>[] = [];
  for (let i = 0; i < seconds * changesPerSecond; i++) {
    const { id } = items[i % items.length]!;
    const priority = Math.floor(i / items.length) % 2 === 0 ? 'high' : 'normal';
    const asked = colleague.ask('PUT', `/conversations/${id}/priority`, { priority });
    asking.push(asked.then(() => void done++));
    await wait(1000 / changesPerSecond);
  }
  await Promise.all(asking);
  return done;
}

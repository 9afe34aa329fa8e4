import { setTimeout as wait } from 'node:timers/promises';
import type { BenchContext, Figure } from './bench.ts';
import { step, withConsole } from './support/console-page.ts';

export const name = 'hour';
export const needs = ['server', 'console'];

/**
 * In Chromium: how much memory the console holds after an hour's work beside what it held after the first minutes: going up
 * and down the list, beginning a note here and there and leaving it.
 */
export async function run(context: BenchContext): Promise<Figure[]> {
  const figures = await withConsole(context, async (page, metrics, devtools) => {
    const held = async () => {
      await wait(1000);
      for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage');
      return (await metrics('JSHeapUsedSize')) / 1_048_576;
    };
    const field = page.locator('textarea:focus, [contenteditable=true]:focus');
    const work = async (rounds: number) => {
      for (let i = 0; i < rounds; i++) {
        for (let j = 0; j < 10; j++) await step(page, 'j');
        await page.keyboard.press('n');
        await field.waitFor();
        await page.keyboard.type('Nachgefragt');
        for (let j = 0; j < 11; j++) await page.keyboard.press('Backspace');
        await page.evaluate('document.activeElement.blur()');
        for (let j = 0; j < 10; j++) await step(page, 'k');
      }
    };
    await step(page, 'j');
    await work(2);
    const before = await held();
    // About as many as an agent opens in an hour.
    await work(context.small ? 3 : 15);
    const after = await held();
    context.log(`${before.toFixed(1)} MB, then ${after.toFixed(1)} MB; ${await metrics('Nodes')} nodes`);
    return [{ name: 'hour.memory', value: after / before, unit: 'ratio' }];
  });
  return figures ?? [];
}

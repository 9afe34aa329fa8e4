import type { BenchContext, Figure } from './bench.ts';
import { step, withConsole } from './support/console-page.ts';
import { percentile } from './support/figures.ts';

export const name = 'typing';
export const needs = ['server', 'console'];

/** In Chromium: how long the console's scripts run for one key press in the composer, until it is drawn. */
export async function run(context: BenchContext): Promise<Figure[]> {
  const figures = await withConsole(context, async (page, metrics) => {
    for (let i = 0; i < 4; i++) await step(page, 'j');
    await page.keyboard.press('r');
    await page.locator('.composer [contenteditable=true]').waitFor();
    const text = 'Vielen Dank, wir sehen uns den Tank an. '.repeat(context.small ? 2 : 8);
    const times: number[] = [];
    for (const character of text) {
      const before = await metrics('ScriptDuration');
      await page.keyboard.press(character === ' ' ? 'Space' : character);
      await page.evaluate('drawn()');
      times.push(((await metrics('ScriptDuration')) - before) * 1000);
    }
    return [{ name: 'typing.script', value: percentile(times, 0.95), unit: 'ms' }];
  });
  return figures ?? [];
}

import { setTimeout as wait } from 'node:timers/promises';
import type { BenchContext, Figure } from './bench.ts';
import { bareFrame, step, withConsole } from './support/console-page.ts';
import { median, percentile, rounded } from './support/figures.ts';

export const name = 'step';
export const needs = ['server', 'console'];

/** As long as it takes to see that a conversation is not the one that was looked for. */
const glance = 400;

/** In Chromium: from `j` to the frame in which the next conversation stands; among them some of 500 messages. */
export async function run(context: BenchContext): Promise<Figure[]> {
  const figures = await withConsole(context, async (page, metrics) => {
    const steps = context.small ? 25 : 200;
    for (let i = 0; i < 4; i++) await step(page, 'j');
    const times: number[] = [];
    const bare: number[] = [];
    const before = await metrics('ScriptDuration');
    for (let i = 0; i < steps; i++) {
      await wait(glance);
      times.push(await step(page, 'j'));
      bare.push(await bareFrame(page));
    }
    const script = ((await metrics('ScriptDuration')) - before) * 1000;
    context.log(`p50 ${rounded(median(times))} ms, p95 ${rounded(percentile(times, 0.95))} ms`);
    return [
      { name: 'step.paint', value: percentile(times, 0.95), unit: 'ms', floor: percentile(bare, 0.95) },
      // With all that follows a step: fetching it again, the neighbours, the customer's history.
      { name: 'step.script', value: script / steps, unit: 'ms' },
    ];
  });
  return figures ?? [];
}

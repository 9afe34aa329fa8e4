import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds, with every one of its rules: the rule and where. The frame of a mail is left out: what it looks like is its
 * sender's business, and nothing can run in there. What passed is not told, and a document that has axe already is not
 * given it again: both would take longer than looking does.
 */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`typeof window.axe === 'object'`))) await page.evaluate(`${axe};0`);
  return page.evaluate<string[]>(`axe
    .run({ exclude: ['iframe'] }, { resultTypes: ['violations'] })
    .then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
}

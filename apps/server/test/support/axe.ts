import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds, with every one of its rules: the rule and where. The frame of a mail is left out: what it looks like is its
 * sender's business, and nothing can run in there. So axe has one document to look at, and needs no page of its own for
 * putting several together.
 */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

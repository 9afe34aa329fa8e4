import type { Page } from 'playwright-core';
import { until } from '../support/until.ts';

/** What is read on it, and not how long ago something was or what is only of this window. */
const parts = ['.side', '.list [role=group]', '.pane header', '.pane [role=log]', '.composer', '.cust'];

/** Throws when the page goes on showing other words than the same address, opened anew beside it. */
export async function sameAsFresh(page: Page, url: string): Promise<void> {
  const fresh = await page.context().newPage();
  fresh.setDefaultTimeout(60_000);
  let differences: string[] = [];
  const isSame = async () => {
    const [kept, fetched] = [await wordsOf(page), await wordsOf(fresh)];
    differences = parts.flatMap((part, i) =>
      bare(kept[i]!) === bare(fetched[i]!)
        ? []
        : [`${part}\n  kept:    ${kept[i]}\n  fetched: ${fetched[i]}`],
    );
    return differences.length === 0;
  };
  try {
    // A pointer left on a row may be shown a glance at it.
    await page.mouse.move(0, 0);
    await fresh.setViewportSize(page.viewportSize()!);
    const { pathname, search } = new URL(page.url());
    await fresh.goto(`${url}${pathname}${search}`);
    await fresh.locator('.composer .mini, .composer .box').first().waitFor();
    await fresh.locator('.cust').getByRole('heading').first().waitFor();
    await until('the screen is as a fresh one', isSame, 2_500);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${differences.join('\n')}`, { cause: error });
  } finally {
    await fresh.close();
  }
}

/** How far words stand apart is a matter of how they were drawn last. */
const bare = (text: string) => text.replaceAll(' ', '');

async function wordsOf(page: Page): Promise<string[]> {
  const texts = await Promise.all(
    parts.map((part) =>
      page
        .locator(part)
        .first()
        .innerText({ timeout: 2000 })
        .catch(() => ''),
    ),
  );
  return texts.map((text) =>
    text
      .replace(/\b(just now|now|\d+ (s|min|h)( ago)?)\b/g, 'lately')
      .replace(/Draft saved [\d:]+/g, 'Draft saved')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

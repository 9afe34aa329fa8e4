import type { Page } from 'playwright-core';

/** What is read on it, and not how long ago something was or what is only of this window. */
const parts = ['.side', '.list [role=group]', '.pane header', '.pane [role=log]', '.composer', '.cust'];

/** Where the page shows other words than the same address, opened anew beside it. */
export async function differencesToFresh(page: Page, url: string): Promise<string[]> {
  const fresh = await page.context().newPage();
  try {
    await fresh.setViewportSize(page.viewportSize()!);
    const { pathname, search } = new URL(page.url());
    await fresh.goto(`${url}${pathname}${search}`);
    await fresh.locator('.composer .mini, .composer .box').first().waitFor();
    await fresh.locator('.cust').getByRole('heading').first().waitFor();
    const [kept, fetched] = [await wordsOf(page), await wordsOf(fresh)];
    return parts.flatMap((part, i) =>
      kept[i] === fetched[i] ? [] : [`${part}\n  kept:    ${kept[i]}\n  fetched: ${fetched[i]}`],
    );
  } finally {
    await fresh.close();
  }
}

async function wordsOf(page: Page): Promise<string[]> {
  const texts = await Promise.all(
    parts.map((part) =>
      page
        .locator(part)
        .first()
        .innerText()
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

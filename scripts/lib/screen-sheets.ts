import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { desk, phone, settled, sitDown, type Sitting } from './sitting.ts';

/** A page of the console to take a picture of: who looks at it, where it is, and what they do there first. */
export interface Screen {
  name: string;
  as?: Sitting['as'];
  path: string;
  first?: (page: Page) => Promise<unknown>;
}

const sides = [desk, phone].flatMap((view) => [false, true].map((dark) => ({ view, dark })));

/** Every place that the settings' own navigation shows an admin, so that a new one cannot be forgotten. */
export async function settingsScreens(browser: Browser, url: string): Promise<Screen[]> {
  const page = await sitDown(browser, url, { as: 'admin' });
  await page.goto(`${url}/settings`);
  const links = page.locator('nav a[href^="/settings/"]');
  await links.first().waitFor();
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
  await page.context().close();
  return [...new Set(paths)].map((path) => ({ name: path.slice(1).replaceAll('/', '-'), as: 'admin', path }));
}

/** One sheet for each screen and language: wide and on a phone, light and dark. Returns the files' names. */
export async function takeSheets(
  browser: Browser,
  url: string,
  screens: Screen[],
  folder: string,
  say: (line: string) => void,
): Promise<void> {
  for (const language of ['en', 'de'] as const)
    for (const as of ['lena', 'admin', undefined] as const) {
      const theirs = screens.filter((screen) => screen.as === as);
      const shots = new Map<Screen, Buffer[]>(theirs.map((screen) => [screen, []]));
      for (const { view, dark } of sides) {
        const page = await sitDown(browser, url, { ...(as && { as }), view, dark, language });
        for (const screen of theirs) shots.get(screen)!.push(await shoot(page, url, screen));
        await page.context().close();
      }
      for (const [screen, images] of shots) {
        const file = `${screen.name}-${language}.jpg`;
        writeFileSync(join(folder, file), await sheet(browser, images));
        say(file);
      }
    }
}

async function shoot(page: Page, url: string, { path, first }: Screen): Promise<Buffer> {
  await page.goto(`${url}${path}`);
  await first?.(page);
  await settled(page);
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

/** The four beside each other at half their size. */
async function sheet(browser: Browser, images: Buffer[]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1900, height: 490 } });
  const pictures = images.map((image) => `<img src="data:image/png;base64,${image.toString('base64')}">`);
  await page.setContent(`<style>
    body { margin: 20px; display: flex; gap: 16px; background: #8a9499 }
    img { height: 450px; border-radius: 4px }
  </style>${pictures.join('')}`);
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
  const taken = await page.screenshot({ type: 'jpeg', quality: 72, fullPage: true });
  await page.close();
  return taken;
}

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConsole, startChromium } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { until } from './support/until.ts';
import { type CuttingLine, openCuttingLine } from './support/cutting-line.ts';

let kontor: BuiltKontor;
let browser: Browser;
let line: CuttingLine;
let page: Page;
beforeAll(async () => {
  kontor = await startBuiltKontor();
  browser = await startChromium();
  line = await openCuttingLine(kontor.url);
  page = await openConsole(browser, line.url, { email: kontor.cast.people.lena.email, password });
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await kontor?.stop();
});

const customerWrites = (text: string) =>
  kontor.send({ from: 'anna@kunde.example', subject: 'My machine leaks', text });
const preview = (text: string) => page.locator('.list [role=group]').getByText(text);

test('what came during a cut stands in the list, also when names are fetched before its rows', async () => {
  await page.goto(`${line.url}/inbox/everything`);
  await customerWrites('There is water');
  await preview('There is water').waitFor();

  line.cut();
  await customerWrites('And now there is steam');
  const listIsAsked = page.waitForRequest(/\/conversations\?/);
  const namesAreThere = page.waitForResponse(/\/directory/);
  await page.route(/\/conversations\?/, async (route) => {
    await namesAreThere.then((response) => response.finished());
    // Time for the names to be laid in: the answer comes when the page has drawn them.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
    await route.continue();
  });
  line.mend();
  await listIsAsked;
  await namesAreThere;
  await preview('And now there is steam').waitFor();
  expect(await page.getByText('No connection').count()).toBe(0);
});

/** Opens the conversation in a page where this breaks off on its way when it is asked for first. */
async function openedWithout(asset: RegExp, when = Promise.resolve()) {
  const { number } = await kontor.db.sql
    .selectFrom('conversation')
    .select('number')
    .executeTakeFirstOrThrow();
  const opened = await page.context().newPage();
  const counted = { asked: 0 };
  await opened.route(asset, async (route) => {
    if (++counted.asked > 1) return route.continue();
    await when;
    await route.abort();
  });
  await opened.goto(`${line.url}/inbox/everything/${number}`);
  await opened.locator('.composer .mini').waitFor();
  return { opened, counted };
}

test('a part whose styles broke off on their way has them once there is a connection', async () => {
  const { opened, counted } = await openedWithout(/\/assets\/ComposerBox[^/]*\.css/);
  await until('it looks as it should', () =>
    opened.evaluate<boolean>(
      `getComputedStyle(document.querySelector('.composer .mini')).display === 'flex'`,
    ),
  );
  expect(counted.asked).toBe(2);
  await opened.close();
});

test('an answer begun in the plain field, because the editor broke off on its way, goes on in the editor', async () => {
  const begun = Promise.withResolvers<void>();
  const { opened, counted } = await openedWithout(/\/assets\/RichText[^/]*\.js/, begun.promise);
  await opened.keyboard.press('r');
  const field = opened.getByLabel('Text of the reply');
  await opened.locator('textarea').waitFor();
  await field.pressSequentially('Please turn off');
  begun.resolve();
  await opened.getByRole('toolbar', { name: 'How the text looks' }).waitFor();
  await opened.keyboard.type(' the water.');
  await until('it goes on where it was', async () => {
    const text = await field.textContent();
    return text === 'Please turn off the water.';
  });
  expect(counted.asked).toBe(2);
  await opened.close();
});

test('a reply whose answer broke off in its headers stands there once', async () => {
  const { opened } = await openedWithout(/no such asset/);
  let taken = 0;
  await opened.route(/\/messages$/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    taken++;
    await route.fetch();
    // So a browser takes what ended before its headers did.
    await route.fulfill({ status: 201, body: '' });
  });
  await opened.keyboard.press('r');
  const field = opened.getByLabel('Text of the reply');
  await field.fill('We send a new tank.');
  await opened.keyboard.press('Control+Enter');
  await opened.locator('.pane article', { hasText: 'We send a new tank.' }).waitFor();
  await until('nothing of it is left in the field', async () => {
    const left = (await field.isVisible()) && (await field.innerText()).includes('new tank');
    return !left && (await opened.locator('.composer .fault').count()) === 0;
  });
  expect(taken).toBe(1);
  const sent = await kontor.db.sql
    .selectFrom('message')
    .select('id')
    .where('text', 'like', 'We send a new tank.%')
    .execute();
  expect(sent).toHaveLength(1);
  await opened.close();
});

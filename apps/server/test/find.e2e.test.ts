import { conversationList } from '@kontor/contracts/conversation';
import { messageList } from '@kontor/contracts/message';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openConsole, startChromium } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { Keyboard } from './support/keyboard.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

/** More than the console loads at once. */
const many = 70;
const id = (n: number) => `<find-${n}@kunde.example>`;

describe.skipIf(without('chromium'))('finding, in two browsers', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let page: Page;
  let mara: Page;
  let lena: Keyboard;
  let number: number;
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    const anna = 'Anna Keller <anna@kunde.example>';
    await kontor.send({ from: anna, subject: 'Crate', text: 'The crate arrived.', messageId: id(0) });
    const first = await until('it came in', async () => (await list(''))[0]);
    number = first.number;
    for (let n = 1; n <= many; n++)
      await kontor.send({
        from: anna,
        subject: 'Re: Crate',
        messageId: id(n),
        inReplyTo: id(n - 1),
        ...(n === 4
          ? { text: 'The Wassertank is cracked.', html: '<p>The <b>Wassertank</b> is <i>cracked</i>.</p>' }
          : { text: `Line ${n} of a long story.` }),
      });
    await kontor.send({ from: 'Ben <ben@kunde.example>', subject: 'Beans', text: 'Cracks in the tank.' });
    await until('all came in', async () => {
      const rows = await list('');
      if (rows.length !== 2) return false;
      const { items } = await kontor
        .api('lena')
        .get(`/conversations/${first.id}/messages?limit=100`, messageList);
      return items.length === many + 1;
    });
    await until('all is indexed', async () => (await list('&query=Wassertank')).length === 1);
    await until('all is indexed', async () => (await list('&query=cracks')).length === 2);
    browser = await startChromium();
    const { people } = kontor.cast;
    page = await openConsole(browser, kontor.url, { email: people.lena.email, password });
    mara = await openConsole(browser, kontor.url, { email: people.mara.email, password });
    lena = new Keyboard(page);
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });
  beforeEach(async () => {
    await page.goto(`${kontor.url}/inbox/all`);
    await rows(page).first().waitFor();
  });

  const list = async (more: string) =>
    (await kontor.api('lena').get(`/conversations?view=all${more}`, conversationList)).items;
  const rows = (on: Page) => on.locator('.list [role=group]').getByRole('link');
  const field = (on: Page) => on.getByRole('combobox', { name: 'Search' });
  const sees = (what: Locator) => what.waitFor();
  async function find(text: string, on = page): Promise<void> {
    await on.keyboard.press('/');
    await field(on).fill(text);
    await field(on).press('Enter');
    await on.waitForURL('**q=**');
  }
  /** What is painted as found, on the page and in the frames of mails. */
  const painted = (on: Page) =>
    on.evaluate<
      string[]
    >(`[window, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow)]
      .flatMap((one) => [...(one?.CSS?.highlights.get('hits') ?? [])].map((range) => range.toString()))`);

  test('the words are marked in the list, and the old message that has them is gone to and marked', async () => {
    await find('wassertank');
    await rows(page).first().waitFor();
    expect(await rows(page).count()).toBe(1);
    await sees(rows(page).locator('mark', { hasText: 'Wassertank' }));
    await rows(page).first().click();
    await until('the words are painted', async () => (await painted(page)).includes('Wassertank'));
    await page
      .locator('[data-message]')
      .filter({ has: page.locator('iframe') })
      .first()
      .waitFor();
    await until('the message is in sight', () =>
      page.evaluate<boolean>(`[...document.querySelectorAll('.timeline iframe')].some((frame) => {
        const { top, bottom } = frame.getBoundingClientRect();
        return frame.contentDocument?.body?.innerText.includes('Wassertank') && top >= 0 && bottom <= innerHeight;
      })`),
    );
  });

  test('Back from what was found leads to the search as it was', async () => {
    await find('cracks');
    await until('both are there', async () => (await rows(page).count()) === 2);
    await rows(page).last().click();
    await page.waitForURL(/\/inbox\/\w+\/\d+\?q=/);
    await page.goBack();
    await page.waitForURL(/\/inbox\/\w+\?q=cracks/);
    expect(await rows(page).count()).toBe(2);
    expect(await field(page).inputValue()).toBe('cracks');
  });

  test('operators are completed as typed, with names of teams, people and customers', async () => {
    await lena.press('/');
    await lena.type('cracked ass');
    await page.getByRole('option', { name: /^assigned:/ }).waitFor();
    await lena.press('ArrowDown', 'Enter');
    await lena.has('cracked assigned:');
    await lena.type('no');
    await lena.press('ArrowDown', 'Enter');
    await lena.has('cracked assigned:nobody');
    await lena.type('from:ann');
    await page.getByRole('option', { name: /anna@kunde\.example/ }).waitFor();
    await lena.press('ArrowDown', 'Enter');
    await lena.has('cracked assigned:nobody from:anna@kunde.example');
    await lena.press('Enter');
    await page.waitForURL('**q=**');
    await until('hers is there alone', async () => (await rows(page).count()) === 1);
    expect(await rows(page).innerText()).toContain('Anna Keller');
  });

  test('an operator that means nothing is told, with those that do, and nothing else is shown', async () => {
    await find('is:happy team:nowhere');
    const wrong = page.locator('.list').getByRole('alert');
    await wrong.getByText('“is:happy” means nothing. There are open,').waitFor();
    await wrong.getByText('No team’s name begins with “nowhere”.').waitFor();
    expect(await rows(page).count()).toBe(0);
    await find('"is:happy"');
    await sees(page.getByRole('heading', { name: 'Nothing found' }));
  });

  test('what was searched comes back, and is forgotten when asked to', async () => {
    await find('beans');
    await rows(page).first().waitFor();
    await page.goto(`${kontor.url}/inbox/all`);
    await rows(page).first().waitFor();
    await lena.press('/');
    const latest = page.getByRole('option', { name: 'beans' });
    await latest.waitFor();
    await lena.press('ArrowDown', 'Delete');
    await latest.waitFor({ state: 'detached' });
    await page.reload();
    await rows(page).first().waitFor();
    await lena.press('/');
    await lena.inField();
    expect(await latest.count()).toBe(0);
  });

  test('a customer is found by name beside what they wrote, and a number jumps', async () => {
    await find('keller');
    await sees(
      page.getByRole('navigation', { name: 'Customers' }).getByRole('link', { name: /Anna Keller/ }),
    );
    await lena.press('/');
    await field(page).fill(`#${number}`);
    await lena.press('Enter');
    await sees(page.locator('.pane').getByText(`#${number}`, { exact: true }));
  });

  test('who may not see it finds nothing of it, neither rows nor customers nor names to complete', async () => {
    await mara.goto(`${kontor.url}/inbox/all`);
    await mara.getByRole('heading', { name: 'All open' }).waitFor();
    await find('keller', mara);
    await mara.getByRole('heading', { name: 'Nothing found' }).waitFor();
    expect(await mara.getByRole('navigation', { name: 'Customers' }).count()).toBe(0);
    expect(await mara.getByText('Anna Keller').count()).toBe(0);
    await mara.keyboard.press('Control+k');
    await mara.getByRole('combobox', { name: 'Do or find anything' }).fill('keller');
    await mara.getByRole('option', { name: /^Search all conversations/ }).waitFor();
    await mara.waitForLoadState('networkidle');
    expect(await mara.getByRole('option', { name: /Keller/ }).count()).toBe(0);
  });
});

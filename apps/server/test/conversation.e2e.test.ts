import { conversationDetail } from '@kontor/contracts/conversation';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import type { BuiltKontor } from './support/built-kontor.ts';
import { anna, type Desks, openAt, openDesks, timeline } from './support/desks.ts';
import { onePixel, smallPdf } from './support/small-files.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('a conversation, in two browsers at once', () => {
  let desks: Desks;
  let kontor: BuiltKontor;
  let lena: Page;
  let tim: Page;
  beforeAll(async () => {
    desks = await openDesks();
    ({ kontor, lena, tim } = desks);
  });
  afterAll(() => desks?.stop());
  const withSubject = (subject: string) => desks.withSubject(subject);
  const open = (page: Page, number: number) => openAt(desks, page, number);
  const menuOf = (page: Page) =>
    timeline(page).locator('article').first().getByRole('button', { name: 'More' });
  async function choose(page: Page, entry: string): Promise<void> {
    await menuOf(page).click();
    await page.getByRole('menuitem', { name: entry }).click();
  }

  test('files are looked at one after another by key, and the focus comes back', async () => {
    await kontor.send({
      from: anna,
      subject: 'Files',
      text: 'See these.',
      attachments: [
        { filename: 'crack.png', content: onePixel },
        { filename: 'receipt.pdf', content: smallPdf('Receipt 88-2041'), contentType: 'application/pdf' },
        { filename: 'numbers.txt', content: 'Serial number 4711' },
        { filename: 'tool.exe', content: 'MZ' },
      ],
    });
    const { number } = await withSubject('Files');
    await open(lena, number);
    const link = lena.getByRole('link', { name: 'crack.png' });
    await link.focus();
    await lena.keyboard.press('Enter');
    const viewer = lena.getByRole('dialog');
    await viewer.getByRole('heading', { name: 'crack.png' }).waitFor();
    await viewer.getByRole('img', { name: 'crack.png' }).waitFor();
    expect(await violations(lena)).toEqual([]);
    await lena.keyboard.press('ArrowRight');
    await viewer.getByRole('heading', { name: 'receipt.pdf' }).waitFor();
    // The browser's own viewer has it: a frame that was refused has no page in it.
    await until('the PDF is drawn', () =>
      lena.frames().some((frame) => frame.url().startsWith('chrome-extension:')),
    );
    await lena.keyboard.press('ArrowRight');
    await viewer.getByText('Serial number 4711').waitFor();
    await lena.keyboard.press('ArrowRight');
    await viewer.getByText('This kind of file cannot be shown here.').waitFor();
    await lena.keyboard.press('Escape');
    await viewer.waitFor({ state: 'hidden' });
    await until('the focus is back', () => link.evaluate((one) => one === one.ownerDocument.activeElement));
  });

  test('the original is shown with its headers, and a message is printed alone', async () => {
    await kontor.send({
      from: anna,
      subject: 'Original',
      text: 'As it was.',
      headers: { 'X-Order': '88-2041' },
    });
    const { number } = await withSubject('Original');
    await open(lena, number);
    await choose(lena, 'Show original');
    const dialog = lena.getByRole('dialog');
    await dialog.getByText('X-Order: 88-2041').waitFor();
    expect(await dialog.getByText('As it was.').count()).toBe(0);
    await dialog.getByRole('button', { name: 'All' }).click();
    await dialog.getByText('As it was.').waitFor();
    expect(await violations(lena)).toEqual([]);
    await lena.keyboard.press('Escape');

    await lena.evaluate(
      `window.print = () => (window.printed = document.querySelector('.printed')?.textContent)`,
    );
    await choose(lena, 'Print');
    const printed = await until('it is printed', () => lena.evaluate<string | undefined>('window.printed'));
    expect(printed).toContain('As it was.');
    await lena.emulateMedia({ media: 'print' });
    expect(await lena.locator('section.list').isVisible()).toBe(false);
    expect(await timeline(lena).getByText('As it was.').isVisible()).toBe(true);
    await lena.emulateMedia({ media: 'screen' });
    await lena.evaluate(`window.dispatchEvent(new Event('afterprint'))`);
    expect(await lena.locator('.print-path').count()).toBe(0);
  });

  test('"Thanks!" is said to need no answer, by name, on every screen', async () => {
    await kontor.send({ from: anna, subject: 'Thanks', text: 'Thank you!' });
    const { id, number } = await withSubject('Thanks');
    await open(tim, number);
    await open(lena, number);
    await choose(lena, 'Needs no answer');
    for (const page of [lena, tim]) {
      await timeline(page).getByText('· needs no answer').waitFor();
      await timeline(page).getByText('Lena marked that no answer is needed').waitFor();
    }
    expect(
      (await kontor.api('lena').get(`/conversations/${id}`, conversationDetail)).waitingSince,
    ).toBeNull();
    await choose(tim, 'Needs an answer after all');
    await timeline(lena).getByText('· needs no answer').waitFor({ state: 'detached' });
  });

  test('the subject is changed where it stands, and a colleague sees it', async () => {
    await kontor.send({ from: anna, subject: 'Wrnog', text: 'A slip of the pen.' });
    const { number } = await withSubject('Wrnog');
    await open(tim, number);
    await open(lena, number);
    await lena.getByRole('button', { name: 'Change the subject' }).click();
    await lena.getByRole('textbox', { name: 'Subject' }).fill('Wrong');
    await lena.keyboard.press('Enter');
    await tim.getByRole('heading', { name: 'Wrong', exact: true }).waitFor();
    expect((await withSubject('Wrong')).number).toBe(number);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { begin, type Desks, editor, openDesks } from './support/desks.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('emoji, in a real browser', () => {
  let desks: Desks;
  let lena: Page;
  beforeAll(async () => {
    desks = await openDesks();
    ({ lena } = desks);
  });
  afterAll(() => desks?.stop());

  const picker = () => lena.getByRole('dialog', { name: 'Insert emoji' });
  const cell = (name: string) => picker().getByRole('gridcell', { name, exact: true });
  const options = () => lena.getByRole('listbox', { name: 'Emoji' }).getByRole('option');
  const words = async () => (await editor(lena).innerText()).trim();
  const says = (text: string) => until(`the text is ${text}`, async () => (await words()) === text);
  const focused = () => lena.locator(':focus');

  test('a key opens all of them; they are found by their names in both languages and go where the caret is', async () => {
    await begin(desks, lena, 'Cup');
    await lena.keyboard.type('Enjoy  it');
    for (let i = 0; i < 3; i++) await lena.keyboard.press('ArrowLeft');
    await lena.keyboard.press('Control+Shift+2');
    await picker().getByRole('gridcell').first().waitFor();
    expect(await violations(lena)).toEqual([]);
    await lena.keyboard.type('kaffee');
    await cell('hot beverage').waitFor();
    await lena.keyboard.press('Enter');
    await picker().waitFor({ state: 'detached' });
    await says('Enjoy ☕ it');
    await lena.keyboard.type('!');
    await says('Enjoy ☕! it');
    await lena.keyboard.press('Control+Enter');
    await lena.getByRole('button', { name: 'Send now' }).click();
    expect((await desks.mailWith('Subject: Re: Cup')).mail.text).toContain('Enjoy ☕! it');
  });

  test('the arrows go through the rows, the last used come first, and the tone is kept', async () => {
    await begin(desks, lena, 'Hands');
    await lena.keyboard.press('Control+Shift+2');
    await picker().getByLabel('Find an emoji').fill('tada');
    await cell('party popper').click();
    await says('🎉');
    await lena.keyboard.press('Backspace');
    await lena.keyboard.press('Control+Shift+2');
    await picker().getByRole('radio', { name: 'Recently used', checked: true }).waitFor();
    expect(await picker().getByRole('gridcell').first().getAttribute('aria-label')).toBe('party popper');
    await picker().getByTitle('Medium', { exact: true }).click();
    await picker().getByLabel('Find an emoji').fill('thumbs');
    await cell('thumbs up').getByText('👍🏽').waitFor();
    await lena.keyboard.press('ArrowDown');
    const first = await focused().getAttribute('aria-label');
    await lena.keyboard.press('ArrowRight');
    expect(await focused().getAttribute('aria-label')).not.toBe(first);
    await lena.keyboard.press('ArrowLeft');
    expect(await focused().getAttribute('aria-label')).toBe(first);
    await lena.keyboard.press('ArrowUp');
    expect(await focused().getAttribute('aria-label')).toBe('Find an emoji');
    await lena.keyboard.type(' up');
    await until('one is left', async () => (await picker().getByRole('gridcell').count()) === 1);
    await lena.keyboard.press('ArrowDown');
    await lena.keyboard.press(' ');
    await says('👍🏽');
  });

  test('they are remembered, the groups are gone through with the arrows, and Escape leads back to the text', async () => {
    await begin(desks, lena, 'Again');
    await lena.keyboard.press('Control+Shift+2');
    await cell('thumbs up').getByText('👍🏽').waitFor();
    expect(await picker().getByRole('gridcell').first().getAttribute('aria-label')).toBe('thumbs up');
    await picker().getByRole('radio', { name: 'Recently used' }).focus();
    await lena.keyboard.press('ArrowRight');
    await cell('grinning face').waitFor();
    expect(await focused().getAttribute('aria-label')).toBe('Smileys and emotions');
    await lena.keyboard.press('Tab');
    await lena.keyboard.press('Control+End');
    const row = focused().locator('..');
    expect(await row.getAttribute('aria-rowindex')).toBe(
      await picker().getByRole('grid').getAttribute('aria-rowcount'),
    );
    await lena.keyboard.press('Escape');
    await picker().waitFor({ state: 'detached' });
    await lena.keyboard.type(' So');
    await until('the caret is in the text again', async () => (await words()).includes('So'));
  });

  test('a word behind a colon offers them, in a note too; Escape leaves the word', async () => {
    await begin(desks, lena, 'Party', { kind: 'note' });
    await lena.keyboard.type('Done at 12:30 :tad');
    await options().first().waitFor();
    expect(await violations(lena)).toEqual([]);
    expect(await options().first().innerText()).toContain('🎉');
    await lena.keyboard.press('Enter');
    await says('Done at 12:30 🎉');
    await lena.keyboard.type(' :smi');
    await options().first().waitFor();
    await lena.keyboard.press('Escape');
    await until('nothing is offered', async () => (await options().count()) === 0);
    await lena.keyboard.type('x');
    await says('Done at 12:30 🎉 :smix');
  });

  test('they are there in the plain field as well, when the editor does not come', async () => {
    const row = await begin(desks, lena, 'Plain');
    await lena.route(/RichText-.*\.js$/, (route) => route.abort());
    await lena.goto(`${desks.kontor.url}/inbox/everything/${row.number}`);
    await lena.getByRole('button', { name: /^Reply to / }).click();
    const field = lena.locator('textarea[aria-label="Text of the reply"]');
    await field.waitFor();
    await field.pressSequentially('Thanks :tada');
    await options().first().waitFor();
    await lena.keyboard.press('Enter');
    await until('it stands there', async () => (await field.inputValue()) === 'Thanks 🎉');
    await lena.keyboard.press('Control+Shift+2');
    await picker().getByLabel('Find an emoji').fill('coffee');
    await cell('hot beverage').waitFor();
    await lena.keyboard.press('Enter');
    await until('it stands behind it', async () => (await field.inputValue()) === 'Thanks 🎉☕');
    await lena.unroute(/RichText-.*\.js$/);
  });
});

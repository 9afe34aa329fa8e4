import { cannedReply, cannedReplyList } from '@kontor/contracts/canned';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConsole } from './support/browser.ts';
import { password } from './support/cast.ts';
import { begin, type Desks, editor, openDesks, violations } from './support/desks.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

const german =
  'Guten Tag, mein Wassertank ist gerissen und ich brauche dringend einen neuen. Danke und Gruss';

describe.skipIf(without('chromium'))('canned replies, in two browsers', () => {
  let desks: Desks;
  let lena: Page;
  let tim: Page;
  beforeAll(async () => {
    desks = await openDesks();
    ({ lena, tim } = desks);
  });
  afterAll(() => desks?.stop());

  const options = (page: Page) => page.getByRole('listbox', { name: 'Canned replies' }).getByRole('option');
  const offered = (page: Page, count: number) =>
    until(`${count} are offered`, async () => (await options(page).count()) === count);
  const words = async (page: Page) => (await editor(page).innerText()).trim();
  const make = (who: 'lena' | 'tim' | 'admin', body: object) =>
    desks.kontor.api(who).post('/canned-replies', { sharedWith: 'self', teamId: null, ...body }, cannedReply);

  test('a lead makes one in two languages; it stands behind a colleague’s slash at once, in the customer’s', async () => {
    await begin(desks, lena, 'Tank', { text: german });
    await tim.goto(`${desks.kontor.url}/settings/canned-replies`);
    await tim.getByText('Nothing ready yet').waitFor();
    expect(await violations(tim)).toEqual([]);
    await tim.getByRole('button', { name: 'New canned reply' }).first().click();
    const dialog = tim.getByRole('dialog', { name: 'New canned reply' });
    await dialog.getByLabel('Name').fill('Late delivery');
    await editor(tim).waitFor();
    await editor(tim).click();
    await tim.keyboard.type('Dear {{customer.firstName|customer}}, we are ');
    await tim.keyboard.press('Control+b');
    await tim.keyboard.type('sorry');
    await tim.keyboard.press('Control+b');
    await tim.keyboard.type('. ');
    await dialog.getByRole('button', { name: 'Insert a variable' }).click();
    await tim.getByRole('menuitem', { name: /^Your name/ }).click();
    await until('it stands there', async () => (await words(tim)).endsWith('{{agent.name}}'));
    await dialog.getByRole('button', { name: 'Another language' }).click();
    await tim.getByRole('menuitem', { name: 'German' }).click();
    await dialog.getByLabel('Words in German').waitFor();
    await editor(tim).click();
    await tim.keyboard.type('Liebe {{customer.shoe}}, bitte entschuldigen Sie. {{agent.name}}');
    await dialog.getByLabel('Who uses it').selectOption('team');
    await dialog.getByLabel('Team', { exact: true }).selectOption({ label: 'Support' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.locator('.err').getByText('There is no variable “customer.shoe”').waitFor();
    expect(await violations(tim)).toEqual([]);
    await editor(tim).click();
    await tim.keyboard.press('Control+a');
    await tim.keyboard.type('Liebe {{customer.firstName|Kundin}}, bitte entschuldigen Sie. {{agent.name}}');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog
      .locator('iframe')
      .contentFrame()
      .getByText('Liebe Anna, bitte entschuldigen Sie. Lena Brunner')
      .waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await tim.getByRole('listitem').filter({ hasText: 'Late delivery' }).getByText('Support').waitFor();

    await lena.keyboard.type('/late');
    await offered(lena, 2);
    expect(await options(lena).allInnerTexts()).toEqual([
      expect.stringMatching(/Late delivery[^]*DE/),
      expect.stringMatching(/Late delivery[^]*EN/),
    ]);
    await lena.getByText('Liebe Anna, bitte entschuldigen Sie. Lena', { exact: true }).waitFor();
    expect(await violations(lena)).toEqual([]);
    await lena.keyboard.press('ArrowDown');
    await lena.keyboard.press('Tab');
    expect(await words(lena)).toBe('Dear Anna, we are sorry. Lena');
    await lena.keyboard.type(' Really.');
    await lena.keyboard.press('Control+Enter');
    await lena.getByRole('button', { name: 'Send now' }).click();
    const { mail } = await desks.mailWith('Really.');
    expect(mail.text).toContain('Dear Anna, we are sorry. Lena Really.');
    expect(mail.html).toContain('<div>Dear Anna, we are <strong>sorry</strong>. Lena Really.</div>');
  });

  test('Escape leaves the slash and the text; what begins like none is text', async () => {
    await make('lena', { name: 'Rinse', texts: { en: { text: 'Rinse it twice.' } } });
    await begin(desks, lena, 'Slash');
    await lena.keyboard.type('Either/or. /rin');
    await offered(lena, 1);
    await lena.keyboard.press('Escape');
    await offered(lena, 0);
    await lena.keyboard.type('se');
    expect(await options(lena).count()).toBe(0);
    await lena.keyboard.type(' /nothing');
    await lena.keyboard.press('Enter');
    await lena.keyboard.type('more');
    expect((await words(lena)).replace(/\n+/g, '|')).toBe('Either/or. /rinse /nothing|more');
  });

  test('what is not known of a customer is asked for, and nothing is sent before it is written', async () => {
    await make('lena', { name: 'Hello', texts: { en: { text: 'Dear {{customer.firstName}},\nwelcome.' } } });
    await begin(desks, lena, 'Nameless', { from: 'reception@hotel.example' });
    await lena.keyboard.type('/hel');
    await offered(lena, 1);
    await lena.keyboard.press('Enter');
    expect(await words(lena)).toContain('{{customer.firstName}}');
    await lena.keyboard.press('Control+Enter');
    await lena.getByText('Still to be filled in: Customer’s first name.').waitFor();
    await lena.keyboard.type('Ms Frey');
    expect((await words(lena)).replace(/\n+/g, '|')).toBe('Dear Ms Frey,|welcome.');
    await lena.keyboard.press('Control+Enter');
    await lena.getByRole('button', { name: 'Send now' }).click();
    expect((await desks.mailWith('Ms Frey')).mail.text).toContain('Dear Ms Frey,\nwelcome.');
  });

  test('the palette lays one in by its name, and a key opens the list', async () => {
    await make('lena', {
      name: 'Grinder',
      texts: { en: { text: 'Grind coarser, {{customer.firstName}}.' } },
    });
    await begin(desks, lena, 'Palette');
    await lena.keyboard.type('So: ');
    await lena.keyboard.press('Control+k');
    await lena.getByRole('dialog', { name: 'Do or find anything' }).waitFor();
    await lena.keyboard.type('canned grinder');
    await lena.getByRole('option', { name: /Insert canned reply: Grinder/ }).waitFor();
    await lena.keyboard.press('Enter');
    await until('it is laid in', async () => (await words(lena)) === 'So: Grind coarser, Anna.');
    await lena.keyboard.press('Escape');
    await lena.keyboard.press('Shift+c');
    await options(lena).first().waitFor();
    await lena.keyboard.press('Escape');
    expect(await words(lena)).toBe('So: Grind coarser, Anna. /');
  });

  test('Escape leaves a note, and what is typed right behind its key is all text', async () => {
    const { id } = await begin(desks, lena, 'Leaving');
    const isLeft = () => lena.evaluate<boolean>('document.activeElement === document.body');
    await lena.keyboard.press('Escape');
    await until('the reply is left', isLeft);
    await lena.keyboard.type('nhere we are: jk, e, h, u');
    await until('all of it is there', async () => (await words(lena)) === 'here we are: jk, e, h, u');
    await lena.keyboard.press('Escape');
    await until('the note is left', isLeft);
    await lena.keyboard.type('rand a reply, e');
    await until('all of it is there, too', async () => (await words(lena)) === 'and a reply, e');
    expect(await desks.withSubject('Leaving')).toMatchObject({ id, status: 'open' });
  });

  test('one archived is offered no more and comes back; agents change their own alone', async () => {
    await make('lena', { name: 'Cups', texts: { en: { text: 'How many cups?' } } });
    await make('admin', { name: 'Mugs', sharedWith: 'everyone', texts: { en: { text: 'How many mugs?' } } });
    await lena.goto(`${desks.kontor.url}/settings/canned-replies`);
    const row = (name: string) => lena.getByRole('listitem').filter({ hasText: name });
    await row('Mugs').waitFor();
    expect(await row('Mugs').getByRole('button').allInnerTexts()).toEqual(['Copy']);
    await lena.getByLabel('Search by name or words').fill('many cups');
    await row('Mugs').waitFor({ state: 'detached' });
    await row('Cups').getByRole('button', { name: 'Archive' }).click();
    await row('Cups').getByRole('button', { name: 'Bring back' }).waitFor();
    const { items } = await desks.kontor.api('lena').get('/canned-replies', cannedReplyList);
    expect(items.map(({ name }) => name)).not.toContain('Cups');
    await row('Cups').getByRole('button', { name: 'Bring back' }).click();
    await row('Cups').getByRole('button', { name: 'Archive' }).waitFor();
  });

  test('a signature written in the settings stands folded in the composer and below the mail', async () => {
    const { admin } = desks.kontor.cast.people;
    const page = await openConsole(desks.browser, desks.kontor.url, { email: admin.email, password });
    await page.goto(`${desks.kontor.url}/settings/signatures`);
    await editor(page).click();
    await page.keyboard.type('Gruss von {{customer.name}}');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.err').getByText('There is no variable “customer.name”').waitFor();
    await page.keyboard.press('Escape');
    await editor(page).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Gruss, {{agent.firstName}} von {{brand.name}}');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.context().close();

    await begin(desks, lena, 'Signed');
    await lena.getByRole('button', { name: /^Signature/ }).click();
    await lena.getByText('Gruss, Lena von Adler Kaffee', { exact: true }).waitFor();
    await editor(lena).click();
    await lena.keyboard.type('Signed below.');
    await lena.keyboard.press('Control+Enter');
    await lena.getByRole('button', { name: 'Send now' }).click();
    expect((await desks.mailWith('Signed below.')).mail.text).toContain('Gruss, Lena von Adler Kaffee');
  });
});

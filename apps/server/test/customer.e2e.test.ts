import { attribute } from '@kontor/contracts/attribute';
import { conversationList } from '@kontor/contracts/conversation';
import { customerList, customerView } from '@kontor/contracts/customer';
import { messageList } from '@kontor/contracts/message';
import { directory } from '@kontor/contracts/settings';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, startChromium, walkTo } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('customers, in two browsers at once', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let lena: Page;
  let tim: Page;
  let admin: Page;
  let customerId: string;
  let number: number;
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    for (const [from, subject] of [
      ['Anna Keller <anna@kunde.example>', 'The tank leaks'],
      ['Anna Keller <anna@kunde.example>', 'My invoice'],
      ['Beat Frei <beat@kunde.example>', 'Opening hours'],
    ] as const)
      await kontor.send({ from, subject, text: `About: ${subject}` });
    const rows = await until('they came in', async () => {
      const { items } = await kontor.api('lena').get('/conversations?view=all', conversationList);
      return items.length === 3 && items;
    });
    const first = rows.find(({ subject }) => subject === 'The tank leaks')!;
    [customerId, number] = [first.customer.id, first.number];
    const tiers = [
      { value: 'gold', label: { en: 'Gold', de: 'Gold' } },
      { value: 'silver', label: { en: 'Silver', de: 'Silber' } },
    ];
    await make('machine', 'text', 'Machine', []);
    await make('tier', 'choice', 'Tier', tiers);
    browser = await startChromium();
    const { people } = kontor.cast;
    const open = (who: 'lena' | 'tim' | 'admin') =>
      openConsole(browser, kontor.url, { email: people[who].email, password });
    lena = await open('lena');
    tim = await open('tim');
    admin = await open('admin');
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });

  const make = (key: string, type: string, en: string, options: unknown[]) =>
    kontor
      .api('admin')
      .post('/attributes', { of: 'customer', key, type, name: { en, de: null }, options }, attribute);
  const panel = (page: Page) => page.getByRole('region', { name: 'Customer', exact: true });
  const atConversation = async (page: Page) => {
    await page.goto(`${kontor.url}/inbox/everything/${number}`);
    await panel(page).getByText('Anna Keller').first().waitFor();
  };
  const atProfile = async (page: Page, id = customerId) => {
    await page.goto(`${kontor.url}/customers/${id}`);
    await page.getByRole('region', { name: 'History' }).waitFor();
  };
  const stored = () => kontor.api('lena').get(`/customers/${customerId}`, customerView);

  test('a value typed in the panel stands on a colleague’s screen at once, and can be taken back', async () => {
    await atConversation(lena);
    await atConversation(tim);
    await panel(lena).getByRole('button', { name: 'Machine: add' }).click();
    await panel(lena).getByLabel('Machine', { exact: true }).fill('JURA E8');
    await panel(lena).getByLabel('Machine', { exact: true }).press('Enter');
    await panel(tim).getByRole('button', { name: 'Machine: JURA E8' }).waitFor();
    await panel(tim).getByRole('button', { name: 'Tier: add' }).click();
    await tim.getByRole('option', { name: 'Gold' }).click();
    await panel(lena).getByRole('button', { name: 'Tier: Gold' }).waitFor();
    await tim.getByRole('button', { name: 'Undo' }).last().click();
    await panel(lena).getByRole('button', { name: 'Tier: add' }).waitFor();
    expect((await stored()).attributes).toEqual({ machine: 'JURA E8' });
  });

  test('what does not fit is said where it was typed, and stays there to be mended', async () => {
    await make('site', 'link', 'Site', []);
    await panel(lena).getByRole('button', { name: 'Site: add' }).click();
    const field = panel(lena).getByLabel('Site', { exact: true });
    await field.fill('ftp://kunde.example');
    await field.press('Enter');
    await panel(lena).getByRole('alert').filter({ hasText: 'https://' }).waitFor();
    expect(await field.inputValue()).toBe('ftp://kunde.example');
    await field.fill('https://kunde.example/');
    await field.press('Enter');
    const link = panel(lena).getByRole('link', { name: 'kunde.example' });
    await link.waitFor();
    expect(await link.getAttribute('rel')).toContain('noopener');
  });

  test('a company is made and chosen in the panel, and has a page of its own', async () => {
    await panel(lena).getByRole('button', { name: 'Add', exact: true }).first().click();
    await lena.getByPlaceholder('Find or make a company').fill('Hotel Krone');
    await lena.getByRole('option', { name: 'Hotel Krone' }).click();
    await panel(tim).getByRole('link', { name: 'Hotel Krone' }).click();
    await tim.getByRole('heading', { name: 'Hotel Krone', level: 1 }).waitFor();
    await tim.getByRole('button', { name: 'Change the name of the company' }).click();
    await tim.getByLabel('Name of the company').fill('Hotel Krone AG');
    await tim.getByLabel('Name of the company').press('Enter');
    await panel(lena).getByRole('link', { name: 'Hotel Krone AG' }).waitFor();
    await tim
      .getByRole('link', { name: /Anna Keller/ })
      .last()
      .click();
    await tim.getByRole('region', { name: 'History' }).waitFor();
    expect((await stored()).company).toMatchObject({ name: 'Hotel Krone AG' });
  });

  test('an address is added and taken away; one that is a customer’s leads there', async () => {
    const add = async (text: string) => {
      const field = panel(lena).getByLabel('E-mail address or phone number');
      if (!(await field.isVisible()))
        await panel(lena).getByRole('button', { name: 'Add an address' }).click();
      await field.fill(text);
      await field.press('Enter');
    };
    await add('beat@kunde.example');
    await panel(lena).getByRole('alert').getByRole('link', { name: 'Beat Frei' }).waitFor();
    await add('+41 79 555 44 01');
    await panel(lena).getByText('+41 79 555 44 01').waitFor();
    await panel(lena).getByRole('button', { name: 'Remove +41795554401' }).click();
    await until('it is gone', async () => (await stored()).handles.length === 1);
    const removed = lena.locator('.toast').filter({ hasText: 'removed' });
    await removed.getByRole('button', { name: 'Undo' }).click();
    await until('it is back', async () => (await stored()).handles.length === 2);
  });

  test('the history is one, can be narrowed, and tells at once what a colleague changed', async () => {
    await atProfile(tim);
    const past = tim.getByRole('region', { name: 'History' });
    await past.getByRole('link', { name: /My invoice/ }).waitFor();
    await past.getByLabel('What is shown').selectOption('messages');
    await past.getByText('About: The tank leaks').waitFor();
    await past.getByLabel('What is shown').selectOption('changes');
    await past.getByText('Customer changed').first().waitFor();
    await past
      .getByText(/Machine/)
      .first()
      .waitFor();
    await past.getByLabel('What is shown').selectOption('overview');
    await past.getByLabel('Status').selectOption('resolved');
    await past.getByText('Nothing here.').waitFor();
    await panel(lena).getByText('Other open conversations').waitFor();
    expect(await past.getByRole('link').count()).toBe(0);
  });

  test('the history says that it is on its way, and that it did not come, and comes when asked again', async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    const timeline = '**/timeline?*';
    const problem = {
      type: 'urn:kontor:internal',
      status: 500,
      code: 'internal',
      title: 'Something went wrong',
    };
    await tim.route(timeline, async (route) => {
      await held;
      await route.fulfill({ status: 500, contentType: 'application/problem+json', json: problem });
    });
    try {
      await atProfile(tim);
      const past = tim.getByRole('region', { name: 'History' });
      await past.getByRole('status').getByText('Loading').waitFor({ state: 'attached' });
      answer();
      await past.getByRole('alert').getByText('Something went wrong in Kontor.').waitFor();
      await tim.unroute(timeline);
      await past.getByRole('button', { name: 'Try again' }).click();
      await past.getByRole('link', { name: /My invoice/ }).waitFor();
      expect(await past.getByRole('alert').count()).toBe(0);
    } finally {
      answer();
      await tim.unroute(timeline);
    }
  });

  test('a new conversation leaves from a customer’s address, and colleagues see it', async () => {
    await atConversation(lena);
    await panel(lena).getByRole('button', { name: 'New conversation with anna@kunde.example' }).click();
    const dialog = lena.getByRole('dialog', { name: 'New conversation' });
    await dialog.getByLabel('Subject').fill('Your spare part');
    await dialog.getByLabel('Text of the message').fill('It has arrived.');
    await dialog.getByRole('button', { name: 'Send and wait' }).click();
    await dialog.waitFor({ state: 'detached' });
    const made = await until('it is there for Tim', async () => {
      const { items } = await kontor.api('tim').get('/conversations?view=everything', conversationList);
      return items.find(({ subject }) => subject === 'Your spare part');
    });
    expect(made.customer.id).toBe(customerId);
    await lena.waitForURL(`**/inbox/everything/${made.number}`);
    await kontor.endHolds();
    const states = async () =>
      (await kontor.api('tim').get(`/conversations/${made.id}/messages`, messageList)).items.map(
        ({ state }) => state,
      );
    await until('it has left', async () => (await states()).join() === 'sent');
  });

  test('blocked is seen by everyone who looks, and can be taken back', async () => {
    await atConversation(lena);
    await atConversation(tim);
    await panel(lena).getByRole('button', { name: 'Block', exact: true }).click();
    await lena.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
    await panel(tim).getByText('Blocked', { exact: true }).first().waitFor();
    await panel(tim).getByRole('button', { name: 'Unblock' }).click();
    await until('it is undone', async () => !(await stored()).blocked);
  });

  test('the list is sorted, narrowed and walked by keys, at addresses that can be kept', async () => {
    await tim.goto(`${kontor.url}/customers?sort=name`);
    const list = tim.getByRole('region', { name: 'Customers' });
    await list.getByRole('link').nth(1).waitFor();
    expect((await list.getByRole('link').locator('b').allInnerTexts()).slice(0, 2)).toEqual([
      'Anna Keller',
      'Beat Frei',
    ]);
    await tim.keyboard.press('j');
    await tim.waitForURL(`**/customers/${customerId}?sort=name`);
    await tim.keyboard.press('/');
    await tim.keyboard.type('frei');
    await until('only Beat is left', async () => (await list.getByRole('link').count()) === 1);
    await list.getByRole('link').click();
    await tim.getByText('beat@kunde.example').first().waitFor();
    await list.getByLabel('Name or address').fill('nobody at all');
    await list.getByText('No customer found').waitFor();
    expect((await kontor.api('tim').get('/customers?sort=name', customerList)).items).toHaveLength(2);
  });

  test('an admin makes an attribute, orders and archives it, and screens follow', async () => {
    await atConversation(lena);
    await admin.goto(`${kontor.url}/settings/attributes`);
    await admin.getByRole('button', { name: 'New attribute' }).click();
    await admin.getByLabel('Name in English').fill('Contract until');
    await admin.getByLabel('Kind of value').selectOption('date');
    expect(await admin.getByLabel('Key').inputValue()).toBe('contract_until');
    await admin.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await panel(lena).getByRole('button', { name: 'Contract until: add' }).waitFor();
    await admin.getByRole('button', { name: /up.*Contract until|Contract until.*up/i }).click();
    await until('it went up', async () => {
      const { attributes } = await kontor.api('lena').get('/directory', directory);
      return attributes.map(({ key }) => key).join() === 'machine,tier,contract_until,site';
    });
    const row = admin.getByRole('listitem').filter({ hasText: 'Contract until' });
    await row.getByRole('button', { name: 'Archive' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await panel(lena)
      .getByRole('button', { name: /^Contract until/ })
      .waitFor({ state: 'detached' });
    await row.getByRole('button', { name: 'Bring back' }).click();
    await panel(lena).getByRole('button', { name: 'Contract until: add' }).waitFor();
  });

  test('on a phone and in the dark nothing is amiss', async () => {
    const places = [`/customers`, `/customers/${customerId}`, '/settings/attributes'];
    for (const theme of ['light', 'dark'] as const)
      for (const width of [1440, 390]) {
        await admin.setViewportSize({ width, height: 844 });
        for (const place of places) {
          await walkTo(admin, place);
          await admin.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
          await admin.locator('main, .customers, h1').first().waitFor();
          await admin
            .getByText(/Anna Keller|Contract until/)
            .filter({ visible: true })
            .first()
            .waitFor();
          const wide = await admin.evaluate<number>(
            'document.documentElement.scrollWidth - window.innerWidth',
          );
          expect({
            place,
            theme,
            width,
            wide: Math.max(0, wide),
            found: await violations(admin),
          }).toEqual({ place, theme, width, wide: 0, found: [] });
        }
      }
  });
});

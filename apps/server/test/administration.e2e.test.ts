import { conversationList, conversationRow } from '@kontor/contracts/conversation';
import { rule } from '@kontor/contracts/settings';
import { firstRun } from '@kontor/contracts/workspace';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { violations } from './support/axe.ts';
import { openConsole, startChromium } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password, type PersonName } from './support/cast.ts';
import { type Receiver, startReceiver } from './support/receiver.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

const ruleList = z.object({ items: z.array(rule) });

describe.skipIf(without('chromium'))('what an administrator sets up, in a browser', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let admin: Page;
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
    kontor = await startBuiltKontor({ WEBHOOK_NETWORKS: '127.0.0.1/32' });
    browser = await startChromium();
    admin = await open('admin');
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
    await receiver?.stop();
  });

  const open = (who: PersonName) =>
    openConsole(browser, kontor.url, { email: kontor.cast.people[who].email, password });
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const conversation = (subject: string) =>
    until('it came in', async () =>
      (await kontor.api('admin').get('/conversations?view=all', conversationList)).items.find(
        (row) => row.subject === subject,
      ),
    );

  test('a webhook is made, refused where it may not reach, tested, told, and what failed is sent again', async () => {
    await kontor.send({ from: 'anna@kunde.example', subject: 'Leaking tank', text: 'It leaks.' });
    const { id, number } = await conversation('Leaking tank');
    await admin.goto(`${kontor.url}/settings/webhooks`);
    await admin.getByText('Nobody outside is told yet').waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByRole('link', { name: 'New webhook' }).first().click();
    await admin.getByLabel('Name').fill('Warehouse');
    await admin.getByLabel('Address').fill('https://10.0.0.1/hook');
    await button(admin, 'Save').click();
    await admin.getByText('10.0.0.1 leads to a private address.').first().waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByLabel('Address').fill(`${receiver.url}/hook`);
    const group = admin.getByRole('group', { name: 'What is told' });
    await group.getByLabel('Priority changed').check();
    await admin.keyboard.press('Enter');
    await admin.getByText('Keep this secret now', { exact: false }).waitFor();
    expect(await admin.getByLabel('Secret', { exact: true }).inputValue()).toMatch(/^whsec_/);

    await button(admin, 'Send a test').click();
    await admin.getByText('The test was taken (answer 204).').waitFor();
    expect(receiver.got).toHaveLength(1);

    receiver.answer = () => ({ status: 410, text: 'Nobody lives here' });
    await kontor.api('admin').put(`/conversations/${id}/priority`, { priority: 'high' }, conversationRow);
    const log = admin.getByRole('region', { name: 'Log' });
    const entry = log.getByRole('button', { name: `Failed Priority changed · #${number}` });
    await entry.waitFor();
    await entry.click();
    await log.getByText('Nobody lives here').waitFor();
    await admin.getByText('this address is gone for good', { exact: false }).waitFor();
    expect(await violations(admin)).toEqual([]);

    receiver.answer = () => ({ status: 200 });
    await admin.reload();
    await admin.getByLabel('On', { exact: true }).check();
    await button(admin, 'Save').click();
    await button(admin, 'Send failed ones again').click();
    await log.getByRole('button', { name: `Delivered Priority changed · #${number}` }).waitFor();
    expect(receiver.got).toHaveLength(3);
    expect(await admin.getByLabel('Secret', { exact: true }).count()).toBe(0);

    await admin.emulateMedia({ colorScheme: 'dark' });
    await admin.setViewportSize({ width: 390, height: 844 });
    expect(await violations(admin)).toEqual([]);
    expect(await admin.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await admin.emulateMedia({ colorScheme: 'light' });
    await admin.setViewportSize({ width: 1440, height: 900 });
  });

  test('a tag is coloured, renamed with the number of places, merged, archived and brought back', async () => {
    await kontor.send({ from: 'beat@kunde.example', subject: 'Dented', text: 'It came dented.' });
    const { id, number } = await conversation('Dented');
    await admin.goto(`${kontor.url}/settings/tags`);
    await admin.getByText('There is no tag yet').waitFor();
    expect(await violations(admin)).toEqual([]);
    const dialog = admin.getByRole('dialog');
    for (const [word, color] of [
      ['Damage', 'red'],
      ['Carrier', 'none'],
    ] as const) {
      await button(admin, 'New tag').first().click();
      await dialog.getByLabel('Word').fill(word);
      await dialog.getByLabel(color, { exact: true }).check();
      expect(await violations(admin)).toEqual([]);
      await admin.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
    }
    await kontor.api('lena').put(`/conversations/${id}/tags`, { tags: ['Damage'] }, conversationRow);
    await admin.reload();
    await button(admin, 'Edit: Damage').click();
    await dialog.getByLabel('Word').fill('Damage in transit');
    await dialog.getByText('The new word will stand in 1 conversation, 0 customers').waitFor();
    await button(admin, 'Save').click();
    await button(admin, 'Merge: Carrier').waitFor();
    await until('the conversation has the new word', async () =>
      (await conversation('Dented')).tags.includes('Damage in transit'),
    );

    // The former word is let go when it was looked for once more; that need not be seconds later.
    await until('both may be merged', async () => {
      const { numAffectedRows } = await sql`update outbox set due_at = least(due_at, clock_timestamp())
        where kind = 'tag.rename' and state = 'open'`.execute(kontor.db.sql);
      return numAffectedRows === 0n;
    });
    await button(admin, 'Merge: Damage in transit').click();
    await dialog.getByLabel('Into').selectOption({ label: 'Carrier' });
    await dialog.getByText('will have “Carrier” instead of “Damage in transit”', { exact: false }).waitFor();
    expect(await violations(admin)).toEqual([]);
    await dialog.getByRole('button', { name: 'Merge' }).click();
    await until('the conversation carries the other', async () =>
      (await conversation('Dented')).tags.includes('Carrier'),
    );
    await admin.getByText('1 conversation', { exact: true }).waitFor();
    await button(admin, 'Archive: Carrier').click();
    await admin.getByText('No tag is offered.').waitFor();
    await admin.goto(`${kontor.url}/inbox/all/${number}`);
    await admin.getByRole('button', { name: 'Carrier' }).first().waitFor();
    await admin.goto(`${kontor.url}/settings/tags`);
    await button(admin, 'Bring back').click();
    await button(admin, 'Archive: Carrier').waitFor();
    expect(await violations(admin)).toEqual([]);
  });

  test('the first steps are gone through, left and taken up again, until a mail is seen coming in', async () => {
    const steps = { name: 'open', brand: 'open', channel: 'open', people: 'open', mail: 'open' } as const;
    await kontor.api('admin').put('/workspace/first-run', { open: true, steps }, firstRun);
    await admin.goto(`${kontor.url}/inbox/mine`);
    await admin.getByRole('link', { name: 'Finish setting up' }).click();
    const heading = (name: string) => admin.getByRole('heading', { name, level: 2 });
    await heading('Name of the workspace').waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByLabel('Name', { exact: true }).fill('Adler Profi');
    await admin.keyboard.press('Enter');
    await heading('Your brand').waitFor();
    await button(admin, 'Leave out').click();
    await heading('First channel').waitFor();
    await button(admin, 'Check').waitFor();
    expect(await violations(admin)).toEqual([]);
    await button(admin, 'Save').click();
    await heading('Colleagues').waitFor();
    await admin.getByLabel('E-mail').fill('new@adler-kaffee.example');
    await button(admin, 'Invite').click();
    await admin.getByText('Invited: new@adler-kaffee.example').waitFor();
    expect(await violations(admin)).toEqual([]);
    await button(admin, 'Go on').click();
    await heading('A test').waitFor();

    await admin.reload();
    await heading('A test').waitFor();
    await button(admin, 'Send a test').click();
    await admin.getByText('Sent from support@adler-kaffee.example.', { exact: false }).waitFor();
    expect(kontor.taken.at(-1)!.to).toEqual([kontor.cast.people.admin.email]);
    await admin.emulateMedia({ colorScheme: 'dark' });
    await admin.setViewportSize({ width: 390, height: 844 });
    expect(await violations(admin)).toEqual([]);
    expect(await admin.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await admin.emulateMedia({ colorScheme: 'light' });
    await admin.setViewportSize({ width: 1440, height: 900 });
    await kontor.send({ from: 'ada@privat.example', subject: 'Re: A test from Kontor', text: 'It works' });
    await admin.getByText('It has arrived:').waitFor();
    await button(admin, 'Go on').click();
    await heading('All set').waitFor();
    await button(admin, 'To the inbox').click();
    await admin.goto(`${kontor.url}/inbox/mine`);
    await admin.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await admin.getByRole('link', { name: 'Finish setting up' }).count()).toBe(0);
    await admin.goto(`${kontor.url}/settings/workspace`);
    expect(await admin.getByLabel('Name', { exact: true }).inputValue()).toBe('Adler Profi');
    expect(await violations(admin)).toEqual([]);
    await button(admin, 'Go through the first steps').click();
    await heading('Name of the workspace').waitFor();
  });

  test('a rule is built of groups in groups, said as a sentence, and dragged to its place', async () => {
    await admin.goto(`${kontor.url}/settings/rules`);
    const rules = admin.getByRole('main').getByRole('listitem');
    const names = () => rules.locator('b').allInnerTexts();
    for (const name of ['First', 'Second', 'Third']) {
      await button(admin, 'New rule').click();
      const dialog = admin.getByRole('dialog');
      await dialog.getByLabel('Name').fill(name);
      await button(admin, 'Add a condition').click();
      await button(admin, 'Add a group').click();
      const inner = dialog.getByRole('group', { name: 'Any of these' });
      await inner.getByRole('button', { name: 'Add a condition' }).click();
      await inner.getByRole('button', { name: 'None of these' }).click();
      for (const field of await dialog.getByLabel('Field').all()) await field.selectOption('priority');
      for (const value of await dialog.getByLabel('Value').all()) await value.selectOption('high');
      await button(admin, 'Add an action').click();
      expect(await violations(admin)).toEqual([]);
      await button(admin, 'Save').click();
      await dialog.waitFor({ state: 'detached' });
    }
    await rules.nth(2).waitFor();
    expect(await names()).toEqual(['First', 'Second', 'Third']);
    const { items } = await kontor.api('admin').get('/rules', ruleList);
    expect(items[0]!.condition).toMatchObject({
      all: [{ field: 'priority' }, { not: { any: [{ field: 'priority' }, { field: 'priority' }] } }],
    });
    await rules.nth(0).getByText(items[0]!.sentence).waitFor();

    const saved = (order: string) =>
      until(`${order} is saved`, async () => {
        const list = await kontor.api('admin').get('/rules', ruleList);
        return list.items.map(({ name }) => name).join() === order;
      });
    await rules.nth(2).locator('.grip').dragTo(rules.nth(0));
    await saved('Third,First,Second');
    await button(admin, 'Move Second up').click();
    await saved('Third,Second,First');
    await admin.reload();
    await rules.nth(2).waitFor();
    expect(await names()).toEqual(['Third', 'Second', 'First']);
    expect(await violations(admin)).toEqual([]);
  });
});

import { bulkChanges } from '@kontor/contracts/bulk';
import { conversationList, conversationRow } from '@kontor/contracts/conversation';
import { messageView } from '@kontor/contracts/message';
import { sessionView } from '@kontor/contracts/people';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../src/platform/ids.ts';
import { violations } from './support/axe.ts';
import { openConsole, startChromium } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

/** More than two pages of a list. */
const many = 130;

describe.skipIf(without('chromium'))('the inbox, in two browsers at once', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let lena: Page;
  let tim: Page;
  /** By the number in their subject, from 1. */
  let numbers: number[];
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    await kontor.send({
      from: 'Anna Keller <anna@kunde.example>',
      subject: 'Matter 0',
      text: 'The tank leaks.',
    });
    const first = await until('it came in', async () => (await rowsOf('view=all'))[0]);
    await sql`insert into conversation (id, root_id, customer_id, brand_id, channel_id, team_id, status, subject,
        subject_key, preview, opened_at, last_message_at, waiting_since, seq)
      select id, id, customer_id, brand_id, channel_id, team_id, 'open', 'Matter ' || n, 'matter ' || n, 'Hello', at, at, at, 1
      from (select gen_random_uuid() as id, n, c.customer_id, c.brand_id, c.channel_id, c.team_id,
        c.opened_at - (${many} - n) * interval '1 hour' - interval '1 day' as at
        from generate_series(1, ${many}) n, (select * from conversation where id = ${first.id}) c) made`.execute(
      kontor.db.sql,
    );
    await sql`insert into message (id, conversation_id, seq, kind, channel_id, text, received_at)
      select gen_random_uuid(), id, 1, 'inbound', channel_id, 'Hello', opened_at from conversation
      where id <> ${first.id}`.execute(kontor.db.sql);
    const made = await kontor.db.sql.selectFrom('conversation').select(['number', 'subject']).execute();
    numbers = made.reduce<number[]>((all, { number, subject }) => {
      all[Number(subject.slice(7))] = number;
      return all;
    }, []);
    browser = await startChromium();
    const { people } = kontor.cast;
    lena = await openConsole(browser, kontor.url, { email: people.lena.email, password });
    tim = await openConsole(browser, kontor.url, { email: people.tim.email, password });
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });

  async function rowsOf(query: string, who: 'lena' | 'tim' = 'lena') {
    return (await kontor.api(who).get(`/conversations?${query}`, conversationList)).items;
  }
  const at = async (page: Page, list: string) => {
    await page.goto(`${kontor.url}/inbox/${list}`);
    await listOf(page).getByRole('link').first().waitFor();
  };
  const listOf = (page: Page) => page.locator('.list [role=group]');
  const row = (page: Page, n: number) =>
    listOf(page)
      .getByRole('link')
      .filter({ hasText: new RegExp(`Matter ${n}(?!\\d)`) });
  const tick = (page: Page, n: number) => page.getByLabel(`Tick #${numbers[n]}`, { exact: true });
  const progress = (page: Page) => page.getByRole('status', { name: 'Changes of many conversations' });
  const progressInGerman = (page: Page) =>
    page.getByRole('status', { name: 'Änderungen vieler Konversationen' });
  const statusOf = async (n: number) =>
    (await kontor.api('lena').get(`/conversations/${numbers[n]}`, conversationRow)).status;
  const finished = () =>
    until('it is over, though each server that died had taken it for a while', async () => {
      const { items } = await kontor.api('lena').get('/bulk-changes', bulkChanges);
      return items.every(({ state }) => state === 'done' || state === 'undone') && items[0];
    });

  test('a mention is counted in the sidebar as it happens, and its list is a key away', async () => {
    await at(lena, 'all');
    await lena.getByRole('link', { name: 'Mentions', exact: true }).waitFor();
    await kontor
      .api('tim')
      .post(
        `/conversations/${numbers[5]}/messages`,
        { kind: 'note', text: 'Lena, do you know this one?', mentions: [kontor.cast.people.lena.id] },
        messageView,
        { headers: { 'idempotency-key': newId() } },
      );
    await lena.getByRole('link', { name: 'Mentions 1' }).waitFor();
    await lena.keyboard.press('g');
    await lena.keyboard.press('n');
    await lena.waitForURL('**/inbox/mentions');
    await row(lena, 5).waitFor();
    expect(await tim.getByRole('link', { name: /^Mentions \d/ }).count()).toBe(0);
  });

  test('what I have begun to write stands among the drafts, marked in every list of mine', async () => {
    await at(lena, `all/${numbers[7]}`);
    await lena.getByRole('button', { name: /^Reply to / }).click();
    await lena.keyboard.type('Dear Anna');
    await lena.getByRole('link', { name: 'Drafts 1' }).waitFor();
    await row(lena, 7).getByText('Draft').waitFor();
    await at(lena, 'drafts');
    await row(lena, 7).waitFor();
    expect(await listOf(lena).getByRole('link').count()).toBe(1);
  });

  test('ticked by keys and by hand, resolved for both, and taken back but where a colleague went on', async () => {
    await at(tim, 'all');
    await at(lena, 'all');
    await row(lena, 1).click();
    await lena.keyboard.press('x');
    await lena.keyboard.press('j');
    await lena.waitForURL(`**/${numbers[2]}`);
    await lena.keyboard.press('x');
    await tick(lena, 4).click({ modifiers: ['Shift'] });
    await lena.getByText('4 ticked').waitFor();
    expect(await violations(lena)).toEqual([]);
    await lena.keyboard.press('e');
    await progress(lena).getByText('Resolve: 4 changed.').waitFor();
    for (const n of [1, 2, 3, 4]) await row(tim, n).waitFor({ state: 'detached' });
    expect(await lena.getByText('4 ticked').count()).toBe(0);

    // Tim opens one again and resolves it himself.
    for (const status of ['open', 'resolved'])
      await kontor.api('tim').put(`/conversations/${numbers[2]}/status`, { status }, conversationRow);
    await lena.keyboard.press('z');
    await progress(lena).getByText('“Resolve” undone: 3 put back. 1 were changed since and stay.').waitFor();
    for (const n of [1, 3, 4]) await row(tim, n).waitFor();
    expect(await Promise.all([1, 2, 3, 4].map(statusOf))).toEqual(['open', 'resolved', 'open', 'open']);
  });

  test('rows show at once what many are about to become, and go back, with the reason, when it is refused', async () => {
    await at(lena, 'all');
    let answer: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    const refusal = { code: 'not_possible', title: 'Not possible', status: 409, detail: 'Not before noon.' };
    await lena.route('**/api/v1/bulk-changes', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await asked;
      await route.fulfill({
        status: 409,
        contentType: 'application/problem+json',
        body: JSON.stringify(refusal),
      });
    });
    await tick(lena, 8).click();
    await tick(lena, 9).click();
    await lena.keyboard.press('e');
    await row(lena, 8).waitFor({ state: 'detached' });
    await row(lena, 9).waitFor({ state: 'detached' });
    answer!();
    await row(lena, 8).waitFor();
    await row(lena, 9).waitFor();
    await lena.getByText('Not before noon.').waitFor();
    await lena.unroute('**/api/v1/bulk-changes');
    expect(await statusOf(8)).toBe('open');
    await lena.keyboard.press('Escape');
    await lena.getByText('2 ticked').waitFor({ state: 'detached' });
  });

  test('the list stays where it is looked at, and what is ticked stays ticked, while others change it', async () => {
    await at(lena, 'all');
    const box = listOf(lena);
    await box.evaluate((element) => element.scrollTo({ top: 3000 }));
    await row(lena, 31).waitFor();
    await tick(lena, 33).check();
    const placeOf = async (n: number) => (await row(lena, n).boundingBox())!.y;
    const before = await placeOf(33);
    for (const n of [8, 9, 10, 11])
      await kontor
        .api('tim')
        .put(`/conversations/${numbers[n]}/status`, { status: 'resolved' }, conversationRow);
    await until('they have left her list', async () =>
      (await rowsOf('view=all&limit=12')).every((r) => r.subject !== 'Matter 11'),
    );
    await lena.getByRole('link', { name: /^All open/ }).waitFor();
    await until('her list has heard of it', async () =>
      (await box.evaluate((element) => element.scrollTop)) !== 3000 ? true : undefined,
    );
    expect(Math.abs((await placeOf(33)) - before)).toBeLessThan(2);
    expect(await tick(lena, 33).isChecked()).toBe(true);
    // What is ticked leaves the list, too, and is still meant.
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await kontor.api('tim').put(`/conversations/${numbers[33]}/snooze`, { until: tomorrow }, conversationRow);
    await lena.getByText('· 1 left the list').waitFor();
    await lena.keyboard.press('Escape');
    await lena.getByText('1 ticked').waitFor({ state: 'detached' });
  });

  test('a glance shows what was said last and marks nothing as read', async () => {
    await at(lena, 'all?sort=newest');
    await row(lena, 0).focus();
    await lena.keyboard.press('Space');
    const peek = lena.getByRole('complementary', { name: `A glance at #${numbers[0]}` });
    await peek.getByText('The tank leaks.').waitFor();
    expect(await violations(lena)).toEqual([]);
    await lena.keyboard.press('Space');
    await peek.waitFor({ state: 'detached' });
    const glanced = (await rowsOf('view=all&sort=newest')).find(({ subject }) => subject === 'Matter 0');
    expect(glanced).toMatchObject({ seq: 1, readSeq: 0 });
    await row(lena, 0).hover();
    const pointed = lena.getByRole('complementary', { name: `A glance at #${numbers[0]}` });
    await pointed.getByText('The tank leaks.').waitFor();
    await lena.mouse.move(0, 0);
    await pointed.waitFor({ state: 'detached' });
  });

  test('the whole list is given to a colleague although the server dies twice meanwhile; each once', async () => {
    await at(lena, 'all');
    await lena.keyboard.press('*');
    await lena
      .getByRole('toolbar')
      .getByText(/All \d+/)
      .waitFor();
    await lena.keyboard.press('a');
    await lena.getByRole('option', { name: 'Tim' }).click();
    await progress(lena).waitFor();
    for (let i = 0; i < 2; i++) await kontor.killAndRestart();
    const over = await finished();
    expect(over.total).toBeGreaterThan(100);
    expect(over).toMatchObject({ state: 'done', changed: over.total, refused: 0 });
    const { rows } = await sql<{ most: number; n: number }>`
      select max(times)::int as most, count(*)::int as n from (select count(*) as times from event
        where type = 'conversation.assigned' group by conversation_id) each`.execute(kontor.db.sql);
    expect(rows[0]).toEqual({ most: 1, n: over.total });
    // Connected again, she sees how it ended and takes it back.
    await progress(lena).getByText(`Assign: ${over.total} changed.`).waitFor();
    await progress(lena).getByRole('button', { name: /^Undo/ }).click();
    await progress(lena).getByText(`“Assign” undone: ${over.total} put back.`).waitFor();
    expect(await rowsOf('view=mine', 'tim')).toEqual([]);
  });

  test('spam is marked and is none again, from the list of spam', async () => {
    await at(lena, 'all');
    await tick(lena, 13).check();
    await lena.keyboard.press('!');
    await progress(lena).getByText('Mark as spam: 1 changed.').waitFor();
    await at(lena, 'spam');
    await tick(lena, 13).check();
    await lena.keyboard.press('!');
    await progress(lena).getByText('Not spam: 1 changed.').waitFor();
    expect(await statusOf(13)).toBe('open');
  });

  test('keys pressed before the bar of what is ticked is there are meant for that, not for what is open', async () => {
    const bar = /\/SelectionBar[^/]*\.js/;
    const { promise: mayCome, resolve: come } = Promise.withResolvers<void>();
    await lena.route(bar, async (route) => {
      await mayCome;
      await route.continue();
    });
    try {
      await at(lena, `all/${numbers[1]}`);
      await lena.locator('.pane').getByText(`#${numbers[1]}`, { exact: true }).waitFor();
      await tick(lena, 3).check();
      await tick(lena, 4).check();
      await lena.keyboard.press('w');
      expect(await lena.getByText('2 ticked').count()).toBe(0);
    } finally {
      come();
    }
    await progress(lena).getByText('Wait for the customer: 2 changed.').waitFor();
    expect(await Promise.all([1, 3, 4].map(statusOf))).toEqual(['open', 'waiting', 'waiting']);
    await lena.unroute(bar);
  });

  test('a view is built from conditions, said as a sentence, counted, moved, thrown away and brought back', async () => {
    await at(lena, 'all');
    const side = lena.getByRole('navigation', { name: 'Views' });
    const make = async (name: string) => {
      await lena.getByRole('button', { name: 'New view' }).click();
      const dialog = lena.getByRole('dialog');
      await dialog.getByLabel('Name').fill(name);
      await dialog.getByText('Status is open or waiting').waitFor();
      await dialog.getByRole('button', { name: 'Add a condition' }).click();
      const field = dialog.getByLabel('Field').last();
      await field.selectOption({ label: 'Mentioned colleagues' });
      await dialog.getByLabel('Value').last().selectOption({ label: 'Me' });
      await dialog.getByText('Status is open or waiting and I am mentioned').waitFor();
      expect(await violations(lena)).toEqual([]);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await side.getByRole('link', { name: `${name} 1` }).waitFor();
      await row(lena, 5).waitFor();
    };
    await make('Called by name');
    await make('B');
    const names = () => side.getByRole('link').allInnerTexts();
    expect((await names()).map((text) => text.split('\n')[0])).toEqual(['B', 'Called by name']);
    const menu = async (name: string, entry: string) => {
      await side.getByRole('button', { name: `More about “${name}”` }).click();
      await lena.getByRole('menuitem', { name: entry }).click();
    };
    await menu('B', 'Move down');
    await until('it stands below', async () => (await names())[1]?.startsWith('B'));
    await menu('Called by name', 'Edit');
    await lena.getByRole('dialog').getByLabel('Name').fill('Mine by name');
    await lena.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await side.getByRole('link', { name: /^Mine by name/ }).waitFor();
    await menu('Mine by name', 'Remove');
    await lena.getByText('“Mine by name” removed').waitFor();
    await side.getByRole('link', { name: /^Mine by name/ }).waitFor({ state: 'detached' });
    await lena.keyboard.press('z');
    await side.getByRole('link', { name: /^Mine by name/ }).waitFor();
    expect((await names())[0]).toMatch(/^Mine by name/);
  });

  test('on a phone and in the dark it is ticked by its picture, in German too, without a fault for axe', async () => {
    await lena.emulateMedia({ colorScheme: 'dark' });
    await lena.setViewportSize({ width: 390, height: 844 });
    await kontor.api('lena').put('/me', { name: 'Lena', locale: 'de', zone: null }, sessionView);
    await at(lena, 'all');
    await lena.getByLabel(`#${numbers[1]} anwählen`, { exact: true }).check();
    await lena.getByText('1 angewählt').waitFor();
    expect(await violations(lena)).toEqual([]);
    await lena.getByRole('button', { name: 'Lösen' }).click();
    await progressInGerman(lena).getByText('Lösen: 1 geändert.').waitFor();
    expect(await violations(lena)).toEqual([]);
    expect(await lena.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});

import { conversationList, conversationRow } from '@kontor/contracts/conversation';
import { messageView } from '@kontor/contracts/message';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../src/platform/ids.ts';
import { violations } from './support/axe.ts';
import { openConsole, startChromium } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password, type PersonName } from './support/cast.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('working together, in two browsers at once', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let lena: Page;
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    browser = await startChromium();
    const { people } = kontor.cast;
    lena = await openConsole(browser, kontor.url, { email: people.lena.email, password });
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });

  const idOf = (person: PersonName) => kontor.cast.people[person].id;
  async function opened(subject: string) {
    await kontor.send({ from: 'Anna Keller <anna@kunde.example>', subject, text: `About ${subject}` });
    return until('it came in', async () => {
      const { items } = await kontor.api('tim').get('/conversations?view=all', conversationList);
      return items.find((row) => row.subject === subject);
    });
  }
  const mention = (id: string, text: string, person: PersonName = 'lena') =>
    kontor
      .api('tim')
      .post(`/conversations/${id}/messages`, { kind: 'note', text, mentions: [idOf(person)] }, messageView, {
        headers: { 'idempotency-key': newId() },
      });
  const bell = (page: Page, name: RegExp | string) => page.getByRole('link', { name });

  test('a mention is counted at the bell and in the title, leads to its place, and is read there for every window', async () => {
    const { id, number } = await opened('Leaking tank');
    const other = await lena.context().newPage();
    await other.goto(`${kontor.url}/notifications`);
    await other.getByText('Nothing yet').waitFor();
    await mention(id, 'Lena, do you know this model?');
    await bell(lena, 'Notifications, 1 unread').waitFor();
    await until('the title says so', async () => (await lena.title()).startsWith('(1) '));
    const line = other.getByRole('link', { name: /Tim mentioned you/ });
    await line.waitFor();
    expect(await violations(other)).toEqual([]);

    await lena.keyboard.press('g');
    await lena.keyboard.press('b');
    await lena.waitForURL('**/notifications');
    await lena.getByRole('link', { name: /Tim mentioned you/ }).click();
    await lena.waitForURL(`**/inbox/all/${number}?at=2`);
    await lena.getByRole('log').getByText('Lena, do you know this model?').waitFor();
    await bell(lena, 'Notifications').waitFor();
    await until('the title too', async () => !(await lena.title()).startsWith('('));
    await other.getByRole('button', { name: 'Mark as unread' }).waitFor();
    await other.close();
  });

  test('all are read at once, one is marked unread again', async () => {
    const { id } = await opened('Many notes');
    for (const n of [1, 2, 3]) await mention(id, `Note ${n}`);
    await lena.goto(`${kontor.url}/notifications`);
    await bell(lena, 'Notifications, 3 unread').waitFor();
    await lena.getByRole('button', { name: 'Mark all as read' }).click();
    await bell(lena, 'Notifications').waitFor();
    await lena.getByRole('button', { name: 'Mark as unread' }).first().click();
    await bell(lena, 'Notifications, 1 unread').waitFor();
    await lena.getByRole('button', { name: 'Unread', exact: true }).click();
    await until('one is left', async () => (await lena.locator('li').count()) === 1);
    await lena.getByRole('button', { name: 'Mark all as read' }).click();
    await lena.getByText('All read').waitFor();
  });

  test('what pops up pops up once over two windows, and not while one of them is looked at', async () => {
    const context = await browser.newContext({ permissions: ['notifications'], locale: 'en-GB' });
    await context.addInitScript({
      content: `window.shown = [];
        window.focused = true;
        window.Notification = class extends EventTarget {
          static permission = 'granted';
          constructor(title) { super(); window.shown.push(title); }
          close() {}
        };
        document.hasFocus = () => window.focused;`,
    });
    await context.addCookies(await lena.context().cookies());
    const [one, two] = [await context.newPage(), await context.newPage()];
    const look = (page: Page, focused: boolean) =>
      page.evaluate(
        `window.focused = ${focused}; window.dispatchEvent(new Event('${focused ? 'focus' : 'blur'}'))`,
      );
    const shown = async () =>
      (await Promise.all([one, two].map((page) => page.evaluate<string[]>('window.shown')))).flat();
    const announced = (n: number) =>
      until('both windows heard of it', async () => {
        const counts = await Promise.all(
          [one, two].map((page) =>
            page.evaluate(
              () => JSON.parse(localStorage.getItem('kontor.announced') ?? '[]').length as number,
            ),
          ),
        );
        return counts.every((count) => count >= n);
      });
    for (const page of [one, two]) {
      await page.goto(`${kontor.url}/inbox/all`);
      await bell(page, /^Notifications/).waitFor();
    }
    const { id } = await opened('Pop up');
    // Both know what is there already: only then something is new to them.
    const looking = (page: Page) =>
      page.waitForResponse((answer) => answer.url().includes('/api/v1/notifications?'));
    const first = Promise.all([looking(one), looking(two)]);
    await mention(id, 'While she looks');
    await first;
    await announced(1);
    expect(await shown()).toEqual([]);
    for (const page of [one, two]) await look(page, false);
    await until('nobody looks', () =>
      one.evaluate(
        async () => !(await navigator.locks.query()).held?.some(({ name }) => name === 'kontor.looked-at'),
      ),
    );
    await mention(id, 'While she does not');
    await until('it popped up', async () => (await shown()).length > 0);
    await announced(2);
    expect(await shown()).toEqual(['Tim mentioned you']);
    await context.close();
  });

  test('who is told of what, and when, is chosen on a page of the settings', async () => {
    await lena.goto(`${kontor.url}/settings/notifications`);
    const tick = lena.getByLabel('A conversation is assigned to me: In the list');
    await tick.uncheck();
    await lena.getByLabel('Only in my working hours').check();
    await lena.getByRole('button', { name: 'Wednesday: another span' }).click();
    expect(await violations(lena)).toEqual([]);
    await lena.getByRole('button', { name: 'Save' }).click();
    await lena.getByText('Saved').waitFor();
    await lena.reload();
    expect(await tick.isChecked()).toBe(false);
    expect(await lena.getByLabel('Wednesday, from').count()).toBe(2);
    await tick.check();
    await lena.getByLabel('At any time').check();
    await lena.getByRole('button', { name: 'Save' }).click();
    await lena.getByText('Saved').waitFor();
  });

  test('who writes is told that a colleague writes too; handed over with a note, both see it at once', async () => {
    const { number } = await opened('Both at once');
    const { people } = kontor.cast;
    const tim = await openConsole(browser, kontor.url, { email: people.tim.email, password });
    for (const page of [lena, tim]) await page.goto(`${kontor.url}/inbox/all/${number}`);
    await tim.getByText('Lena is reading').first().waitFor();
    await tim.getByRole('button', { name: /^Reply to / }).click();
    await tim.keyboard.type('Dear Anna');
    await lena.getByText('Tim is writing a reply, too.').waitFor();
    await tim.keyboard.press('Escape');

    await tim.locator('.pane').getByRole('log').click();
    await tim.keyboard.press('Shift+A');
    const dialog = tim.getByRole('dialog', { name: `Hand over #${number}` });
    await dialog.getByRole('button', { name: 'Choose a colleague' }).click();
    await tim.getByRole('option', { name: /^Lena/ }).click();
    await tim.getByLabel('What should they know?').fill('She has the old model.');
    expect(await violations(tim)).toEqual([]);
    await tim.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await lena.getByRole('log').getByText('She has the old model.').waitFor();
    await lena.goto(`${kontor.url}/notifications`);
    await lena.getByRole('link', { name: /Tim assigned this to you.*She has the old model/ }).waitFor();
    expect(await lena.getByRole('link', { name: /She has the old model/ }).count()).toBe(1);

    await tim.getByRole('button', { name: '1 follows' }).click();
    await tim.getByRole('option', { name: 'Tim (you)' }).click();
    await tim.getByRole('button', { name: '2 follow' }).waitFor();
    await tim.context().close();
  });

  test('who takes over says so to the colleague, whose draft is kept, and who takes it back with one click', async () => {
    const { id, number } = await opened('Taken over');
    const { people } = kontor.cast;
    const row = (page: Page) =>
      page.locator('.list [role=group]').getByRole('link').filter({ hasText: 'Taken over' });
    const tim = await openConsole(browser, kontor.url, { email: people.tim.email, password });
    await lena.goto(`${kontor.url}/inbox/all`);
    await tim.goto(`${kontor.url}/inbox/all/${number}`);
    await row(lena).getByText('Tim is reading').waitFor();
    await tim.getByRole('button', { name: /^Reply to / }).click();
    await tim.getByLabel('Text of the reply').fill('Dear Anna');
    // In the list, before she has opened it.
    await row(lena).getByText('Tim is replying').waitFor();
    expect(await violations(lena)).toEqual([]);
    await row(lena).click();
    await lena.getByText('Tim is writing a reply, too.').waitFor();
    await lena.getByRole('button', { name: 'Take over' }).click();
    await tim.getByText('Lena took this over from you. Your draft is kept.').waitFor();
    expect(await violations(tim)).toEqual([]);
    await tim.getByRole('log').getByText('Lena took it over from Tim').waitFor();
    expect((await tim.getByLabel('Text of the reply').innerText()).trim()).toBe('Dear Anna');
    await tim.getByRole('button', { name: 'Take it back' }).click();
    await lena.getByText('Tim took this over from you.').waitFor();
    await until('it is his', async () => {
      const { assigneeId } = await kontor.api('tim').get(`/conversations/${id}`, conversationRow);
      return assigneeId === people.tim.id;
    });
    await tim.context().close();
    await row(lena)
      .getByText(/^Tim is/)
      .first()
      .waitFor({ state: 'detached' });
  });

  test('it can be installed: the manifest and its icons are there, of the kinds they say', async () => {
    const address = await lena.locator('link[rel=manifest]').getAttribute('href');
    const manifest = await fetch(new URL(address!, kontor.url));
    expect(manifest.headers.get('content-type')).toMatch(/^application\/manifest\+json/);
    const { icons, start_url } = (await manifest.json()) as {
      icons: { src: string; type: string }[];
      start_url: string;
    };
    expect((await fetch(new URL(start_url, kontor.url))).status).toBe(200);
    for (const { src, type } of icons)
      expect((await fetch(new URL(src, kontor.url))).headers.get('content-type')).toMatch(type);
  });

  test('on a phone, in German and in the dark, the list is whole', async () => {
    const { id } = await opened('Telefon');
    await mention(id, 'Kennst du dieses Modell, das so lange läuft und dessen Tank schon wieder leckt?');
    await lena.setViewportSize({ width: 390, height: 844 });
    await lena.evaluate(() => {
      localStorage.setItem('kontor.theme', 'dark');
    });
    await kontor
      .api('lena')
      .put('/me', { name: 'Lena', locale: 'de', zone: null }, conversationRow.partial().loose());
    await lena.goto(`${kontor.url}/notifications`);
    await lena
      .getByRole('link', { name: /Tim hat Sie erwähnt/ })
      .first()
      .waitFor();
    expect(await violations(lena)).toEqual([]);
    expect(await lena.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await lena.goto(`${kontor.url}/settings/notifications`);
    await lena.getByLabel('Jederzeit').waitFor();
    expect(await violations(lena)).toEqual([]);
    await kontor
      .api('lena')
      .put('/me', { name: 'Lena', locale: 'en', zone: null }, conversationRow.partial().loose());
    await lena.evaluate(() => localStorage.setItem('kontor.theme', 'light'));
    await lena.setViewportSize({ width: 1440, height: 900 });
    await lena.goto(`${kontor.url}/inbox/all`);
  });
});

import { AxeBuilder } from '@axe-core/playwright';
import { conversationList, conversationRow } from '@kontor/contracts/conversation';
import { messageView } from '@kontor/contracts/message';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../src/platform/ids.ts';
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
  async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

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

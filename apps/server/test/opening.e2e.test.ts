import { conversationList, conversationRow, type ListedConversation } from '@kontor/contracts/conversation';
import { messageView } from '@kontor/contracts/message';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../src/platform/ids.ts';
import { inConsole, openConsole, startChromium } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('the next conversation is there before it is asked for', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let lena: Page;
  let rows: ListedConversation[];
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    for (const n of [0, 1, 2, 3])
      await kontor.send({
        from: `Anna Keller <anna${n}@kunde.example>`,
        subject: `Matter ${n}`,
        text: `This is about matter ${n}.`,
      });
    rows = await until('they came in', async () => {
      const { items } = await kontor.api('lena').get('/conversations?view=all', conversationList);
      return items.length === 4 && items;
    });
    browser = await startChromium();
    lena = await openConsole(browser, kontor.url, { email: kontor.cast.people.lena.email, password });
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });

  const matter = (place: number) => `This is about ${rows[place]!.subject.toLowerCase()}.`;
  const asked = (place: number) =>
    lena.waitForRequest((request) => request.url().endsWith(`/api/v1/conversations/${rows[place]!.id}`));
  /** From here on no answer about conversations reaches the browser, until they are let through. */
  async function holdAnswers(): Promise<{ count(): number; letThrough(): Promise<void> }> {
    const held: Route[] = [];
    const url = '**/api/v1/conversations/**';
    let isOver = false;
    const hold = (route: Route) => (isOver ? route.continue() : void held.push(route));
    await lena.route(url, hold);
    return {
      count: () => held.length,
      async letThrough() {
        isOver = true;
        await Promise.all(held.map((route) => route.continue()));
        await lena.unroute(url, hold);
      },
    };
  }

  test('j shows it while not one answer has come', async () => {
    // They are fetched one after the other: once the one after it is asked for, it is there.
    const next = asked(2);
    await lena.goto(`${kontor.url}/inbox/all/${rows[0]!.number}`);
    await inConsole(lena).timeline.getByText(matter(0)).waitFor();
    await next;
    const answers = await holdAnswers();
    const after = asked(3);
    try {
      await lena.keyboard.press('j');
      await inConsole(lena).timeline.getByText(matter(1)).waitFor();
      await lena.getByRole('heading', { name: rows[1]!.subject }).waitFor();
      // It is fetched again all the same.
      await until('its answers are held', async () => answers.count() > 0);
    } finally {
      await answers.letThrough();
    }
    await after;
    expect(await inConsole(lena).timeline.getByText(matter(1)).count()).toBe(1);
  });

  test('what changed since is not shown as it was', async () => {
    const write = kontor
      .api('tim')
      .post(
        `/conversations/${rows[2]!.id}/messages`,
        { kind: 'note', text: 'He called about it.', mentions: [] },
        messageView,
        { headers: { 'idempotency-key': newId() } },
      );
    await write;
    await inConsole(lena).row(rows[2]!.subject).getByText('He called about it.').waitFor();
    const answers = await holdAnswers();
    try {
      await lena.keyboard.press('j');
      await until('it is asked for', async () => answers.count() > 0);
      expect(await inConsole(lena).timeline.count()).toBe(0);
    } finally {
      await answers.letThrough();
    }
    await inConsole(lena).timeline.getByText('He called about it.').waitFor();
    await inConsole(lena).timeline.getByText(matter(2)).waitFor();
  });

  test('what was begun in one stands there again after a step on and back', async () => {
    await lena.keyboard.press('r');
    await lena.locator('.composer [contenteditable=true]').waitFor();
    await inConsole(lena).write('Dear Anna');
    await inConsole(lena).row(rows[1]!.subject).click();
    await inConsole(lena).timeline.getByText(matter(1)).waitFor();
    await inConsole(lena).row(rows[2]!.subject).click();
    await inConsole(lena).timeline.getByText(matter(2)).waitFor();
    await until('the draft is there', async () => (await inConsole(lena).words()) === 'Dear Anna');
  });

  test('one that is taken away while it is ready is shown no more', async () => {
    const { id, number } = rows[3]!;
    await kontor
      .api('admin')
      .put(`/conversations/${id}/team`, { teamId: kontor.cast.teams.returns }, conversationRow);
    await inConsole(lena).row(rows[3]!.subject).waitFor({ state: 'detached' });
    await lena.keyboard.press('/');
    await lena.keyboard.type(`#${number}`);
    await lena.keyboard.press('Enter');
    await lena.getByRole('heading', { name: 'No such conversation' }).waitFor();
    expect(await inConsole(lena).timeline.count()).toBe(0);
  });
});

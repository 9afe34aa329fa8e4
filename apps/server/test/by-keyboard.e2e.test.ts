import { conversationList, conversationRow, type ListedConversation } from '@kontor/contracts/conversation';
import { messageList } from '@kontor/contracts/message';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openConsole, startChromium } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { Keyboard, withoutMouse } from './support/keyboard.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

/** Enough that each task has conversations of its own. */
const many = 40;
const messageId = (n: number) => `<order-${n}@kunde.example>`;
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe.skipIf(without('chromium'))('the commonest tasks, by keyboard alone', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let page: Page;
  let tim: Page;
  let mouse: string[];
  let lena: Keyboard;
  let rows: ListedConversation[];
  /** How many of them tasks have taken. */
  let taken = 0;
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    await Promise.all(
      Array.from({ length: many }, (_, n) =>
        kontor.send({
          from: `Customer ${n} <customer${n}@kunde.example>`,
          subject: `Order ${n} is late`,
          messageId: messageId(n),
          text: `Where is my order ${n}? The beans of crate ${n} are needed.`,
          ...(n === 5 && { attachments: [{ filename: 'crate.png', content: photo }] }),
        }),
      ),
    );
    await until('all came in', async () => (await list('view=all&limit=100')).length === many);
    rows = (await list('view=all&limit=100')).toSorted((a, b) => order(a) - order(b));
    browser = await startChromium();
    const { people } = kontor.cast;
    page = await openConsole(browser, kontor.url, { email: people.lena.email, password });
    tim = await openConsole(browser, kontor.url, { email: people.tim.email, password });
    mouse = await withoutMouse(page);
    lena = new Keyboard(page);
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });
  beforeEach(async () => {
    await page.goto(`${kontor.url}/inbox/all`);
    await listOf(page).getByRole('link').first().waitFor();
  });
  // Each task ends with none.
  afterEach(() => {
    if (mouse.length) throw new Error(`A pointer was used: ${mouse.join(', ')}`);
  });

  const order = ({ subject }: ListedConversation) => Number(/\d+/.exec(subject)![0]);
  const list = async (query: string, who: 'lena' | 'tim' | 'mara' = 'lena') =>
    (await kontor.api(who).get(`/conversations?${query}`, conversationList)).items;
  const listOf = (on: Page) => on.locator('.list [role=group]');
  const rowOf = (on: Page, one: ListedConversation) =>
    listOf(on)
      .getByRole('link')
      .filter({ hasText: new RegExp(`${one.subject}(?!\\d)`) });
  const now = ({ id }: ListedConversation) => kontor.api('lena').get(`/conversations/${id}`, conversationRow);
  const messages = async ({ id }: ListedConversation) =>
    (await kontor.api('lena').get(`/conversations/${id}/messages`, messageList)).items;
  const head = (number: number) => page.locator('.pane').getByText(`#${number}`, { exact: true });
  /** A conversation no other task has had, opened as people do who know its number. */
  async function openOne(): Promise<ListedConversation> {
    const one = rows[taken++]!;
    await open(one.number);
    return one;
  }
  async function open(number: number): Promise<void> {
    await lena.press('#');
    await page.getByRole('combobox', { name: 'Do or find anything' }).waitFor();
    await lena.type(String(number));
    await page.getByRole('option', { name: new RegExp(`#${number}`), selected: true }).waitFor();
    await lena.press('Enter');
    await head(number).waitFor();
    await page.getByRole('button', { name: /^Reply to / }).waitFor();
  }
  const becomes = async (one: ListedConversation, what: Partial<ListedConversation>) =>
    until(`#${one.number} is ${JSON.stringify(what)}`, async () => {
      const row = await now(one);
      return Object.entries(what).every(([key, value]) => row[key as keyof typeof row] === value);
    });
  const sees = (what: Locator) => what.waitFor();
  const replyField = () => page.getByLabel('Text of the reply');
  async function write(text: string): Promise<void> {
    await lena.press('r');
    await replyField().waitFor();
    await lena.type(text);
    await lena.has(text);
  }

  test('open the next conversation and the one before', async () => {
    const [first, second] = await list('view=all');
    await lena.press('j');
    await sees(head(first!.number));
    await lena.press('j');
    await sees(head(second!.number));
    await lena.press('k');
    await sees(head(first!.number));
    await lena.press('Escape');
    await page.waitForURL('**/inbox/all');
  });

  test('reply and send', async () => {
    const one = await openOne();
    await write('It left yesterday.');
    await lena.press('Control+Enter');
    await page.getByText(/^Sending in/).waitFor();
    await until('it left', async () =>
      (await messages(one)).some(
        ({ text, state }) => text.includes('It left yesterday.') && state === 'sent',
      ),
    );
    await becomes(one, { status: 'waiting' });
  });

  test('undo a reply', async () => {
    const one = await openOne();
    await write('Too early.');
    await lena.press('Control+Enter');
    await page.getByText(/^Sending in/).waitFor();
    // The focus has left the field: Z means the reply and types nothing.
    await lena.off('.composer .box');
    await lena.press('z');
    await replyField().waitFor();
    await lena.inField();
    await lena.has('Too early.');
    const left = (await messages(one)).filter(({ kind, state }) => kind === 'outbound' && state !== 'undone');
    expect(left).toEqual([]);
  });

  test('send anyway after the customer wrote', async () => {
    const one = await openOne();
    await write('We look for it.');
    await kontor.send({
      from: one.customer.address!,
      subject: `Re: ${one.subject}`,
      inReplyTo: messageId(order(one)),
      text: 'I have found it!',
    });
    await page.getByText('I have found it!').first().waitFor();
    await lena.press('Control+Enter');
    await page.getByRole('alertdialog').getByText('I have found it!').waitFor();
    await lena.press('Control+Shift+Enter');
    await until(
      'it left, once',
      async () =>
        (await messages(one)).filter(({ kind, state }) => kind === 'outbound' && state === 'sent').length ===
        1,
    );
  });

  test('write a note that mentions a colleague', async () => {
    const one = await openOne();
    await lena.press('n');
    await page.getByLabel('Text of the note').waitFor();
    await lena.type('Do you know this crate, @Ti');
    await page.getByRole('option', { name: /Tim/ }).waitFor();
    await lena.press('Enter');
    await page.keyboard.type('?');
    await lena.press('Control+Enter');
    await until('it is there', async () =>
      (await messages(one)).some(
        ({ kind, mentions }) => kind === 'note' && mentions[0] === kontor.cast.people.tim.id,
      ),
    );
    await sees(tim.getByRole('link', { name: 'Mentions 1' }));
  });

  test('assign to me', async () => {
    const one = await openOne();
    await lena.press('i');
    await becomes(one, { assigneeId: kontor.cast.people.lena.id });
  });

  test('assign to a colleague', async () => {
    const one = await openOne();
    await lena.press('a');
    await page.getByRole('option', { name: /^Tim/ }).waitFor();
    await lena.on('[role=listbox], [role=dialog]');
    await until('Tim is the one', async () => {
      if (await page.locator('[role=option][data-highlighted]', { hasText: 'Tim' }).count()) return true;
      await lena.press('ArrowDown');
      return false;
    });
    await lena.press('Enter');
    await becomes(one, { assigneeId: kontor.cast.people.tim.id });
  });

  test('hand to another team, through the palette', async () => {
    const one = await openOne();
    // From where it is lost to Lena.
    await lena.choose('team returns', /Move to a team: Returns/);
    await until('Mara has it', async () => (await list('view=all', 'mara')).some(({ id }) => id === one.id));
  });

  test('tag', async () => {
    const one = await openOne();
    await lena.press('l');
    await lena.type('crate');
    await page.getByRole('option', { name: 'Create “crate”' }).waitFor();
    await lena.press('ArrowDown Enter');
    await until('it is tagged', async () => (await now(one)).tags.includes('crate'));
  });

  test('set the priority', async () => {
    const one = await openOne();
    await lena.choose('prio urg', /Priority: Urgent/);
    await becomes(one, { priority: 'urgent' });
  });

  test('change the type', async () => {
    const one = await openOne();
    await lena.choose('type compl', /Type: Complaint/);
    await becomes(one, { type: 'complaint' });
  });

  test('change the subject', async () => {
    const one = await openOne();
    await lena.press('Shift+s');
    await page.getByRole('textbox', { name: 'Subject' }).waitFor();
    await lena.press('Control+a');
    await lena.type('Crate lost');
    await lena.press('Enter');
    await becomes(one, { subject: 'Crate lost' });
  });

  test('snooze until tomorrow', async () => {
    const one = await openOne();
    await lena.press('h');
    await page.getByRole('menuitem', { name: /^Tomorrow/ }).waitFor();
    await until('tomorrow is the one', async () => {
      if (await page.locator('[role=menuitem][data-highlighted]', { hasText: 'Tomorrow' }).count())
        return true;
      await lena.press('ArrowDown');
      return false;
    });
    await lena.press('Enter');
    await becomes(one, { status: 'snoozed' });
  });

  test('resolve, and go on with the next', async () => {
    const one = await openOne();
    await lena.press('e');
    await becomes(one, { status: 'resolved' });
    await rowOf(tim, one).waitFor({ state: 'detached' });
    await head(one.number).waitFor({ state: 'detached' });
    await page.waitForURL(/\/inbox\/all\/\d+/);
  });

  test('take a resolve back', async () => {
    const one = await openOne();
    await lena.press('e');
    await becomes(one, { status: 'resolved' });
    await page.getByText(`#${one.number} resolved`).waitFor();
    await lena.press('z');
    await becomes(one, { status: 'open' });
  });

  test('reopen', async () => {
    const one = rows[taken++]!;
    await kontor.api('tim').put(`/conversations/${one.id}/status`, { status: 'resolved' }, conversationRow);
    await open(one.number);
    await lena.press('Shift+e');
    await becomes(one, { status: 'open' });
  });

  test('search and open what was found', async () => {
    const one = rows[many - 1]!;
    await lena.press('/');
    await lena.type(`"crate ${many - 1}"`);
    await lena.press('Enter');
    await page.waitForURL('**q=**');
    await rowOf(page, one).waitFor();
    expect(await listOf(page).getByRole('link').count()).toBe(1);
    await lena.off('input');
    await lena.press('j');
    await sees(head(one.number));
  });

  test('jump to a number', async () => {
    const one = rows[many - 2]!;
    await lena.choose(String(one.number), new RegExp(`#${one.number} `));
    await sees(head(one.number));
  });

  test('tick five, resolve them, and take it all back', async () => {
    const five = (await list('view=all')).slice(0, 5);
    await lena.press('j');
    await sees(head(five[0]!.number));
    await lena.press('x');
    for (const next of five.slice(1)) {
      await lena.press('Shift+j');
      await sees(head(next.number));
    }
    await page.getByText('5 ticked').waitFor();
    await lena.press('e');
    await page.getByText('Resolve: 5 changed.').waitFor();
    for (const one of five) expect((await now(one)).status).toBe('resolved');
    await lena.press('z');
    await page.getByText('“Resolve” undone: 5 put back.').waitFor();
    for (const one of five) expect((await now(one)).status).toBe('open');
  });

  test('go to another view, by two keys and by name', async () => {
    await lena.press('g', 'u');
    await page.waitForURL('**/inbox/unassigned');
    await lena.choose('snoozed', 'Snoozed');
    await page.waitForURL('**/inbox/snoozed');
    await sees(page.getByRole('heading', { name: 'Snoozed' }));
  });

  test('mark as unread', async () => {
    const one = await openOne();
    await until('it is read', async () =>
      (await list('view=all&limit=100')).some(({ id, readSeq }) => id === one.id && readSeq > 0),
    );
    await lena.press('u');
    await until('it is unread', async () =>
      (await list('view=all&limit=100')).some(({ id, readSeq }) => id === one.id && readSeq === 0),
    );
    await page.waitForURL('**/inbox/all');
  });

  test('mark as spam', async () => {
    const one = await openOne();
    await lena.press('!');
    await becomes(one, { status: 'spam' });
  });

  test('look at a file and come back', async () => {
    const one = rows[5]!;
    await open(one.number);
    await page.getByRole('img', { name: 'crate.png' }).waitFor();
    await lena.press('v');
    const viewer = page.getByRole('dialog', { name: 'crate.png' });
    await sees(viewer);
    await lena.press('Escape');
    await viewer.waitFor({ state: 'detached' });
  });

  test('forward', async () => {
    await openOne();
    await lena.press('f');
    await sees(page.getByText('Goes along:'));
    await lena.inField();
  });

  test('change theme and language through the palette', async () => {
    await lena.choose('dark', 'Theme: Dark');
    await sees(page.locator('[data-theme=dark]'));
    await lena.choose('deutsch', 'Language: Deutsch');
    await page.getByRole('heading', { name: 'Alle offenen' }).waitFor();
    await lena.press('Control+k');
    await page.getByRole('combobox', { name: 'Alles tun oder finden' }).waitFor();
    await lena.type('english');
    await page.getByRole('option', { name: 'Sprache: English', selected: true }).waitFor();
    await lena.press('Enter');
    await page.getByRole('heading', { name: 'All open' }).waitFor();
  });

  test('ask which keys there are, and turn the single ones off', async () => {
    // In a field it would be typed.
    await openOne();
    await lena.off('.composer');
    await lena.press('?');
    await sees(page.getByRole('dialog', { name: 'Keys' }).getByText('Next conversation'));
    await lena.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
    await lena.choose('keys', 'Keys');
  });
});

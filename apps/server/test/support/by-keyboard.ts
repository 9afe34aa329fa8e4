import { conversationList, conversationRow, type ListedConversation } from '@kontor/contracts/conversation';
import { messageList } from '@kontor/contracts/message';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openConsole, startChromium } from './browser.ts';
import { type BuiltKontor, startBuiltKontor } from './built-kontor.ts';
import { password } from './cast.ts';
import { Keyboard, withoutMouse } from './keyboard.ts';
import { until } from './until.ts';

/** Enough that each task has conversations of its own. */
export const many = 40;
const messageId = (n: number) => `<order-${n}@kunde.example>`;
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * Somebody without a mouse, a colleague, and conversations for their tasks; set up before the tests of the file that asks for
 * it, and closed after them.
 */
export function byKeyboard() {
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
  return {
    get kontor() {
      return kontor;
    },
    get page() {
      return page;
    },
    get tim() {
      return tim;
    },
    get lena() {
      return lena;
    },
    get rows() {
      return rows;
    },
    list,
    listOf,
    rowOf,
    now,
    messages,
    head,
    openOne,
    open,
    becomes,
    sees,
    replyField,
    write,
    order,
    messageId,
    takeOne: () => rows[taken++]!,
  };
}

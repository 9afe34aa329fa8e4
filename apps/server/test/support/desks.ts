import { conversationList, type ListedConversation } from '@kontor/contracts/conversation';
import { type DraftView, draftList, messageList, type MessageView } from '@kontor/contracts/message';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { Browser, Locator, Page } from 'playwright-core';
import { openConsole, startChromium, walkTo } from './browser.ts';
import { type BuiltKontor, startBuiltKontor } from './built-kontor.ts';
import { password } from './cast.ts';
import { until } from './until.ts';

export const anna = 'Anna Keller <anna@kunde.example>';

/** Lena and Tim, each before a browser of their own, and Kontor as it is built. */
export interface Desks {
  kontor: BuiltKontor;
  browser: Browser;
  lena: Page;
  tim: Page;
  withSubject(subject: string): Promise<ListedConversation>;
  messagesOf(id: string): Promise<MessageView[]>;
  draftOf(id: string, words: string): Promise<DraftView>;
  /** A mail of ours with these words, as the customer's server took it. */
  mailWith(words: string): Promise<{ from: string; to: string[]; source: string; mail: ParsedMail }>;
  stop(): Promise<void>;
}

export async function openDesks(): Promise<Desks> {
  const [kontor, browser] = await Promise.all([startBuiltKontor(), startChromium()]);
  const { people } = kontor.cast;
  return {
    kontor,
    browser,
    lena: await openConsole(browser, kontor.url, { email: people.lena.email, password }),
    tim: await openConsole(browser, kontor.url, { email: people.tim.email, password }),
    withSubject: (subject) =>
      until(`"${subject}" is there`, async () => {
        const { items } = await kontor
          .api('lena')
          .get('/conversations?view=everything&limit=100', conversationList);
        return items.find((row) => row.subject === subject);
      }),
    messagesOf: async (id) =>
      (
        await kontor.api('lena').get(`/conversations/${id}/messages?limit=100`, messageList)
      ).items.toReversed(),
    draftOf: (id, words) =>
      until(`the draft says "${words}"`, async () => {
        const { items } = await kontor.api('lena').get(`/conversations/${id}/drafts`, draftList);
        return items.find(({ content }) => content.text.includes(words));
      }),
    mailWith: (words) =>
      until(`a mail with "${words}" left`, async () => {
        const found = kontor.taken.find(({ source }) => source.includes(words));
        return found && { ...found, mail: await simpleParser(found.source) };
      }),
    async stop() {
      await browser.close();
      await kontor.stop();
    },
  };
}

/** Where the messages and events of a conversation stand. */
export const timeline = (page: Page): Locator => page.getByRole('log', { name: 'Messages and events' });

/** Shows a conversation, by its number. */
export async function openAt({ kontor }: Desks, page: Page, number: number): Promise<void> {
  await page.goto(`${kontor.url}/inbox/everything/${number}`);
  await timeline(page).locator('article').first().waitFor();
}

/** Ten seconds are not much for a busy machine: what is sent from this page is held for ten minutes, until it is let go. */
export async function holdLong({ kontor }: Desks, page: Page): Promise<() => Promise<void>> {
  await page.route('**/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const answer = await route.fetch();
    const message = (await answer.json()) as MessageView;
    const releaseAt = new Date(Date.parse(message.receivedAt) + 600_000);
    await kontor.db.sql
      .updateTable('message')
      .set({ release_at: releaseAt })
      .where('id', '=', message.id)
      .execute();
    await route.fulfill({ response: answer, json: { ...message, releaseAt } });
  });
  return () => page.unroute('**/messages');
}

/** Where one writes. */
export const editor = (page: Page): Locator => page.locator('.ProseMirror');

/** A customer writes, and somebody begins to answer by key. */
export async function begin(
  { kontor, withSubject }: Desks,
  page: Page,
  subject: string,
  {
    kind = 'reply',
    from = anna,
    text = 'My tank is cracked.',
    to,
  }: { kind?: 'reply' | 'note'; from?: string; text?: string; to?: string } = {},
): Promise<ListedConversation> {
  await kontor.send({ from, subject, text, ...(to && { to }) });
  const row = await withSubject(subject);
  await walkTo(page, `/inbox/everything/${row.number}`);
  await page.locator('.pane').getByText(`#${row.number}`, { exact: true }).waitFor();
  await page.getByText(text).last().waitFor();
  await page
    .getByRole('button', { name: /^(Reply|Text) / })
    .or(editor(page))
    .first()
    .waitFor();
  await page.keyboard.press(kind === 'reply' ? 'r' : 'n');
  await editor(page).waitFor();
  return row;
}

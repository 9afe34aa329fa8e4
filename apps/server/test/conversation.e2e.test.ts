import { conversationDetail, conversationList } from '@kontor/contracts/conversation';
import { draftList, messageList, messageView, type MessageView } from '@kontor/contracts/message';
import { sessionView } from '@kontor/contracts/people';
import { channelSettings } from '@kontor/contracts/settings';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json } from '../src/platform/database/json.ts';
import { violations } from './support/axe.ts';
import { openConsole, startChromium } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { onePixel, smallPdf } from './support/small-files.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

const anna = 'Anna Keller <anna@kunde.example>';
const many = 5000;

describe.skipIf(without('chromium'))('a conversation, in two browsers at once', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let lena: Page;
  let tim: Page;
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    browser = await startChromium();
    const { people } = kontor.cast;
    lena = await openConsole(browser, kontor.url, { email: people.lena.email, password });
    tim = await openConsole(browser, kontor.url, { email: people.tim.email, password });
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });

  const withSubject = (subject: string) =>
    until(`"${subject}" is there`, async () => {
      const { items } = await kontor
        .api('lena')
        .get('/conversations?view=everything&limit=100', conversationList);
      return items.find((row) => row.subject === subject);
    });
  const messagesOf = async (id: string): Promise<MessageView[]> =>
    (await kontor.api('lena').get(`/conversations/${id}/messages?limit=100`, messageList)).items.toReversed();
  const timeline = (page: Page) => page.getByRole('log', { name: 'Messages and events' });
  async function open(page: Page, number: number): Promise<void> {
    await page.goto(`${kontor.url}/inbox/everything/${number}`);
    await timeline(page).locator('article').first().waitFor();
  }
  const menuOf = (page: Page) =>
    timeline(page).locator('article').first().getByRole('button', { name: 'More' });
  async function choose(page: Page, entry: string): Promise<void> {
    await menuOf(page).click();
    await page.getByRole('menuitem', { name: entry }).click();
  }
  /** Of the console: what a mail looks like in its frame is its sender's business, and axe cannot run in there. */

  /** So many messages before the one that is there. */
  async function lengthen(id: string, count: number): Promise<void> {
    await sql`update message set seq = seq + ${count} where conversation_id = ${id}`.execute(kontor.db.sql);
    await sql`insert into message (id, conversation_id, seq, kind, channel_id, handle_id, sender, to_addresses,
        text, received_at)
      select gen_random_uuid(), m.conversation_id, n, 'inbound', m.channel_id, m.handle_id, m.sender, m.to_addresses,
        'Words of message ' || n || '.' || repeat(E'\nA line more.', (n * 7) % 23),
        m.received_at - (${count} - n) * interval '1 hour'
      from message m, generate_series(1, ${count}::int) n where m.conversation_id = ${id}`.execute(
      kontor.db.sql,
    );
    await sql`update conversation set seq = ${count + 1} where id = ${id}`.execute(kontor.db.sql);
  }
  /** Where the message at the top of the window stands, by its words. */
  const inSight = (page: Page) =>
    page.evaluate<{ words: string; at: number; drawn: number }>(`(() => {
      const box = document.querySelector('[role=log]');
      const top = box.getBoundingClientRect().top;
      const all = [...box.querySelectorAll('article')];
      const first = all.find((one) => one.getBoundingClientRect().bottom > top + 1);
      return {
        words: /message \\d+/.exec(first.textContent)?.[0] ?? 'the last',
        at: Math.round(first.getBoundingClientRect().top - top),
        drawn: all.length,
      };
    })()`);
  const placeOf = (page: Page, words: string) =>
    page.evaluate<number | null>(`(() => {
      const box = document.querySelector('[role=log]');
      const one = [...box.querySelectorAll('article')].find((each) => each.textContent.includes('${words}.'));
      return one ? Math.round(one.getBoundingClientRect().top - box.getBoundingClientRect().top) : null;
    })()`);

  test('five thousand messages: it opens at the first unread one, draws few, and older ones move nothing', async () => {
    await kontor.send({ from: anna, subject: 'Long', text: 'The newest words.' });
    const { id, number } = await withSubject('Long');
    await lengthen(id, many);
    await kontor.api('lena').send('PUT', `/conversations/${id}/read`, { seq: many - 29 });
    await open(lena, number);
    await timeline(lena).getByRole('separator', { name: 'New' }).waitFor();
    const first = `message ${many - 28}`;
    expect((await inSight(lena)).words).toBe(first);

    const wanted = `message ${many - 400}`;
    await lena.evaluate(`window.moved = [];
      document.querySelector('[role=log]').dispatchEvent(new WheelEvent('wheel'));`);
    await until('it was scrolled far up', async () => {
      const before = await inSight(lena);
      const loads = await lena.evaluate<number>(`document.querySelector('[role=log]').scrollHeight`);
      await lena.evaluate(`document.querySelector('[role=log]').scrollBy(0, -500)`);
      await until('older ones are there, or it has moved', async () => {
        const now = await inSight(lena);
        const height = await lena.evaluate<number>(`document.querySelector('[role=log]').scrollHeight`);
        return now.words !== before.words || now.at !== before.at || height !== loads;
      });
      return (await placeOf(lena, wanted)) !== null;
    });
    expect((await inSight(lena)).drawn).toBeLessThan(80);

    // What stands in the window stays there to the pixel while fifty older ones are laid in above.
    const held = await inSight(lena);
    await lena.evaluate(`document.querySelector('[role=log]').scrollBy(0, 1)`);
    await lena.waitForLoadState('networkidle');
    expect(Math.abs((await placeOf(lena, held.words))! - held.at)).toBeLessThanOrEqual(2);

    await lena.getByRole('button', { name: 'Newest', exact: true }).click();
    await timeline(lena).getByText('The newest words.').waitFor();
    await until(
      'the button is gone',
      async () => (await lena.getByRole('button', { name: 'Newest', exact: true }).count()) === 0,
    );

    // What comes while one reads further up is told, not scrolled to.
    await lena.evaluate(`document.querySelector('[role=log]').dispatchEvent(new WheelEvent('wheel'));
      document.querySelector('[role=log]').scrollBy(0, -1500)`);
    await until('the end is out of sight', () =>
      lena.getByRole('button', { name: 'Newest', exact: true }).isVisible(),
    );
    const read = await inSight(lena);
    await kontor.send({ from: anna, subject: `Long [#${number}]`, text: 'Are you there?' });
    await lena.getByRole('button', { name: '1 newer' }).waitFor();
    expect(await placeOf(lena, read.words)).toBe(read.at);
    await lena.getByRole('button', { name: '1 newer' }).click();
    await timeline(lena).getByText('Are you there?').waitFor();
  });

  test('what grows above leaves the reader where they are', async () => {
    const line = '<p style="margin: 40px 0">A line.</p>';
    await kontor.send({
      from: anna,
      subject: 'Growing',
      text: 'short',
      html: `<div>First</div>${line.repeat(12)}`,
    });
    const { id, number } = await withSubject('Growing');
    for (const n of [2, 3, 4, 5]) {
      const mail = {
        from: anna,
        subject: `Growing [#${number}]`,
        text: 'x',
        html: `<p>Part ${n}</p>${line.repeat(9)}`,
      };
      await kontor.send(mail);
      await until('it joined', async () => (await messagesOf(id)).length === n);
    }
    await open(tim, number);
    // Its frames are drawn one after another, and the first unread message stays at the top meanwhile.
    await until('its frames have outgrown the window', () =>
      tim.evaluate<boolean>(`(() => {
        const { scrollHeight, clientHeight } = document.querySelector('[role=log]');
        const frames = [...document.querySelectorAll('iframe')];
        return scrollHeight > clientHeight + 400 && frames.every((one) => one.clientHeight > 300);
      })()`),
    );
    expect((await inSight(tim)).at).toBeLessThan(60);
    expect(await tim.evaluate<number>(`document.querySelector('[role=log]').scrollTop`)).toBeLessThan(60);
  });

  test('files are looked at one after another by key, and the focus comes back', async () => {
    await kontor.send({
      from: anna,
      subject: 'Files',
      text: 'See these.',
      attachments: [
        { filename: 'crack.png', content: onePixel },
        { filename: 'receipt.pdf', content: smallPdf('Receipt 88-2041'), contentType: 'application/pdf' },
        { filename: 'numbers.txt', content: 'Serial number 4711' },
        { filename: 'tool.exe', content: 'MZ' },
      ],
    });
    const { number } = await withSubject('Files');
    await open(lena, number);
    const link = lena.getByRole('link', { name: 'crack.png' });
    await link.focus();
    await lena.keyboard.press('Enter');
    const viewer = lena.getByRole('dialog');
    await viewer.getByRole('heading', { name: 'crack.png' }).waitFor();
    await viewer.getByRole('img', { name: 'crack.png' }).waitFor();
    expect(await violations(lena)).toEqual([]);
    await lena.keyboard.press('ArrowRight');
    await viewer.getByRole('heading', { name: 'receipt.pdf' }).waitFor();
    // The browser's own viewer has it: a frame that was refused has no page in it.
    await until('the PDF is drawn', () =>
      lena.frames().some((frame) => frame.url().startsWith('chrome-extension:')),
    );
    await lena.keyboard.press('ArrowRight');
    await viewer.getByText('Serial number 4711').waitFor();
    await lena.keyboard.press('ArrowRight');
    await viewer.getByText('This kind of file cannot be shown here.').waitFor();
    await lena.keyboard.press('Escape');
    await viewer.waitFor({ state: 'hidden' });
    await until('the focus is back', () => link.evaluate((one) => one === one.ownerDocument.activeElement));
  });

  test('the original is shown with its headers, and a message is printed alone', async () => {
    await kontor.send({
      from: anna,
      subject: 'Original',
      text: 'As it was.',
      headers: { 'X-Order': '88-2041' },
    });
    const { number } = await withSubject('Original');
    await open(lena, number);
    await choose(lena, 'Show original');
    const dialog = lena.getByRole('dialog');
    await dialog.getByText('X-Order: 88-2041').waitFor();
    expect(await dialog.getByText('As it was.').count()).toBe(0);
    await dialog.getByRole('button', { name: 'All' }).click();
    await dialog.getByText('As it was.').waitFor();
    expect(await violations(lena)).toEqual([]);
    await lena.keyboard.press('Escape');

    await lena.evaluate(
      `window.print = () => (window.printed = document.querySelector('.printed')?.textContent)`,
    );
    await choose(lena, 'Print');
    const printed = await until('it is printed', () => lena.evaluate<string | undefined>('window.printed'));
    expect(printed).toContain('As it was.');
    await lena.emulateMedia({ media: 'print' });
    expect(await lena.locator('section.list').isVisible()).toBe(false);
    expect(await timeline(lena).getByText('As it was.').isVisible()).toBe(true);
    await lena.emulateMedia({ media: 'screen' });
    await lena.evaluate(`window.dispatchEvent(new Event('afterprint'))`);
    expect(await lena.locator('.print-path').count()).toBe(0);
  });

  test('"Thanks!" is said to need no answer, by name, on every screen', async () => {
    await kontor.send({ from: anna, subject: 'Thanks', text: 'Thank you!' });
    const { id, number } = await withSubject('Thanks');
    await open(tim, number);
    await open(lena, number);
    await choose(lena, 'Needs no answer');
    for (const page of [lena, tim]) {
      await timeline(page).getByText('· needs no answer').waitFor();
      await timeline(page).getByText('Lena marked that no answer is needed').waitFor();
    }
    expect(
      (await kontor.api('lena').get(`/conversations/${id}`, conversationDetail)).waitingSince,
    ).toBeNull();
    await choose(tim, 'Needs an answer after all');
    await timeline(lena).getByText('· needs no answer').waitFor({ state: 'detached' });
  });

  test('the subject is changed where it stands, and a colleague sees it', async () => {
    await kontor.send({ from: anna, subject: 'Wrnog', text: 'A slip of the pen.' });
    const { number } = await withSubject('Wrnog');
    await open(tim, number);
    await open(lena, number);
    await lena.getByRole('button', { name: 'Change the subject' }).click();
    await lena.getByRole('textbox', { name: 'Subject' }).fill('Wrong');
    await lena.keyboard.press('Enter');
    await tim.getByRole('heading', { name: 'Wrong', exact: true }).waitFor();
    expect((await withSubject('Wrong')).number).toBe(number);
  });

  test('a reply that failed says why, is written again, and arrives by its retry', async () => {
    await kontor.send({ from: anna, subject: 'Failing', text: 'Where is it?' });
    const { id, number } = await withSubject('Failing');
    const [asked] = await messagesOf(id);
    const { status } = await kontor
      .api('lena')
      .send(
        'POST',
        `/conversations/${id}/messages`,
        { kind: 'reply', text: 'On its way.', seen: asked!.id, sendAt: 'now' },
        { headers: { 'idempotency-key': 'failing-reply' } },
      );
    expect(status).toBe(201);
    const sent = await until('it is out', async () =>
      (await messagesOf(id)).find(({ state }) => state === 'sent'),
    );
    const reason = 'The mailbox is full.';
    await kontor.db.sql
      .updateTable('message')
      // In the reader's words where it has codes; as it was written down where it has none.
      .set({
        state: 'failed',
        state_reason: 'As it was told in English.',
        state_why: json([
          { code: 'email.reply.mailboxFull', values: {} },
          { code: 'email.said', values: { words: '5.2.2 Quota' } },
        ]),
      })
      .where('id', '=', sent.id)
      .execute();
    await kontor.db.sql
      .updateTable('message_recipient')
      .set({ state: 'failed', reason, code: '5.2.2' })
      .where('message_id', '=', sent.id)
      .execute();
    await open(lena, number);
    await timeline(lena).getByText('Not delivered').waitFor();
    await timeline(lena).getByRole('alert').getByText(`${reason} It said: 5.2.2 Quota`).waitFor();
    await timeline(lena)
      .getByRole('button', { name: /delivery failed|failed/ })
      .click();
    await timeline(lena).getByText('(5.2.2)').waitFor();
    expect(await violations(lena)).toEqual([]);

    await timeline(lena).getByRole('button', { name: 'Write again' }).click();
    await until(
      'the words stand there',
      async () =>
        (await lena.getByRole('textbox', { name: 'Text of the reply' }).innerText()).trim() === 'On its way.',
    );
    await lena.getByLabel('Text of the reply').fill('');
    await timeline(lena).getByRole('button', { name: 'Send again' }).click();
    await until('it is out', async () => (await messagesOf(id)).find(({ state }) => state === 'sent'));
    await timeline(lena).getByText('handed to the mail server').first().waitFor();
    await until('no draft is left', async () => {
      const { items } = await kontor.api('lena').get(`/conversations/${id}/drafts`, draftList);
      return items.length === 0;
    });
  });

  /** A reply that is out, and of which something else is found then. */
  async function turnedInto(state: 'failed' | 'unknown', id: string, text: string): Promise<MessageView> {
    const seen = (await messagesOf(id)).findLast(({ kind }) => kind === 'inbound')!.id;
    const headers = { 'idempotency-key': `${text} ${id}` };
    const reply = { kind: 'reply', text, seen, sendAt: 'now' };
    const sent = await kontor
      .api('lena')
      .post(`/conversations/${id}/messages`, reply, messageView, { headers });
    await until('it is out', async () =>
      (await messagesOf(id)).some((one) => one.id === sent.id && one.state === 'sent'),
    );
    const { sql: rows } = kontor.db;
    await rows.updateTable('message').set({ state, version: 50 }).where('id', '=', sent.id).execute();
    await rows.updateTable('message_recipient').set({ state }).where('message_id', '=', sent.id).execute();
    return sent;
  }
  const stateOf = async (id: string, message: MessageView) =>
    (await messagesOf(id)).find((one) => one.id === message.id)?.state;

  test('of a reply whose outcome nobody knows a person says that it arrived, or sends it again', async () => {
    await kontor.send({ from: anna, subject: 'Unknown', text: 'Did you write?' });
    const { id, number } = await withSubject('Unknown');
    const first = await turnedInto('unknown', id, 'The first');
    await open(lena, number);
    const trouble = timeline(lena).getByRole('alert');
    await trouble.getByText('Nobody knows whether this arrived').waitFor();
    expect(await violations(lena)).toEqual([]);
    await trouble.getByRole('button', { name: 'It arrived' }).click();
    await trouble.waitFor({ state: 'detached' });
    expect(await stateOf(id, first)).toBe('sent');

    const second = await turnedInto('unknown', id, 'The second');
    await open(lena, number);
    await trouble.getByRole('button', { name: 'Send again' }).click();
    await until('it is out again', async () => (await stateOf(id, second)) === 'sent');
    await trouble.waitFor({ state: 'detached' });
  });

  test('a reply that failed is sent by another channel of the brand', async () => {
    await kontor.send({ from: anna, subject: 'Elsewhere', text: 'Which way?' });
    const { id, number } = await withSubject('Elsewhere');
    const { kind, brand_id, settings } = await kontor.db.sql
      .selectFrom('channel')
      .select(['kind', 'brand_id', 'settings'])
      .executeTakeFirstOrThrow();
    const address = 'repairs@adler-kaffee.example';
    const teamId = kontor.cast.teams.support;
    const other = { kind, name: 'Repairs', brandId: brand_id, teamId, teamIds: [teamId], enabled: true };
    await kontor
      .api('admin')
      .post('/channels', { ...other, settings: { ...settings, address, aliases: [] } }, channelSettings);
    await turnedInto('failed', id, 'By this way, then');
    await open(lena, number);
    await timeline(lena).getByRole('button', { name: 'Send elsewhere' }).click();
    await lena.getByRole('menuitem', { name: address }).click();
    await reads('By this way, then');
    await field(lena).press('Control+Enter');
    await lena.getByRole('button', { name: 'Send now' }).click();
    const moved = await until('it is out', async () =>
      (await messagesOf(id)).find(({ sender, state }) => sender?.address === address && state === 'sent'),
    );
    expect(moved).toMatchObject({ text: 'By this way, then', to: [{ address: 'anna@kunde.example' }] });
  });

  test('who wants to reply before there is a field to write in gets it as soon as it is there', async () => {
    const { number } = await withSubject('Elsewhere');
    const { promise: mayCome, resolve: come } = Promise.withResolvers<void>();
    const composer = /\/ComposerBox[^/]*\.js/;
    await lena.route(composer, async (route) => {
      await mayCome;
      await route.continue();
    });
    try {
      await open(lena, number);
      await lena.keyboard.press('r');
      expect(await field(lena).count()).toBe(0);
    } finally {
      come();
    }
    await field(lena).waitFor();
    await until('one can write', () =>
      lena.evaluate<boolean>(`document.activeElement?.getAttribute('aria-label') === 'Text of the reply'`),
    );
    await lena.unroute(composer);
  });

  /** Ten seconds are not much for a busy machine: this reply is held for ten minutes. */
  async function heldLong(page: Page, id: string, text: string): Promise<void> {
    await page.route('**/messages', async (route) => {
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
    await page.getByRole('button', { name: 'Reply to Anna Keller' }).click();
    // What is written before the field is wholly loaded may be lost: it is there when the server has it.
    await until(`"${text}" is written`, async () => {
      if ((await field(page).innerText()).trim() !== text) await field(page).fill(text);
      const { items } = await kontor.api('lena').get(`/conversations/${id}/drafts`, draftList);
      return items.some(({ content, aside }) => content.text === text && !aside);
    });
    await field(page).press('Control+Enter');
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await page.unroute('**/messages');
    expect((await messagesOf(id)).at(-1)).toMatchObject({ state: 'held' });
  }
  const field = (page: Page) => page.getByRole('textbox', { name: 'Text of the reply' });
  const reads = (words: string) =>
    until(`"${words}" stands in the field`, async () => (await field(lena).innerText()).trim() === words);

  test('a reply that is taken back, or sent at once, leaves what was begun since; both can be written on', async () => {
    await kontor.send({ from: anna, subject: 'Taken back', text: 'Is it there?' });
    const { id, number } = await withSubject('Taken back');
    await open(lena, number);
    await heldLong(lena, id, 'The first answer');
    await lena.getByRole('button', { name: 'Reply to Anna Keller' }).click();
    await field(lena).fill('The next answer');
    await lena.getByRole('button', { name: 'Undo' }).click();

    const aside = lena.getByRole('group', { name: 'A draft put aside' });
    await aside.getByText('The first answer').waitFor();
    await aside.getByText(/^Taken back/).waitFor();
    await reads('The next answer');
    expect(await violations(lena)).toEqual([]);
    await aside.getByRole('button', { name: 'Take up' }).click();
    await aside.getByText('The next answer').waitFor();
    await reads('The first answer');
    await lena.reload();
    await aside.getByText('The next answer').waitFor();
    await reads('The first answer');
    await aside.getByRole('button', { name: 'Discard' }).click();
    await lena.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await aside.waitFor({ state: 'detached' });
    await field(lena).fill('');
    await until('no draft is left', async () => {
      const { items } = await kontor.api('lena').get(`/conversations/${id}/drafts`, draftList);
      return items.length === 0;
    });

    await lena.reload();
    await heldLong(lena, id, 'The second answer');
    await lena.getByRole('button', { name: 'Reply to Anna Keller' }).click();
    await field(lena).fill('And then this');
    await lena.getByRole('button', { name: 'Send now' }).click();
    await until('it is out', async () =>
      (await messagesOf(id)).find(({ text, state }) => text === 'The second answer' && state === 'sent'),
    );
    await until('the next one is a draft', async () => {
      const { items } = await kontor.api('lena').get(`/conversations/${id}/drafts`, draftList);
      return items.some(({ content, aside: besides }) => content.text === 'And then this' && !besides);
    });
    await reads('And then this');
  });

  test('wide mail is made to fit, images from elsewhere wait for a click, and on a phone in the dark axe finds nothing', async () => {
    const html = `<table width="900" bgcolor="#ffffff"><tr><td width="900">A wide newsletter</td></tr></table>
      <img src="http://elsewhere.example/a.png" alt="">`;
    await kontor.send({ from: anna, subject: 'Wide', text: 'Wide', html });
    const { number } = await withSubject('Wide');
    await kontor.api('lena').put('/me', { name: 'Lena', locale: 'de', zone: null }, sessionView);
    await lena.emulateMedia({ colorScheme: 'dark' });
    await lena.setViewportSize({ width: 390, height: 844 });
    await lena.goto(`${kontor.url}/inbox/everything/${number}`);
    await lena.getByText('1 Bild von aussen nicht geladen').waitFor();
    await lena.frameLocator('iframe').getByText('A wide newsletter').waitFor();
    await until('it fits', () =>
      lena.evaluate<boolean>(`(() => {
        const { documentElement } = document.querySelector('iframe').contentDocument;
        return Number(documentElement.querySelector('body').style.zoom) < 1;
      })()`),
    );
    await lena.getByRole('button', { name: 'An Dunkel anpassen' }).click();
    expect(await violations(lena)).toEqual([]);
    expect(await lena.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});

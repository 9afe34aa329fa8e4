import type { Sentence } from '@kontor/channel-kit/sentences';
import { draftList, messageView, type MessageView } from '@kontor/contracts/message';
import { channelSettings } from '@kontor/contracts/settings';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json } from '../src/platform/database/json.ts';
import { violations } from './support/axe.ts';
import type { BuiltKontor } from './support/built-kontor.ts';
import { anna, type Desks, holdLong, openAt, openDesks, timeline } from './support/desks.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

describe.skipIf(without('chromium'))('what became of a reply', () => {
  let desks: Desks;
  let kontor: BuiltKontor;
  let lena: Page;
  beforeAll(async () => {
    desks = await openDesks();
    ({ kontor, lena } = desks);
  });
  afterAll(() => desks?.stop());
  const withSubject = (subject: string) => desks.withSubject(subject);
  const messagesOf = (id: string) => desks.messagesOf(id);
  const open = (page: Page, number: number) => openAt(desks, page, number);

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
        state_why: json<Sentence[]>([
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

  /** Written, sent, and held: there is time enough to take it back. */
  async function heldLong(page: Page, id: string, text: string): Promise<void> {
    const letGo = await holdLong(desks, page);
    await page.getByRole('button', { name: 'Reply to Anna Keller' }).click();
    // What is written before the field is wholly loaded may be lost: it is there when the server has it.
    await until(`"${text}" is written`, async () => {
      if ((await field(page).innerText()).trim() !== text) await field(page).fill(text);
      const { items } = await kontor.api('lena').get(`/conversations/${id}/drafts`, draftList);
      return items.some(({ content, aside }) => content.text === text && !aside);
    });
    await field(page).press('Control+Enter');
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await letGo();
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
});

import { conversationList, type ListedConversation } from '@kontor/contracts/conversation';
import { messageList, messageView, type MessageView } from '@kontor/contracts/message';
import { type AddressObject, simpleParser } from 'mailparser';
import type { SendMailOptions } from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { inConsole, openConsole, startChromium, walkTo } from './support/browser.ts';
import { type BuiltKontor, startBuiltKontor } from './support/built-kontor.ts';
import { password } from './support/cast.ts';
import { until } from './support/until.ts';
import { without } from './support/without.ts';

const anna = 'Anna Keller <anna@kunde.example>';
const [support, info] = ['support@adler-kaffee.example', 'info@adler-kaffee.example'];
const many = Array.from({ length: 12 }, (_, i) => `colleague${i}@hotel.example`);

/** Threads as they come: with copies, aliases, lists and forwards. */
const threads: { name: string; mail: SendMailOptions }[] = [
  { name: 'one to one', mail: { from: anna, to: support } },
  { name: 'to the alias', mail: { from: anna, to: info } },
  { name: 'to both addresses', mail: { from: anna, to: [support, info] } },
  { name: 'with a copy', mail: { from: anna, to: support, cc: 'Beat <beat@kunde.example>' } },
  { name: 'with many copies', mail: { from: anna, to: support, cc: many } },
  { name: 'somebody else in To', mail: { from: anna, to: [support, 'shop@kunde.example'] } },
  { name: 'ourselves in copy', mail: { from: anna, to: 'shop@kunde.example', cc: [info] } },
  { name: 'herself in copy', mail: { from: anna, to: support, cc: 'anna@kunde.example' } },
  { name: 'herself in other letters', mail: { from: anna, to: support, cc: 'ANNA@Kunde.example' } },
  {
    name: 'the same copy twice',
    mail: { from: anna, to: support, cc: ['b@kunde.example', 'B@kunde.example'] },
  },
  { name: 'an answer wanted elsewhere', mail: { from: anna, to: support, replyTo: 'office@kunde.example' } },
  {
    name: 'an answer wanted by two',
    mail: { from: anna, to: support, replyTo: ['a@kunde.example', 'b@kunde.example'] },
  },
  {
    name: 'an answer wanted by a list',
    mail: { from: anna, to: support, replyTo: 'team@lists.example', cc: 'beat@kunde.example' },
  },
  {
    name: 'a name with a comma',
    mail: { from: '"Keller, Anna" <anna@kunde.example>', to: support, cc: '"Meier, B." <b@kunde.example>' },
  },
  {
    name: 'a name with umlauts',
    mail: { from: 'Jörg Müller <joerg@kunde.example>', to: support, cc: 'Zoë <zoe@kunde.example>' },
  },
  {
    name: 'an address with a plus',
    mail: { from: 'anna+shop@kunde.example', to: support, cc: 'b+x@kunde.example' },
  },
  { name: 'an address in capitals', mail: { from: 'Anna.Keller@Kunde.Example', to: support } },
  { name: 'forwarded by a colleague of hers', mail: { from: 'office@kunde.example', to: info, cc: anna } },
  {
    name: 'forwarded with its history',
    mail: {
      from: 'office@kunde.example',
      to: support,
      text: 'FYI\n\n---------- Forwarded message ----------\nFrom: Anna Keller <anna@kunde.example>\nTo: office@kunde.example\n\nMy tank',
    },
  },
  {
    name: 'through a list',
    mail: { from: anna, to: 'owners@lists.example', cc: support, list: { id: 'owners.lists.example' } },
  },
];

describe.skipIf(without('chromium'))('what is sent, to whom and when', () => {
  let kontor: BuiltKontor;
  let browser: Browser;
  let lena: Page;
  beforeAll(async () => {
    kontor = await startBuiltKontor();
    browser = await startChromium();
    lena = await openConsole(browser, kontor.url, { email: kontor.cast.people.lena.email, password });
  });
  afterAll(async () => {
    await browser?.close();
    await kontor?.stop();
  });

  const withSubject = (subject: string): Promise<ListedConversation> =>
    until(`"${subject}" is there`, async () => {
      const { items } = await kontor
        .api('lena')
        .get('/conversations?view=everything&limit=100', conversationList);
      return items.find((row) => row.subject === subject);
    });
  const messagesOf = async (id: string): Promise<MessageView[]> =>
    (await kontor.api('lena').get(`/conversations/${id}/messages?limit=100`, messageList)).items.toReversed();
  async function begin(subject: string, mail: SendMailOptions = { from: anna }, kind: 'r' | 'n' = 'r') {
    await kontor.send({ text: 'My tank is cracked.', ...mail, subject });
    const { id, number } = await withSubject(subject);
    await walkTo(lena, `/inbox/everything/${number}`);
    await lena.locator('.pane').getByText(`#${number}`, { exact: true }).waitFor();
    await lena.getByRole('button', { name: /^Reply to / }).waitFor();
    await lena.keyboard.press(kind);
    await lena.locator('.ProseMirror').waitFor();
    return { id, number };
  }
  const listed = (field: AddressObject | AddressObject[] | undefined) =>
    [field ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));

  test.each(threads)(
    '$name: what the composer shows is what the mail server was told',
    async ({ name, mail }) => {
      // Through another host's list or in copy the envelope still leads to us.
      await begin(`Thread: ${name}`, {
        ...mail,
        envelope: { from: 'bounce@kunde.example', to: [name === 'to the alias' ? info : support] },
      });
      const hers = inConsole(lena);
      const shown = {
        to: await hers.recipients('To'),
        cc: await recipientsOrNone('Cc'),
        from: await lena.locator('.addresses b').first().innerText(),
      };
      await lena.keyboard.type(`Answer: ${name}`);
      await lena.keyboard.press('Control+Enter');
      await hers.sendNow();
      const taken = await until('it left', async () =>
        kontor.taken.find(({ source }) => source.includes(`Answer: ${name}`)),
      );
      const parsed = await simpleParser(taken.source);
      expect(shown.to.length).toBeGreaterThan(0);
      // The order among them means nothing to a mail server.
      expect(taken.to.toSorted()).toEqual([...shown.to, ...shown.cc].toSorted());
      expect(listed(parsed.to)).toEqual(shown.to);
      expect(listed(parsed.cc)).toEqual(shown.cc);
      expect(listed(parsed.from)).toEqual([shown.from]);
    },
  );
  const recipientsOrNone = async (field: 'Cc') =>
    (await lena.getByRole('group', { name: field, exact: true }).count()) === 0
      ? []
      : inConsole(lena).recipients(field);

  test('another address of ours is chosen under From, and stays chosen: that is who writes', async () => {
    await begin('Chosen alias', { from: anna, to: info });
    const shown = lena.locator('.addresses b').first();
    expect(await shown.innerText()).toBe(info);
    await lena.getByRole('button', { name: info, exact: true }).click();
    await lena.getByRole('menuitem', { name: new RegExp(`^${support}`) }).click();
    await until('it is chosen', async () => (await shown.innerText()) === support);
    await lena.locator('.ProseMirror').click();
    await lena.keyboard.type('Answer: chosen alias');
    await lena.getByText(/^Draft saved/).waitFor();
    await lena.reload();
    await until('it is chosen still', async () => (await shown.innerText()) === support);
    await lena.locator('.ProseMirror').click();
    await lena.keyboard.press('Control+Enter');
    await inConsole(lena).sendNow();
    const { source } = await until('it left', async () =>
      kontor.taken.find((one) => one.source.includes('Answer: chosen alias')),
    );
    expect(listed((await simpleParser(source)).from)).toEqual([support]);
  });

  test('an address is found by a few letters and chosen by key, none twice; what is none is named', async () => {
    await kontor.send({ from: 'Beat Meier <beat@kunde.example>', subject: 'Beat’s', text: 'Hello.' });
    await withSubject('Beat’s');
    await begin('Completed');
    await lena.getByRole('button', { name: '+ Cc' }).click();
    const field = lena.getByLabel('Add an address: Cc');
    await field.pressSequentially('mei');
    await lena.getByRole('option', { name: /Beat Meier/ }).waitFor();
    expect(await violations(lena)).toEqual([]);
    await lena.keyboard.press('Enter');
    expect(await inConsole(lena).recipients('Cc')).toEqual(['beat@kunde.example']);
    await field.fill('BEAT@kunde.example, nobody, "Doe, Jane" <jane@kunde.example>');
    await lena.keyboard.press('Enter');
    expect(await inConsole(lena).recipients('Cc')).toEqual(['beat@kunde.example', 'jane@kunde.example']);
    await lena.getByText('“nobody” is not an address.').waitFor();
  });

  test('what stands under Bcc is told to the mail server and to nobody else', async () => {
    await begin('Blind');
    await lena.getByRole('button', { name: '+ Bcc' }).click();
    await lena.getByLabel('Add an address: Bcc').fill('quiet@adler.example');
    await lena.keyboard.press('Enter');
    await lena.locator('.ProseMirror').click();
    await lena.keyboard.type('Answer: blind');
    await lena.keyboard.press('Control+Enter');
    await inConsole(lena).sendNow();
    const taken = await until('it left', async () =>
      kontor.taken.find(({ source }) => source.includes('Answer: blind')),
    );
    expect(taken.to).toEqual(['anna@kunde.example', 'quiet@adler.example']);
    expect(taken.source).not.toContain('quiet@adler.example');
  });

  test('a reply for later shows when it goes, is given another time, and becomes a draft again', async () => {
    const { id } = await begin('Later');
    await lena.keyboard.type('On Monday');
    await lena.keyboard.press('Control+;');
    await lena.getByRole('button', { name: /^Tomorrow/ }).click();
    await lena.getByText(/^Goes out /).waitFor();
    const before = (await messagesOf(id)).at(-1)!;
    expect(before.state).toBe('scheduled');
    await lena.getByRole('button', { name: 'Change time' }).click();
    await lena.getByRole('button', { name: /^In two days/i }).click();
    await until('it goes later', async () => (await messagesOf(id)).at(-1)!.releaseAt! > before.releaseAt!);
    await lena.getByRole('button', { name: 'Back to draft' }).click();
    await until('it stands in the field', async () =>
      (await lena.locator('.ProseMirror').innerText()).includes('On Monday'),
    );
    expect((await messagesOf(id)).at(-1)!.state).toBe('undone');
  });

  test('a scheduled reply that the customer overtakes comes back as a draft, and nothing leaves', async () => {
    const { id, number } = await begin('Overtaken');
    await lena.keyboard.type('Answer: overtaken');
    await lena.keyboard.press('Control+;');
    await lena.getByRole('button', { name: /^Tomorrow/ }).click();
    await lena.getByText(/^Goes out /).waitFor();
    await kontor.send({ from: anna, subject: `Overtaken [#${number}]`, text: 'It works again!' });
    await until('she wrote', async () =>
      (await messagesOf(id)).some(({ text }) => text === 'It works again!'),
    );
    const waiting = (await messagesOf(id)).find(({ state }) => state === 'scheduled')!;
    // Its time comes.
    const path = `/conversations/${id}/messages/${waiting.id}/schedule`;
    await kontor.api('lena').put(path, { sendAt: new Date().toISOString() }, messageView);
    await lena.getByText(/^This reply came back/).waitFor();
    await until('it stands in the field', async () =>
      (await lena.locator('.ProseMirror').innerText()).includes('Answer: overtaken'),
    );
    expect((await messagesOf(id)).find((one) => one.id === waiting.id)!.state).toBe('returned');
    expect(kontor.taken.some(({ source }) => source.includes('Answer: overtaken'))).toBe(false);
  });

  test('send and resolve, by its key, resolves when it leaves', async () => {
    const { id } = await begin('Resolved');
    await lena.keyboard.type('Answer: resolved');
    await lena.keyboard.press('Control+Shift+e');
    await inConsole(lena).sendNow();
    await until('it is resolved', async () => (await withSubject('Resolved')).status === 'resolved');
    expect((await messagesOf(id)).at(-1)!.text).toBe('Answer: resolved');
  });

  test('a team is mentioned; who does not see the conversation is let in only after a yes', async () => {
    const { id } = await begin('Mention', { from: anna }, 'n');
    await lena.keyboard.type('Please, @Ret');
    await lena.getByRole('option', { name: 'Returns' }).waitFor();
    await lena.keyboard.press('Enter');
    await lena.keyboard.type('look');
    await lena.keyboard.press('Control+Enter');
    const dialog = lena.getByRole('dialog', { name: 'Let them see this conversation?' });
    await dialog.getByText(/Mara/).waitFor();
    expect((await messagesOf(id)).some(({ kind }) => kind === 'note')).toBe(false);
    await dialog.getByRole('button', { name: 'Let them in and add the note' }).click();
    const note = await until('the note is there', async () =>
      (await messagesOf(id)).find(({ kind }) => kind === 'note'),
    );
    const { mara, tim } = kontor.cast.people;
    expect(note.mentions.toSorted()).toEqual([mara.id, tim.id].toSorted());
    expect(note.text).toBe('Please, @Returns look');
    expect((await kontor.api('mara').send('GET', `/conversations/${id}`)).status).toBe(200);
  });
});

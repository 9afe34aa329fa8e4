import { conversationDetail } from '@kontor/contracts/conversation';
import { Client } from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runningPostgres } from '../src/platform/postgres/running.ts';
import { inConsole } from './support/browser.ts';
import { isShown, openRealDesk, type RealDesk } from './support/real-desk.ts';
import { anna, beat, carla, type RealMail, service, support, workshop } from './support/real-mail.ts';
import { until } from './support/until.ts';

describe.runIf(isShown)('real mail, in a real browser', () => {
  let desk: RealDesk;
  let world: RealMail;
  let lena: Page;
  let tim: Page;
  beforeAll(async () => {
    desk = await openRealDesk();
    ({ world, lena, tim } = desk);
    // Gone if anything loads the page again.
    for (const page of [lena, tim])
      await page.evaluate(() => Object.assign(globalThis, { sameAsAtFirst: true }));
  });
  afterAll(() => desk?.close());

  test('the check says of each server that all is well', () => {
    const [overImap, overListener] = world.checks.map(({ steps }) => steps);
    // The quota is skipped: this Dovecot names none.
    expect(overImap!.filter(({ state }) => state !== 'ok').map(({ step }) => step)).toEqual(['imap.quota']);
    expect(overImap!.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['imap.tls', 'imap.login', 'smtp.login']),
    );
    expect(overListener!.filter(({ state }) => state === 'failed')).toEqual([]);
  });

  test.each([
    { over: 'IMAP', to: support, subject: 'Wassertank gesprungen' },
    { over: 'the SMTP listener', to: service, subject: 'Mühle blockiert' },
  ])(
    'over $over: a mail stands on both screens, is answered, and the next reply joins',
    async ({ to, subject }) => {
      const before = { anna: await desk.countOf(anna), beat: await desk.countOf(beat) };
      await world.send({
        from: `Anna Keller <${anna}>`,
        to,
        cc: `Beat Keller <${beat}>`,
        subject,
        text: `Guten Tag, ${subject}. Was nun?`,
        messageId: `<${to.split('@')[0]}.1@kunde.example>`,
      });
      for (const page of [lena, tim]) {
        await inConsole(page).row(subject).click();
        await inConsole(page).timeline.getByText('Was nun?').waitFor();
      }

      const hers = inConsole(lena);
      await hers.beginReply();
      expect(await hers.recipients('To')).toEqual([anna]);
      expect(await hers.recipients('Cc')).toEqual([beat]);
      await hers.write('Ein neuer Tank geht heute weg.');
      await hers.send();
      await hers.sendNow();

      const mails = await desk.arrived(anna, before.anna + 1);
      const answer = mails.at(-1)!;
      const copy = (await desk.arrived(beat, before.beat + 2)).at(-1)!;
      expect({ anna: mails.length, beat: await desk.countOf(beat) }).toEqual({
        anna: before.anna + 1,
        beat: before.beat + 2,
      });
      expect(copy.messageId).toBe(answer.messageId);
      const [, token] = /^<k\.([a-z2-7]{20})\.[\w-]+@adler-kaffee\.example>$/.exec(answer.messageId!)!;
      expect(answer).toMatchObject({
        subject: `Re: ${subject}`,
        inReplyTo: `<${to.split('@')[0]}.1@kunde.example>`,
        from: { value: [{ address: to, name: 'Adler Kaffee' }] },
        to: { value: [{ address: anna, name: 'Anna Keller' }] },
        cc: { value: [{ address: beat, name: 'Beat Keller' }] },
        replyTo: { value: [{ address: to.replace('@', `+${token}@`) }] },
      });
      expect([answer.references].flat()).toEqual([`<${to.split('@')[0]}.1@kunde.example>`]);
      expect(answer.headers.has('bcc')).toBe(false);
      expect(answer.headers.has('auto-submitted')).toBe(false);
      expect(answer.text).toMatch(
        /^Ein neuer Tank geht heute weg\.[\s\S]*Lena Frei, Adler Kaffee[\s\S]*^> .*Was nun\?/m,
      );
      await inConsole(tim).timeline.getByText('Ein neuer Tank geht heute weg.').waitFor();

      await world.send({
        from: `Anna Keller <${anna}>`,
        to: answer.replyTo!.text,
        subject: `AW: ${subject}`,
        text: 'Vielen Dank, das ging schnell!',
        inReplyTo: answer.messageId!,
        references: [answer.inReplyTo!, answer.messageId!],
      });
      for (const page of [lena, tim])
        await inConsole(page).timeline.getByText('Vielen Dank, das ging schnell!').waitFor();
      await hers.beginReply();
      // The words may stand there a moment before it is known to whom the answer to them goes.
      await until('the answer goes to Anna alone', async () => (await hers.recipients('Cc')).length === 0);
      expect(await hers.recipients('To')).toEqual([anna]);
      const [row, ...others] = await desk.withSubject(subject);
      expect(others).toEqual([]);
      expect((await desk.messagesOf(row!.id)).map(({ kind, state }) => [kind, state])).toEqual([
        ['inbound', null],
        ['outbound', 'sent'],
        ['inbound', null],
      ]);
      const { participants } = await world.api('lena').get(`/conversations/${row!.id}`, conversationDetail);
      expect(participants.map(({ address, role, stranger }) => [address, role, stranger]).toSorted()).toEqual(
        [
          [anna, 'customer', false],
          [beat, 'cc', false],
        ],
      );
    },
  );

  test('a forwarded mail takes its attachment along, and the answer comes back into the conversation', async () => {
    const photo = { filename: 'tank.png', content: Buffer.from('89504e470d0a1a0a', 'hex') };
    await desk.carlaWrites('Riss im Gehäuse', { attachments: [photo] });
    const mail = lena.getByRole('article').filter({ hasText: 'wie weiter?' });
    await mail.getByRole('button', { name: 'More' }).click();
    await lena.getByRole('menuitem', { name: 'Forward' }).click();
    const hers = inConsole(lena);
    await hers.addTo(workshop);
    expect([await hers.recipients('To'), await hers.recipients('Cc')]).toEqual([[workshop], []]);
    await hers.write('Könnt ihr das richten?');
    await hers.send();
    await hers.sendNow();

    const [forwarded] = await desk.arrived(workshop, 1);
    expect(forwarded).toMatchObject({ to: { value: [{ address: workshop }] } });
    expect(forwarded!.cc).toBeUndefined();
    expect(forwarded!.text).toMatch(/^Könnt ihr das richten\?[\s\S]*Zu Riss im Gehäuse: wie weiter\?/);
    expect(forwarded!.attachments.map(({ filename, content }) => [filename, content])).toEqual([
      [photo.filename, photo.content],
    ]);
    await world.send({
      from: `Werkstatt <${workshop}>`,
      to: forwarded!.replyTo!.text,
      subject: `AW: ${forwarded!.subject}`,
      text: 'Ja, bis Freitag.',
      inReplyTo: forwarded!.messageId!,
      references: [forwarded!.messageId!],
    });
    for (const page of [lena, tim]) await inConsole(page).timeline.getByText('Ja, bis Freitag.').waitFor();
    const [row, ...others] = await desk.withSubject('Riss im Gehäuse');
    expect(others).toEqual([]);
    const { participants } = await world.api('lena').get(`/conversations/${row!.id}`, conversationDetail);
    expect(participants.find(({ address }) => address === workshop)).toMatchObject({ stranger: false });
    expect(await desk.countOf(carla)).toBe(0);
  });

  test('a copy of our own reply that comes into the mailbox is no message', async () => {
    const answer = (await world.mailsOf(anna))[0]!;
    const [row] = await desk.withSubject('Wassertank gesprungen');
    const before = (await desk.messagesOf(row!.id)).map(({ id }) => id);
    const receipts = await taken();
    await world.dovecot.deliver(support, answer.source);
    await until('the copy was looked at', async () => (await taken()) > receipts);
    expect((await desk.messagesOf(row!.id)).map(({ id }) => id)).toEqual(before);
  });

  /** Receipts that are done with. */
  async function taken(): Promise<number> {
    const db = new Client({ connectionString: runningPostgres(world.dataDir)! });
    await db.connect();
    const { rows } = await db.query(
      "select count(*)::int as n from receipt where state in ('done', 'ignored')",
    );
    await db.end();
    return rows[0].n;
  }

  test('nothing was loaded again to show all this', async () => {
    for (const page of [lena, tim])
      expect(await page.evaluate(() => 'sameAsAtFirst' in globalThis)).toBe(true);
  });
});

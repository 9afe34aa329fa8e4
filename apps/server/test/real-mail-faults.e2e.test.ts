import { chmod } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { quarantineList } from '@kontor/contracts/settings';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locateCluster } from '../src/platform/postgres/location.ts';
import { readPostmaster } from '../src/platform/postgres/processes.ts';
import { inConsole } from './support/browser.ts';
import { isShown, openRealDesk, type RealDesk } from './support/real-desk.ts';
import { anna, carla, type RealMail, support } from './support/real-mail.ts';
import { until } from './support/until.ts';

describe.runIf(isShown)('when something comes in between', () => {
  let desk: RealDesk;
  let world: RealMail;
  let lena: Page;
  let tim: Page;
  beforeAll(async () => {
    desk = await openRealDesk();
    ({ world, lena, tim } = desk);
  });
  afterAll(() => desk?.close());

  test('the customer writes while Lena does: she is told, and "Send anyway" sends once', async () => {
    await desk.carlaWrites('Filter fehlt');
    const hers = inConsole(lena);
    await hers.beginReply();
    await hers.write('Der Filter liegt im Karton.');
    await world.send({
      from: carla,
      to: support,
      subject: 'Filter fehlt',
      text: 'Schon gefunden!',
      ...(await inThread()),
    });
    await hers.timeline.getByText('Schon gefunden!').waitFor();
    await hers.send();
    await lena.getByRole('alertdialog').getByText('Schon gefunden!').waitFor();
    expect(await desk.countOf(carla)).toBe(0);
    await lena.getByRole('button', { name: 'Send anyway' }).click();
    await hers.sendNow();
    const [mail] = await desk.arrived(carla, 1);
    expect(mail!.text).toContain('Der Filter liegt im Karton.');
    const [row] = await desk.withSubject('Filter fehlt');
    await until('it is sent', async () =>
      (await desk.messagesOf(row!.id)).some(({ state }) => state === 'sent'),
    );
    expect(await desk.countOf(carla)).toBe(1);

    /** As an answer to her own first mail. */
    async function inThread() {
      const first = (await world.mailsOf(support)).find(({ subject }) => subject === 'Filter fehlt')!;
      return { inReplyTo: first.messageId!, references: [first.messageId!] };
    }
  });

  test('what is undone within ten seconds leaves nothing', async () => {
    const count = await desk.countOf(carla);
    const hers = inConsole(lena);
    await hers.beginReply();
    await hers.write('Das war zu schnell.');
    await hers.send();
    await lena.getByRole('button', { name: 'Undo' }).click();
    await until(
      'it stands in the composer again',
      async () => (await hers.words()) === 'Das war zu schnell.',
    );
    for (const page of [lena, tim])
      await inConsole(page).timeline.getByText('Das war zu schnell.').waitFor({ state: 'detached' });
    // Past the moment at which it would have left.
    await wait(12_000);
    expect(await desk.countOf(carla)).toBe(count);
    const [row] = await desk.withSubject('Filter fehlt');
    expect((await desk.messagesOf(row!.id)).at(-1)).toMatchObject({
      text: 'Das war zu schnell.',
      state: 'undone',
    });
    await hers.write('');
  });

  test('the database is gone: Lena is told, her text is kept, and it leaves once when the database is back', async () => {
    await desk.carlaWrites('Kanne gesucht');
    const hers = inConsole(lena);
    await hers.beginReply();
    await hers.write('Die Kanne');
    await lena.getByText('Draft saved').waitFor();
    const banner = lena.getByText('The server’s database does not answer. What you write is kept');
    let isGone = true;
    const folder = locateCluster(world.dataDir).folder;
    const killing = (async () => {
      for (; isGone; await wait(10)) killIfThere(readPostmaster(folder)?.pid);
    })();
    try {
      await hers.write('Die Kanne ist unterwegs.');
      await lena.getByText('Kept in this browser, not saved yet').waitFor();
      await hers.send();
      await lena
        .locator('.composer')
        .getByRole('alert')
        .getByText('The database does not answer. What you wrote is kept')
        .waitFor();
      expect(await hers.words()).toBe('Die Kanne ist unterwegs.');
      await banner.waitFor();
    } finally {
      isGone = false;
      await killing;
    }

    await banner.waitFor({ state: 'detached' });
    await lena.getByText('Draft saved').waitFor();
    const count = await desk.countOf(carla);
    await hers.send();
    await hers.sendNow();
    const mails = await desk.arrived(carla, count + 1);
    expect(mails.at(-1)!.text).toContain('Die Kanne ist unterwegs.');
    const [row] = await desk.withSubject('Kanne gesucht');
    await until('it is sent', async () =>
      (await desk.messagesOf(row!.id)).some(({ state }) => state === 'sent'),
    );
    expect(await desk.countOf(carla)).toBe(count + 1);
    await inConsole(tim).timeline.getByText('Die Kanne ist unterwegs.').waitFor();
  });

  test('the mail server was away and renumbered its folder: nothing is lost, doubled or blocked', async () => {
    const mail = (subject: string) =>
      `From: Anna Keller <${anna}>\nTo: ${support}\nSubject: ${subject}\nMessage-ID: <${subject}@kunde.example>\nDate: ${new Date().toUTCString()}\n\n${subject} ist da.\n`;
    const before = (await desk.everything()).map(({ id, seq }) => [id, seq]);
    await world.dovecot.stop();
    await until('the channel says so', async () => (await desk.health()).state === 'failing');
    for (const subject of ['queued-1', 'queued-2'])
      await world.send({ from: anna, to: support, subject, text: `${subject} ist da.` });
    for (const subject of ['spooled-1', 'spooled-2']) await world.dovecot.deliver(support, mail(subject));
    const unreadable = await world.dovecot.deliver(support, mail('unreadable'));
    await chmod(await world.dovecot.fileOf(support, unreadable), 0o000);
    await world.dovecot.deliver(support, mail('spooled-3'));
    await world.dovecot.renumber(support);
    await world.dovecot.start();
    await world.postfix.flush();

    const subjects = ['queued-1', 'queued-2', 'spooled-1', 'spooled-2', 'spooled-3'];
    for (const subject of subjects) await inConsole(lena).row(subject).waitFor();
    const { items } = await until('the one is in quarantine', async () => {
      const list = await world.api('admin').get('/quarantine', quarantineList);
      return list.items.length > 0 && list;
    });
    expect(items.map(({ channelId, reason }) => [channelId, reason])).toEqual([
      [world.channels.support, expect.stringContaining('could not be fetched in 3 tries')],
    ]);
    await world.send({ from: anna, to: support, subject: 'afterwards', text: 'Kommt noch etwas an?' });
    await inConsole(lena).row('afterwards').waitFor();
    const now = await desk.everything();
    expect(
      now
        .map(({ subject }) => subject)
        .filter((subject) => /queued|spooled|afterwards/.test(subject))
        .toSorted(),
    ).toEqual(['afterwards', ...subjects]);
    // What was there before the renumbering was offered again, and is still there once.
    expect(before.filter(([id, seq]) => !now.some((row) => row.id === id && row.seq === seq))).toEqual([]);
    expect(now).toHaveLength(before.length + subjects.length + 1);

    await chmod(await world.dovecot.fileOf(support, unreadable), 0o600);
    await world.api('admin').post(`/quarantine/${items[0]!.number}/retry`);
    await inConsole(lena).row('unreadable').waitFor();
    expect((await world.api('admin').get('/quarantine', quarantineList)).items).toEqual([]);
    await until('the channel receives', async () => (await desk.health()).state === 'receiving');
  });
});

/** Its file may outlive the process: between two starts the number in it is nobody's. */
function killIfThere(pid: number | undefined): void {
  try {
    if (pid) process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

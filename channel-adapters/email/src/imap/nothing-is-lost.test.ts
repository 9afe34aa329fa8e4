import { chmod, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { aMail, quick, subjects, theMailboxOf, until } from '../../test/support/listening.ts';
import {
  dovecot,
  core,
  support,
  listen,
  receiving,
  has,
  folderNow,
  connected,
  look,
  readMailboxes,
} from '../../test/support/mailbox.ts';

readMailboxes();

describe('nothing is lost', () => {
  it('when the server is away for a while: all that came meanwhile comes once, dated by the server', async () => {
    let now = new Date('2026-11-02T09:00:00Z');
    core.now = () => now;
    listen(theMailboxOf(dovecot, support));
    await receiving();
    await dovecot.deliver(support, aMail('Vorher'));
    await has('Vorher');
    await dovecot.stop();
    await until('it is missed', () => core.health.at(-1)?.state === 'failing');
    now = new Date('2026-11-02T09:20:00Z');
    const came = new Date('2026-11-02T09:10:00Z');
    for (const subject of ['Während 1', 'Während 2', 'Während 3'])
      await dovecot.deliver(support, aMail(subject), { at: came });
    await dovecot.start();
    await has('Während 1', 'Während 2', 'Während 3');
    await receiving();
    expect(subjects(core)).toHaveLength(4);
    expect(core.again).toBe(0);
    for (const meanwhile of core.stored.slice(1))
      expect(meanwhile).toMatchObject({ history: false, receivedAt: came.toISOString() });
  });

  it('a date of the server before the last good look, or in the future, is not believed', async () => {
    const listener = listen(theMailboxOf(dovecot, support));
    await receiving();
    await until('the folder is known', () => core.position);
    await listener.stop();
    const { polledAt } = folderNow();
    await dovecot.deliver(support, aMail('Uralt datiert'), { at: new Date('2020-01-01T00:00:00Z') });
    await dovecot.deliver(support, aMail('Zukunft'), { at: new Date('2036-01-01T00:00:00Z') });
    const now = new Date('2030-01-01T00:00:00Z');
    core.now = () => now;
    listen(theMailboxOf(dovecot, support));
    await has('Uralt datiert', 'Zukunft');
    expect(core.stored[0]).toMatchObject({ receivedAt: polledAt, history: false });
    expect(core.stored[1]).toMatchObject({ receivedAt: now.toISOString(), history: false });
  });

  it('when another worker goes on: from the mark, without a mail read twice', async () => {
    const one = listen(theMailboxOf(dovecot, support));
    await receiving();
    await dovecot.deliver(support, aMail('Eins'));
    await has('Eins');
    await until('the position is written', () => folderNow().mark === 1);
    await one.stop();
    await dovecot.deliver(support, aMail('Zwei'));
    listen(theMailboxOf(dovecot, support));
    await has('Zwei');
    expect([subjects(core), core.again]).toEqual([['Eins', 'Zwei'], 0]);
  });

  it('when the folder is renumbered: it is read again down to the same horizon', async () => {
    await dovecot.deliver(support, aMail('Vor dem Horizont'), { at: new Date('2026-01-01T00:00:00Z') });
    const listener = listen(theMailboxOf(dovecot, support));
    await receiving();
    await dovecot.deliver(support, aMail('Bekannt'));
    await has('Bekannt');
    const { uidValidity } = folderNow();
    await listener.stop();
    await dovecot.stop();
    await dovecot.deliver(support, aMail('Neu'));
    await dovecot.renumber(support);
    await dovecot.start();
    listen(theMailboxOf(dovecot, support));
    await has('Neu');
    expect(folderNow().uidValidity).not.toBe(uidValidity);
    // The core knows a mail by its Message-ID and digest: the copy under a new number is no second message.
    expect(subjects(core)).toEqual(['Bekannt', 'Bekannt', 'Neu']);
    expect(core.stored.every(({ history }) => !history)).toBe(true);
  });

  it('when a mail cannot be stored: it stays owed to the mailbox until it can', async () => {
    core.storeFault = new Error('database gone');
    listen(theMailboxOf(dovecot, support));
    await receiving();
    await dovecot.deliver(support, aMail('Geduld'));
    await until('it says so', () =>
      core.health.some((each) => each.state === 'failing' && /could not store/.test(each.reason)),
    );
    expect(folderNow()).toMatchObject({ mark: 0, owed: [] });
    core.storeFault = undefined;
    await has('Geduld');
    await until('it is receiving again', () => folderNow().mark === 1);
  });
});

describe('one mail that cannot be fetched', () => {
  it('is tried three times and set aside; the others go on', async () => {
    const listener = listen(theMailboxOf(dovecot, support));
    await receiving();
    await until('the folder is known', () => core.position);
    await listener.stop();
    const names = [];
    for (const subject of ['Eins', 'Zwei', 'Drei', 'Vier'])
      names.push(await dovecot.deliver(support, aMail(subject)));
    await chmod(await dovecot.fileOf(support, names[1]!), 0o000);
    listen(theMailboxOf(dovecot, support));
    await has('Eins', 'Drei', 'Vier');
    await until('it is set aside', () => core.asideReasons.size === 1);
    const { uidValidity } = folderNow();
    expect([...core.asideReasons]).toEqual([
      [
        `imap:INBOX:${uidValidity}:2`,
        expect.stringMatching(/could not be fetched in 3 tries.*INBOX as number 2/),
      ],
    ]);
    await dovecot.deliver(support, aMail('Fünf'));
    await has('Fünf');
    await until('nothing is owed', () => folderNow().owed.length === 0);
    expect(subjects(core)).toEqual(['Eins', 'Drei', 'Vier', 'Fünf']);
    expect(core.again).toBe(0);
  });

  it('is fetched at once when people ask for it again, and said to be gone when it is', async () => {
    const listener = listen(theMailboxOf(dovecot, support));
    await receiving();
    await until('the folder is known', () => core.position);
    await listener.stop();
    const [back, gone] = [
      await dovecot.deliver(support, aMail('Später')),
      await dovecot.deliver(support, aMail('Nie')),
    ];
    const [readable, removed] = [await dovecot.fileOf(support, back), await dovecot.fileOf(support, gone)];
    for (const file of [readable, removed]) await chmod(file, 0o000);
    // So seldom looked at by itself that only the asking explains what comes.
    const seldom = { pace: { ...quick.pace!, sweep: 600_000 } };
    listen(theMailboxOf(dovecot, support), seldom);
    await until('both are set aside', () => core.asideReasons.size === 2);
    await until('nothing is owed', () => folderNow().owed.length === 0);
    const ids = [...core.asideReasons.keys()];
    const ask = () => {
      core.asideReasons.clear();
      for (const id of ids) core.wanted.add(id);
      for (const heard of core.onWanted) heard();
    };
    ask();
    await until('both are set aside again', () => core.asideReasons.size === 2);
    expect([...core.asideReasons.values()].join()).toMatch(/could not be fetched in 3 tries/);

    await chmod(readable, 0o600);
    await rm(removed);
    ask();
    await has('Später');
    await until('the other is said to be gone', () => core.asideReasons.size === 1);
    expect([...core.asideReasons]).toEqual([[ids[1], expect.stringMatching(/gone from INBOX/)]]);
    await until('nothing is owed', () => folderNow().owed.length === 0);
    expect([core.wanted.size, core.again]).toEqual([0, 0]);
  });

  it('is answered when its number names nothing any more', async () => {
    listen(theMailboxOf(dovecot, support));
    await receiving();
    core.wanted.add('imap:Old: folder:17:4');
    for (const heard of core.onWanted) heard();
    await until('it is set aside', () => core.asideReasons.size === 1);
    expect(core.asideReasons.get('imap:Old: folder:17:4')).toMatch(/Old: folder is not read any more/);
  });

  it('is no fault when somebody deleted it meanwhile', async () => {
    const listener = listen(theMailboxOf(dovecot, support));
    await receiving();
    await until('the folder is known', () => core.position);
    await listener.stop();
    const name = await dovecot.deliver(support, aMail('Weg'));
    await dovecot.deliver(support, aMail('Da'));
    const client = await connected();
    await client.mailboxOpen('INBOX');
    await client.logout();
    await rm(await dovecot.fileOf(support, name));
    listen(theMailboxOf(dovecot, support));
    await has('Da');
    await until('nothing is owed', () => folderNow().owed.length === 0 && folderNow().mark === 2);
    expect(core.asideReasons.size).toBe(0);
  });

  it('is set aside unfetched when it is over the limit, with its size', async () => {
    listen(theMailboxOf(dovecot, support, {}, { maxBytes: 200_000 }));
    await receiving();
    await dovecot.deliver(support, `${aMail('Riesig')}${`${'z'.repeat(70)}\n`.repeat(20_000)}`);
    await dovecot.deliver(support, aMail('Klein'));
    await has('Klein');
    expect([...core.asideReasons.values()]).toEqual([
      'The mail has 1.4 MB; at most 0.2 MB are taken. It lies in INBOX as number 1.',
    ]);
    expect(subjects(core)).toEqual(['Klein']);
  });
});

describe('what was stored', () => {
  it('is marked as read where that is wished', async () => {
    listen(theMailboxOf(dovecot, support, { after: 'seen' }));
    await receiving();
    await dovecot.deliver(support, aMail('Gelesen'));
    await has('Gelesen');
    await until('it is marked', async () => (await look('INBOX'))[0]?.flags?.has('\\Seen'));
    await until('it is settled', () => folderNow().unsettled.length === 0);
    expect(subjects(core)).toEqual(['Gelesen']);
  });

  it('is moved where that is wished, and nothing else is', async () => {
    await dovecot.deliver(support, aMail('Von früher'));
    listen(theMailboxOf(dovecot, support, { after: 'move', moveTo: 'Done' }));
    await receiving();
    await until('the folder is known', () => core.position);
    await dovecot.deliver(support, aMail('Erledigt'));
    await has('Erledigt');
    await until('it is moved', async () => (await look('Done')).length === 1);
    expect((await look('INBOX')).map(({ envelope }) => envelope?.subject)).toEqual(['Von früher']);
    await until('it is settled', () => folderNow().unsettled.length === 0);
  });
});

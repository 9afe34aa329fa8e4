import { chmod, rm } from 'node:fs/promises';
import { ImapFlow } from 'imapflow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDovecot, type Dovecot } from '../../test/support/dovecot.ts';
import {
  aCore,
  aMail,
  listening,
  quick,
  subjects,
  mailboxes,
  theMailboxOf,
  until,
  type Core,
} from '../../test/support/listening.ts';
import type { Position } from './position.ts';

let dovecot: Dovecot;
let core: Core;
let support: string;
let running: { stop(): Promise<void> }[] = [];

function listen(...[settings, options]: [Parameters<typeof listening>[0], Parameters<typeof listening>[2]?]) {
  const listener = listening(settings, core, options);
  running.push(listener);
  return listener;
}
const receiving = () => until('it receives', () => core.health.at(-1)?.state === 'receiving');
const has = (...wanted: string[]) =>
  until(`${wanted.join(', ')} are stored; there are ${subjects(core).join(', ')}`, () =>
    wanted.every((subject) => subjects(core).includes(subject)),
  );
const folderNow = (path = 'INBOX') => (core.position as Position).folders[path]!;

const users = mailboxes(40);
const unused = Object.keys(users);
beforeAll(async () => {
  dovecot = await startDovecot({ users, folders: ['Complaints', 'Shop/Returns', 'Done'] });
});
afterAll(() => dovecot.close());
beforeEach(() => {
  core = aCore();
  support = unused.shift()!;
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()));
  running = [];
});

describe('a mailbox that is read', () => {
  it('gives new mail by IDLE, as it came and where it lay, and leaves it untouched', async () => {
    listen(theMailboxOf(dovecot, support), { pace: { ...quick.pace!, poll: 60_000, sweep: 60_000 } });
    await receiving();
    await dovecot.deliver(support, aMail('Maschine defekt'));
    await has('Maschine defekt');
    await dovecot.deliver(support, aMail('Rechnung falsch'));
    await has('Rechnung falsch');
    const { uidValidity } = folderNow();
    expect(core.stored[0]).toMatchObject({
      deliveryId: `imap:INBOX:${uidValidity}:1`,
      senderKey: 'anna@kunde.example',
      history: false,
      facts: { folder: 'INBOX', uid: 1, uidValidity },
    });
    expect(Buffer.from(core.stored[0]!.raw).toString()).toBe(aMail('Maschine defekt').replace(/\n/g, '\r\n'));
    const mailbox = await look('INBOX');
    expect(mailbox.map(({ flags }) => [...flags!].filter((flag) => flag !== '\\Recent'))).toEqual([[], []]);
  });

  it('begins with mail from now on', async () => {
    await dovecot.deliver(support, aMail('Von früher'));
    listen(theMailboxOf(dovecot, support));
    await receiving();
    await until('the position is written', () => core.position);
    await dovecot.deliver(support, aMail('Von jetzt'));
    await has('Von jetzt');
    expect(subjects(core)).toEqual(['Von jetzt']);
  });

  it('begins with a date or with everything; what was there before is history with its own date', async () => {
    const [old, older] = [new Date('2026-10-01T10:00:00Z'), new Date('2025-01-01T10:00:00Z')];
    await dovecot.deliver(support, aMail('Uralt'), { at: older });
    await dovecot.deliver(support, aMail('Alt'), { at: old });
    await dovecot.deliver(support, aMail('Alte Beschwerde'), { at: old, folder: 'Complaints' });
    const folders = ['INBOX', 'Complaints'];
    const first = listen(theMailboxOf(dovecot, support, { firstImport: '2026-09-01', folders }));
    await has('Alt', 'Alte Beschwerde');
    await dovecot.deliver(support, aMail('Neu'));
    await has('Neu');
    expect(core.stored.map(({ history, receivedAt }) => [history, receivedAt < '2026-10-02'])).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
    await first.stop();
    listen(theMailboxOf(dovecot, support, { firstImport: 'all', folders }));
    await has('Uralt');
    expect(core.stored.find(({ facts }) => facts.internalDate === older.toISOString())).toMatchObject({
      history: true,
    });
    expect(subjects(core).toSorted()).toEqual(['Alt', 'Alte Beschwerde', 'Neu', 'Uralt']);
  });

  it('is read in the order of its numbers, many mails at once and large ones among them', async () => {
    const large = `${aMail('Gross')}${'x'.repeat(70)}\n`.concat(`${'y'.repeat(70)}\n`.repeat(40_000));
    const wanted: string[] = [];
    for (let at = 0; at < 60; at += 1) {
      await dovecot.deliver(support, at === 30 ? large : aMail(`Nummer ${at}`));
      wanted.push(at === 30 ? 'Gross' : `Nummer ${at}`);
    }
    listen(theMailboxOf(dovecot, support, { firstImport: 'all' }));
    await until('all are stored', () => core.stored.length === 60);
    expect(core.stored.map(({ facts }) => facts.uid)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    expect(new Set(subjects(core))).toEqual(new Set(wanted));
    expect(core.stored.find(({ raw }) => raw.length > 2_000_000)!.raw).toHaveLength(
      Buffer.from(large.replace(/\n/g, '\r\n')).length,
    );
  });

  it('has several folders, a subfolder written with another sign among them', async () => {
    listen(theMailboxOf(dovecot, support, { folders: ['INBOX', 'complaints', 'Shop.Returns'] }));
    await receiving();
    await until(
      'all folders are known',
      () => Object.keys((core.position as Position | undefined)?.folders ?? {}).length === 3,
    );
    await dovecot.deliver(support, aMail('Beschwerde'), { folder: 'Complaints' });
    await dovecot.deliver(support, aMail('Rückgabe'), { folder: 'Shop/Returns' });
    await dovecot.deliver(support, aMail('Frage'));
    await has('Beschwerde', 'Rückgabe', 'Frage');
    expect(core.stored.map(({ facts }) => facts.folder).toSorted()).toEqual([
      'Complaints',
      'INBOX',
      'Shop/Returns',
    ]);
  });

  it('lacks a folder: it is named, the others are read, and it is read once it is there', async () => {
    listen(theMailboxOf(dovecot, support, { folders: ['INBOX', 'Wholesale'] }), {
      pace: { ...quick.pace!, sweep: 200 },
    });
    await until('the folder is missed', () => core.health.some((each) => each.state === 'failing'));
    expect(core.health.find((each) => each.state === 'failing')).toMatchObject({
      reason: 'There is no folder “Wholesale” in this mailbox.',
    });
    await dovecot.deliver(support, aMail('Frage'));
    await has('Frage');
    const client = await connected();
    await client.mailboxCreate('Wholesale');
    await client.logout();
    await receiving();
    await until('it is known', () => folderNow('Wholesale'));
    await dovecot.deliver(support, aMail('Grosshandel'), { folder: 'Wholesale' });
    await has('Grosshandel');
  });
});

describe('a server that allows little', () => {
  let narrow: Dovecot;
  beforeAll(async () => {
    narrow = await startDovecot({
      users,
      folders: ['INBOX.Complaints', 'INBOX.Locked'],
      separator: '.',
      connections: 1,
    });
  });
  afterAll(() => narrow.close());

  it('is read over one connection when it refuses a second', async () => {
    listen(theMailboxOf(narrow, support, { folders: ['INBOX', 'Complaints'] }));
    await receiving();
    await narrow.deliver(support, aMail('Beschwerde'), { folder: 'INBOX.Complaints' });
    await narrow.deliver(support, aMail('Frage'));
    await has('Beschwerde', 'Frage');
    expect(core.stored.map(({ facts }) => facts.folder).toSorted()).toEqual(['INBOX', 'INBOX.Complaints']);
  });

  it('lets one folder not be opened: it is named, the others are read', async () => {
    await narrow.deliver(support, aMail('Alt'), { folder: 'INBOX.Locked' });
    await chmod(narrow.maildir(support, 'INBOX.Locked'), 0o000);
    listen(theMailboxOf(narrow, support, { folders: ['Locked', 'INBOX'] }));
    await until('it says so', () => core.health.some((each) => each.state === 'failing'));
    expect(core.health.find((each) => each.state === 'failing')).toMatchObject({
      reason: expect.stringMatching(/^The folder “INBOX.Locked” cannot be read\. The server said: /),
    });
    await narrow.deliver(support, aMail('Frage'));
    await has('Frage');
  });
});

describe('stopping', () => {
  it('waits for no database', async () => {
    const stuck = new Promise<void>(() => {});
    core.store = () => stuck;
    const listener = listen(theMailboxOf(dovecot, support));
    await receiving();
    await dovecot.deliver(support, aMail('Nie'));
    await until('it is offered', () => core.offered > 0);
    await listener.stop();
    expect(core.position).toMatchObject({ folders: { INBOX: { mark: 0, owed: [] } } });
  });
});

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

describe('who may not come in hears why', () => {
  const failing = async () => {
    await until('it fails', () => core.health.some((each) => each.state === 'failing'));
    return core.health.find((each) => each.state === 'failing') as { reason: string; advice: string[] };
  };

  it('an own certificate authority is accepted, also with STARTTLS', async () => {
    listen(theMailboxOf(dovecot, support, { port: dovecot.ports.imap, security: 'starttls' }));
    await receiving();
    expect(core.health.some(({ state }) => state === 'failing')).toBe(false);
  });

  it('no encryption, where the admin chose that', async () => {
    listen(theMailboxOf(dovecot, support, { port: dovecot.ports.imap, security: 'none', ca: undefined }));
    await receiving();
    expect(core.health.some(({ state }) => state === 'failing')).toBe(false);
  });

  it.each(['tls', 'starttls'] as const)(
    'an unknown certificate authority is refused (%s)',
    async (security) => {
      const port = security === 'tls' ? dovecot.ports.imaps : dovecot.ports.imap;
      listen(theMailboxOf(dovecot, support, { ca: undefined, security, port }));
      expect(await failing()).toMatchObject({
        reason: 'The certificate of localhost is not trusted: it is self-signed.',
        advice: expect.arrayContaining([expect.stringContaining('own certificate authority')]),
      });
    },
  );

  it('a wrong password: said so, tried seldom, and nothing keeps the process', async () => {
    const waits: boolean[] = [];
    const backOff = (_failures: number, login: boolean) => {
      waits.push(login);
      return 50;
    };
    const listener = listen(theMailboxOf(dovecot, support, { password: 'falsch-geheim' }), {
      pace: { ...quick.pace!, backOff },
    });
    const health = await failing();
    expect(health).toMatchObject({
      reason: 'The server refused this user with this password.',
      advice: expect.arrayContaining([expect.stringContaining(`${support.split('@')[0]}.`)]),
    });
    expect(JSON.stringify(core.health)).not.toContain('geheim');
    await listener.stop();
    expect(waits[0]).toBe(true);
  });

  it('nobody answers', async () => {
    await dovecot.stop();
    listen(theMailboxOf(dovecot, support));
    expect(await failing()).toMatchObject({
      reason: `Nothing answers at localhost on port ${dovecot.ports.imaps}.`,
    });
    await dovecot.start();
    await receiving();
  });

  it('the wrong kind of port', async () => {
    listen(theMailboxOf(dovecot, support, { port: dovecot.ports.imap, security: 'tls' }));
    expect((await failing()).reason).toMatch(/encrypted connection|language/);
  });
});

async function connected(): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: 'localhost',
    port: dovecot.ports.imap,
    secure: false,
    doSTARTTLS: false,
    auth: { user: support, pass: dovecot.users[support]! },
    logger: false,
  });
  await client.connect();
  return client;
}

async function look(folder: string) {
  const client = await connected();
  await client.mailboxOpen(folder, { readOnly: true });
  const mails = await client.fetchAll('1:*', { uid: true, flags: true, envelope: true }, { uid: true });
  await client.logout();
  return mails;
}

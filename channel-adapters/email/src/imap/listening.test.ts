import { chmod } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDovecot, type Dovecot } from '../../test/support/dovecot.ts';
import { aMail, quick, subjects, theMailboxOf, until } from '../../test/support/listening.ts';
import {
  dovecot,
  core,
  support,
  users,
  listen,
  receiving,
  has,
  folderNow,
  connected,
  look,
  readMailboxes,
} from '../../test/support/mailbox.ts';
import type { Position } from './position.ts';

readMailboxes();

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

import { bulkChange } from '@kontor/contracts/bulk';
import { heldWork } from '@kontor/contracts/settings';
import { Client } from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { connected, openSocket } from '../../test/support/agent-socket.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { until } from '../../test/support/until.ts';
import { ChannelBook } from '../channels/channel-book.ts';
import { holdEverything } from '../platform/archive/after-restore.ts';
import { json } from '../platform/database/json.ts';
import { newId } from '../platform/ids.ts';

let room: Mailroom;
let anna: string;
let beat: string;
let webhook: string;

/** Two replies that wait for their time, one that is on its way to a server that is down, and a webhook; then a restore. */
beforeEach(async () => {
  await room?.kontor.stop();
  room = await openMailroom();
  const { kontor } = room;
  await addMailbox(kontor, { address: 'returns@adler-kaffee.example', team: 'support', smtpPort: 1 });
  await room.send({ from: 'anna@kunde.example', subject: 'Leak', text: 'It leaks' });
  await room.send({
    from: 'beat@kunde.example',
    to: 'returns@adler-kaffee.example',
    subject: 'Return',
    text: 'Back',
  });
  anna = (await room.conversation('Leak')).id;
  beat = (await room.conversation('Return')).id;
  await room.reply(anna, { text: 'A technician comes', sendAt: undefined });
  await room.reply(beat, { text: 'Send it back' });
  await until(
    'the server was found down',
    async () => (await room.messages(beat)).at(-1)!.state === 'retrying',
  );
  webhook = newId();
  await kontor.db.sql
    .insertInto('outbox')
    .values({
      id: webhook,
      kind: 'webhook.deliver',
      subject_id: newId(),
      // Long after the test: this one is only held and opened again.
      due_at: new Date('2030-01-01T00:00:00Z'),
      created_at: kontor.clock.now(),
    })
    .execute();
  const client = new Client({ connectionString: kontor.config.databaseUrl! });
  await client.connect();
  await client.query('begin');
  await holdEverything(client, kontor.clock.now());
  await client.query('commit');
  await client.end();
});

const admin = () => room.kontor.api('admin');
const held = () => admin().get('/held-work', heldWork);
const newest = async (conversation: string) => (await room.messages(conversation)).at(-1)!;
const outboxOf = (id: string) =>
  room.kontor.db.sql
    .selectFrom('outbox')
    .select(['state', 'reason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

async function repairServer(): Promise<void> {
  const { kontor, playground } = room;
  const row = await kontor.db.sql
    .selectFrom('channel')
    .select(['id', 'settings'])
    .where('name', '=', 'returns@adler-kaffee.example')
    .executeTakeFirstOrThrow();
  const smtp = { ...(row.settings['smtp'] as object), port: playground.smtpPort };
  await kontor.db.sql
    .updateTable('channel')
    .set({ settings: json({ ...row.settings, smtp }) })
    .where('id', '=', row.id)
    .execute();
  kontor.get(ChannelBook).forget();
}

test('nothing leaves until an admin releases it; then each leaves once', async () => {
  expect(await held()).toEqual({ messages: 2, other: 1 });
  await repairServer();
  room.kontor.clock.advance({ hours: 1 });
  expect([(await newest(anna)).state, (await newest(beat)).state]).toEqual(['unknown', 'unknown']);

  await admin().post('/held-work/release');
  expect(await held()).toEqual({ messages: 0, other: 0 });
  await until('both are sent', async () =>
    [(await newest(anna)).state, (await newest(beat)).state].every((state) => state === 'sent'),
  );
  expect((await room.mailOf('anna@kunde.example')).map(({ text }) => text)).toEqual([
    expect.stringContaining('A technician comes'),
  ]);
  expect(await room.mailOf('beat@kunde.example')).toHaveLength(1);
  expect(await outboxOf(webhook)).toEqual({ state: 'open', reason: null });
  // Again: there is nothing left to release.
  await admin().post('/held-work/release');
  expect(await room.mailOf('beat@kunde.example')).toHaveLength(1);
});

test('a reply that had not been released, and that the customer overtook, returns to its author', async () => {
  const first = (await room.messages(anna))[0]!;
  await room.send({
    from: 'anna@kunde.example',
    subject: 'Re: Leak',
    text: 'It stopped by itself',
    inReplyTo: `<${(await identityOf(first.id))!}>`,
  });
  await until('it has joined', async () => (await room.messages(anna)).length === 3);
  await admin().post('/held-work/release');
  room.kontor.clock.advance({ minutes: 1 });
  await until('it is a draft again', async () =>
    (await room.messages(anna)).some(({ state }) => state === 'returned'),
  );
  expect(await room.mailOf('anna@kunde.example')).toEqual([]);
});

test('what is dropped has failed, says why, and can still be sent by hand', async () => {
  await admin().post('/held-work/drop');
  expect(await held()).toEqual({ messages: 0, other: 0 });
  const message = await newest(beat);
  expect(message).toMatchObject({ state: 'failed', stateReason: expect.stringContaining('Dropped') });
  expect(message.recipients).toMatchObject([{ state: 'failed' }]);
  expect(await outboxOf(webhook)).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining('Dropped'),
  });
  await repairServer();
  await room.kontor.api('lena').send('POST', `/messages/${message.id}/retry`);
  await until('it is sent', async () => (await newest(beat)).state === 'sent');
  expect(await room.mailOf('anna@kunde.example')).toEqual([]);
});

test('a change of many conversations that is dropped ends where it stood, says why, and its author is told', async () => {
  const { kontor } = room;
  const { lena } = kontor.cast.people;
  const id = newId();
  const now = kontor.clock.now();
  const { sql } = kontor.db;
  const action = json<unknown>({ do: 'priority', priority: 'high' });
  const selection = json<unknown>({ ids: [anna, beat] });
  const change = { id, agent_id: lena.id, action, selection, created_at: now };
  await sql
    .insertInto('bulk_change')
    .values({ ...change, state: 'running', total: 2 })
    .execute();
  await sql
    .insertInto('bulk_item')
    .values([
      { bulk_id: id, conversation_id: anna, place: 1, state: 'same' },
      { bulk_id: id, conversation_id: beat, place: 2, state: 'waiting' },
    ])
    .execute();
  const outbox = {
    kind: 'bulk.change',
    subject_id: id,
    state: 'held' as const,
    due_at: now,
    created_at: now,
  };
  await sql
    .insertInto('outbox')
    .values({ id: newId(), ...outbox })
    .execute();
  const socket = await connected(
    openSocket(kontor, { extraHeaders: { cookie: await kontor.cookieOf('lena') } }),
  );
  await socket.subscribe(`agent:${lena.id}`);

  await admin().post('/held-work/drop');
  const stopped = {
    id,
    state: 'stopped',
    stoppedReason: 'dropped',
    total: 2,
    same: 1,
    changed: 0,
    version: 2,
  };
  expect(await kontor.api('lena').get(`/bulk-changes/${id}`, bulkChange)).toMatchObject(stopped);
  await until('she is told', () => socket.told('bulk').length > 0);
  expect(socket.told('bulk').at(-1)!.change).toMatchObject(stopped);
});

test('what a colleague has decided on is left alone', async () => {
  await repairServer();
  await room.kontor
    .api('lena')
    .send('POST', `/messages/${(await newest(beat)).id}/settle`, { as: 'delivered' });
  expect(await held()).toEqual({ messages: 1, other: 1 });
  await admin().post('/held-work/release');
  room.kontor.clock.advance({ minutes: 1 });
  await until('the other is sent', async () => (await newest(anna)).state === 'sent');
  expect(await room.mailOf('beat@kunde.example')).toEqual([]);
});

test('only admins see and decide, and it stands in the audit', async () => {
  for (const who of ['lena', 'tim', 'nora'] as const) {
    await expect(room.kontor.api(who).get('/held-work', heldWork)).rejects.toMatchObject({
      code: 'not_allowed',
    });
    for (const verb of ['release', 'drop'])
      await expect(room.kontor.api(who).post(`/held-work/${verb}`)).rejects.toMatchObject({
        code: 'not_allowed',
      });
  }
  await admin().post('/held-work/drop');
  const { data } = await room.kontor.db.sql
    .selectFrom('audit')
    .select('data')
    .where('action', '=', 'held_work.dropped')
    .executeTakeFirstOrThrow();
  expect(data).toEqual({ messages: 2, other: 1 });
});

async function identityOf(messageId: string): Promise<string | undefined> {
  const row = await room.kontor.db.sql
    .selectFrom('message_identity')
    .select('external_id')
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return row?.external_id;
}

import { madeToken } from '@kontor/contracts/people';
import { expect, test, beforeAll } from 'vitest';
import { agentSocket, allTold, connected, openSocket } from '../../test/support/agent-socket.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { openMatter } from '../../test/support/matters.ts';
import { until } from '../../test/support/until.ts';
import { Clock } from '../platform/clock.ts';
import { Live } from './live.ts';

let kontor: TestKontor;
let channelId: string;
beforeAll(async () => {
  kontor = await testKontor();
  channelId = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
});

const refusal = (code: string) => expect.objectContaining({ data: { code } });

test('without a session, with a false one and with a false token there is no socket', async () => {
  const tries: Parameters<typeof openSocket>[1][] = [
    {},
    { extraHeaders: { cookie: 'kontor_session=nonsense' } },
    { auth: { token: 'kontor_nonsense' } },
    { extraHeaders: { authorization: 'Bearer kontor_nonsense' } },
    { auth: { token: { $ne: '' } } },
  ];
  for (const options of tries)
    await expect(connected(openSocket(kontor, options))).rejects.toEqual(refusal('not_signed_in'));
});

test('a foreign page gets no socket by the cookie that the browser adds', async () => {
  const cookie = await kontor.cookieOf('lena');
  const foreign = openSocket(kontor, { extraHeaders: { cookie, origin: 'https://evil.example' } });
  await expect(connected(foreign)).rejects.toEqual(refusal('foreign_origin'));
});

test('a token opens a socket, until it is ended', async () => {
  const { id, token } = await kontor
    .api('lena')
    .post('/tokens', { name: 'Wallboard', expiresAt: null }, madeToken);
  const board = await connected(openSocket(kontor, { auth: { token } }));
  const lena = `agent:${kontor.cast.people.lena.id}`;
  expect(Object.keys((await board.subscribe(lena)).heads)).toEqual([lena]);
  await kontor.api('lena').delete(`/tokens/${id}`);
  await kontor.get(Live).beat();
  await until('the socket is closed', () => board.socket.disconnected);
  expect(board.byes).toEqual(['session ended']);
});

test('there is no other way than a WebSocket, and no other namespace', async () => {
  const polling = await fetch(`${kontor.url}/socket.io/?EIO=4&transport=polling`);
  expect(polling.status).toBe(400);
  const cookie = await kontor.cookieOf('lena');
  const socket = openSocket(kontor, { extraHeaders: { cookie } });
  const elsewhere = socket.io.socket('/chat');
  await expect(
    new Promise((resolve, reject) => {
      elsewhere.once('connect', () => resolve('open'));
      elsewhere.once('connect_error', reject);
    }),
  ).rejects.toThrow('Invalid namespace');
  socket.disconnect();
});

test('nonsense on the wire is not answered and breaks nothing', async () => {
  const lena = await agentSocket(kontor, 'lena');
  const raw = lena.socket as unknown as { emit(event: string, ...args: unknown[]): void };
  raw.emit('subscribe');
  raw.emit('subscribe', 'everything');
  raw.emit('subscribe', [1, null, {}], () => {});
  raw.emit('subscribe', ['everything'], 'no function');
  raw.emit('unsubscribe', { length: 3 });
  raw.emit('presence', { conversationId: 1 });
  raw.emit('presence');
  raw.emit('frame', { room: 'everything' });
  await allTold(kontor, lena);
  expect(lena.holes).toEqual([]);
});

test('an agent with a socket is available; who is typing where is seen by who has it open, and by nobody else', async () => {
  const { id } = await openMatter(kontor, { channelId, team: 'support' });
  const room = `conversation:${id}`;
  const [lena, tim, mara] = [
    await agentSocket(kontor, 'lena', room),
    await agentSocket(kontor, 'tim', room),
    await agentSocket(kontor, 'mara'),
  ];
  const row = await until('Lena is available', () =>
    kontor.db.sql
      .selectFrom('agent')
      .select('availability')
      .where('id', '=', kontor.cast.people.lena.id)
      .where('availability', '=', 'available')
      .executeTakeFirst(),
  );
  expect(row.availability).toBe('available');

  const agentId = kontor.cast.people.lena.id;
  lena.socket.emit('presence', { conversationId: id, typing: 'reply' });
  await until('Tim sees her type', () => tim.presence.get(id)?.[0]?.typing === 'reply');
  expect(tim.presence.get(id)).toEqual([{ agentId, typing: 'reply' }]);

  // Whoever comes later is told who is there.
  const laptop = await agentSocket(kontor, 'tim', room);
  expect(laptop.presence.get(id)).toEqual([{ agentId, typing: 'reply' }]);

  mara.socket.emit('presence', { conversationId: id, typing: 'note' });
  lena.socket.emit('unsubscribe', [room]);
  await until('Lena has left', () => tim.presence.get(id)?.length === 0);
  expect(mara.presence.size).toBe(0);
});

test('a server that stops says so', async () => {
  const other = await testKontor({ databaseUrl: kontor.config.databaseUrl!, clock: kontor.get(Clock) });
  const cookie = await kontor.cookieOf('lena');
  const lena = await connected(openSocket(other, { extraHeaders: { cookie } }));
  await other.stop();
  await until('the socket is closed', () => lena.socket.disconnected);
  expect(lena.byes).toEqual(['server stopping']);
});

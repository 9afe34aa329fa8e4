import { conversationRow, counts as countsShape } from '@kontor/contracts/conversation';
import { colleague } from '@kontor/contracts/people';
import { beforeAll, expect, test } from 'vitest';
import { Live } from '../src/realtime/live.ts';
import { playSequence, settled, type World } from './support/busy-inbox.ts';
import { openConsole } from './support/console-client.ts';
import { openLine } from './support/lossy-line.ts';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

let room: Mailroom;
let world: World;
beforeAll(async () => {
  room = await openMailroom();
  const { kontor } = room;
  world = {
    url: kontor.url,
    db: kontor.db,
    cast: kontor.cast,
    cookieOf: (person) => kontor.cookieOf(person),
    send: (mail) => room.send(mail),
    now: () => kontor.clock.now(),
    tick: async () => void kontor.clock.advance({ seconds: 1 }),
    beat: () => kontor.get(Live).beat(),
  };
});

const seeds = (kind: string) => Array.from({ length: 8 }, (_, i) => `${kind} ${i}`);

test.each(seeds('nothing lost'))('%s: the console’s state is as fetched, without fetching', async (seed) => {
  const { kept, fetched, refetched } = await playSequence(world, { seed, steps: 15, lossy: false });
  expect(kept).toEqual(fetched);
  expect(refetched).toEqual([]);
});

test.each(seeds('much lost'))('%s: the console finds out by itself, and is as fetched', async (seed) => {
  const { kept, fetched } = await playSequence(world, { seed, steps: 15, lossy: true });
  expect(kept).toEqual(fetched);
});

test('a console that hears nothing is not as fetched', async () => {
  const { kept, fetched } = await playSequence(world, { seed: 'deaf', steps: 10, lossy: 'deaf' });
  expect(kept).not.toEqual(fetched);
});

test('an answer that is overtaken by a later one changes nothing any more', async () => {
  const { kontor } = room;
  await room.send({ from: 'anna@kunde.example', subject: 'Overtaken', text: 'Hello.' });
  const { id } = await room.conversation('Overtaken');
  await settled(world);
  const line = await openLine(kontor.url, await kontor.cookieOf('lena'));
  const lena = await openConsole(line, 'all');
  try {
    await until('she sees it', () => lena.state.counts && lena.isIdle());
    await lena.open(id);
    line.loses = (frame) => frame.startsWith('42/agent,["frame"') || frame.startsWith('42/agent,["heads"');
    const { promise: later, resolve: letGo } = Promise.withResolvers<void>();
    const held = new Set<string>();
    line.holds = (asked) => {
      const what = asked.split('?', 1)[0]!;
      if (!/counts|conversations/.test(what) || held.has(what)) return undefined;
      held.add(what);
      return later;
    };
    // Everything on the screen is asked for, and stays on its way while a conversation is resolved.
    const missed = (generation: number) => until('it is asked anew', () => lena.generation > generation);
    const before = lena.generation;
    line.cut();
    await missed(before);
    await until('the first answers are on their way', () => held.has('GET /api/v1/counts'));
    await world.tick();
    await kontor.api('lena').put(`/conversations/${id}/status`, { status: 'resolved' }, conversationRow);
    await settled(world);
    line.holds = () => undefined;
    const then = lena.generation;
    line.cut();
    await missed(then);
    const resolved = () => lena.state.open?.detail.status === 'resolved';
    const counts = await kontor.api('lena').get('/counts', countsShape);
    const fresh = () => resolved() && lena.state.counts!.views['all'] === counts.views['all'];
    await until('the later answers are there', fresh).finally(letGo);
    await until('the first have come, too', () => lena.isIdle());
    expect(lena.state.counts).toEqual(counts);
    expect(lena.state.open!.detail.status).toBe('resolved');
    expect(lena.state.list!.rows.map((row) => row.id)).not.toContain(id);
  } finally {
    lena.close();
    await line.close();
  }
});

test('what was taken away while nothing came through is not on the screen any more', async () => {
  const { kontor } = room;
  const teams = kontor.cast.teams;
  for (const how of ['frames lost', 'connection cut'] as const) {
    await world.tick();
    await room.send({ from: 'anna@kunde.example', subject: `Taken, ${how}`, text: 'Numbat.' });
    const { id } = await room.conversation(`Taken, ${how}`);
    const line = await openLine(kontor.url, await kontor.cookieOf('lena'));
    const lena = await openConsole(line, 'everything');
    try {
      await lena.open(id);
      await until('she has it open', () => lena.state.open && lena.isIdle());
      line.loses = (frame) => frame.startsWith('42/agent,["frame"');
      await kontor.api('tim').put(`/conversations/${id}/team`, { teamId: teams.returns }, conversationRow);
      await settled(world);
      if (how === 'connection cut') line.cut();
      await until(`${how}: nothing of it is shown`, async () => {
        // A beat says only what was told by then: another one may be needed.
        if (how === 'frames lost') await kontor.get(Live).beat();
        return !JSON.stringify(lena.state).includes('Numbat');
      });
      expect(lena.state.open).toBeNull();
      expect(lena.state.customer).toBeNull();
      expect(lena.state.list!.rows.some((row) => row.id === id)).toBe(false);
    } finally {
      lena.close();
      await line.close();
    }
  }
});

test('who gets a conversation back and opens it again hears what happens in it', async () => {
  const { kontor } = room;
  const teams = kontor.cast.teams;
  await world.tick();
  await room.send({ from: 'anna@kunde.example', subject: 'There and back', text: 'Hello.' });
  const { id, number } = await room.conversation('There and back');
  const line = await openLine(kontor.url, await kontor.cookieOf('lena'));
  const lena = await openConsole(line, 'everything');
  try {
    await lena.open(id);
    await until('she has it open', () => lena.state.open && lena.isIdle());
    const hand = (teamId: string) =>
      kontor.api('tim').put(`/conversations/${id}/team`, { teamId }, conversationRow);
    await hand(teams.returns);
    await until('it is closed', () => lena.state.open === null);
    await hand(teams.support);
    await until('it is listed', () => lena.state.list!.rows.some((row) => row.id === id));
    await lena.open(id);
    await until('she has it open again', () => lena.state.open && lena.isIdle());
    await room.send({ from: 'anna@kunde.example', subject: `Again [#${number}]`, text: 'Still there?' });
    await until('she reads it', () => lena.state.open!.messages.length === 2);
  } finally {
    lena.close();
    await line.close();
  }
});

test('who was put into another team while the connection was gone hears that team from then on', async () => {
  const { kontor } = room;
  const { people, teams } = kontor.cast;
  const put = (teamIds: string[]) =>
    kontor.api('admin').put(`/people/${people.lena.id}`, { teamIds }, colleague);
  const line = await openLine(kontor.url, await kontor.cookieOf('lena'));
  const lena = await openConsole(line, 'everything');
  try {
    await until('she is connected', () => lena.generation > 0 && lena.isIdle());
    line.loses = () => true;
    await put([teams.support, teams.returns]);
    await settled(world);
    line.cut();
    line.loses = () => false;
    await until('she is connected again', () => lena.generation > 1 && lena.isIdle());
    await world.tick();
    await room.send({ from: 'beat@kunde.example', subject: 'Now of Returns', text: 'Hello.' });
    const { id } = await room.conversation('Now of Returns');
    await kontor.api('tim').put(`/conversations/${id}/team`, { teamId: teams.returns }, conversationRow);
    await kontor
      .api('tim')
      .put(`/conversations/${id}/subject`, { subject: 'Renamed there' }, conversationRow);
    await until('she sees it', () =>
      lena.state.list!.rows.some(({ subject }) => subject === 'Renamed there'),
    );
  } finally {
    await put([teams.support]);
    lena.close();
    await line.close();
  }
});

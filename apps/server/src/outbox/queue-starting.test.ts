import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/support/postgres.ts';
import { until } from '../../test/support/until.ts';
import { openQueue } from './queue.ts';

/** A way to the database on which all but the first connections break as soon as they are spoken on, for as long as `breaks`. */
async function brittleWay(url: string) {
  const { hostname, port } = new URL(url);
  const way = { url: '', breaks: true, broken: 0, close: () => server.close() };
  let seen = 0;
  const server = createServer((here) => {
    const there = connect(Number(port), hostname);
    for (const socket of [here, there]) socket.on('error', () => {});
    here.on('close', () => there.destroy());
    there.on('close', () => here.destroy());
    if (++seen === 1 || !way.breaks) here.pipe(there).pipe(here);
    else
      here.once('data', () => {
        way.broken++;
        here.destroy();
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const changed = new URL(url);
  changed.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  way.url = changed.href;
  return way;
}

test('a queue whose database goes away while it begins tries again, leaves the process its turns, and then carries', async () => {
  const way = await brittleWay((await testDatabase()).url);
  const done: string[] = [];
  const opening = (async () => {
    const { queue, work } = await openQueue({ redisUrl: undefined }, way, () => {});
    const worker = await work(async ({ outboxId }) => void done.push(outboxId), 2);
    return { queue, worker };
  })();
  opening.catch(() => {});
  await until('connections have broken', () => way.broken >= 2);
  expect(done).toEqual([]);
  way.breaks = false;
  const { queue, worker } = await opening;
  try {
    await queue.addBulk([{ name: 'a', data: { kind: 'a', outboxId: 'one' }, opts: { jobId: 'a-1' } }]);
    await until('the job is done', () => done.length > 0);
    expect(done).toEqual(['one']);
  } finally {
    await worker.close();
    await queue.close();
    way.close();
  }
});

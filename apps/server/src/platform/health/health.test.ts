import { beforeAll, expect, test } from 'vitest';
import { type TestKontor, testKontor } from '../../../test/support/kontor.ts';
import { Metrics } from './metrics.ts';

const token = 'a-long-enough-token';
let kontor: TestKontor;
beforeAll(async () => {
  kontor = await testKontor({ env: { METRICS_TOKEN: token } });
});

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const { status, text } = await kontor.api().send('GET', `${kontor.url}${path}`, undefined, { headers });
  return { status, text };
};

test('the process says that it lives and that it can work', async () => {
  await expect(ask('/health/live')).resolves.toEqual({ status: 200, text: '{"status":"ok"}' });
  const ready = await ask('/health/ready');
  expect(ready.status).toBe(200);
  expect(JSON.parse(ready.text)).toEqual({ status: 'ok', checks: { database: 'ok', schema: 'ok' } });
});

test('with the schema of another version it is not ready', async () => {
  await kontor.db.orm.em.getConnection().execute(`insert into migration (name) values ('999-later')`);
  const ready = await ask('/health/ready');
  expect(ready.status).toBe(503);
  expect(JSON.parse(ready.text).checks).toEqual({
    database: 'ok',
    schema: 'of another version of Kontor',
  });
  await kontor.db.orm.em.getConnection().execute(`delete from migration where name = '999-later'`);
});

test('figures are for whoever has the token; for others there is no such page', async () => {
  const counter = kontor.get(Metrics).counter('kontor_test_total', 'Only here', ['outcome']);
  counter.inc({ outcome: 'seen' });
  const { status, text } = await ask('/metrics', { authorization: `Bearer ${token}` });
  expect(status).toBe(200);
  expect(text).toContain('kontor_test_total{outcome="seen"} 1');
  expect(text).toContain('process_cpu_seconds_total');
  for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: token }])
    expect((await ask('/metrics', headers as Record<string, string>)).status).toBe(404);
});

test('without METRICS_TOKEN there are none', async () => {
  const other = await testKontor();
  const { status } = await other
    .api()
    .send('GET', `${other.url}/metrics`, undefined, { headers: { authorization: 'Bearer undefined' } });
  expect(status).toBe(404);
  await other.stop();
});

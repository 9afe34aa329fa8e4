import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/support/postgres.ts';
import { until } from '../../test/support/until.ts';
import { QueueConnection } from './queue.ts';

test('a connection of the queue that PostgreSQL ends while it is in use does not end the process with it', async () => {
  const { url } = await testDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 2, Client: QueueConnection });
  pool.on('error', () => {});
  try {
    const used = await pool.connect();
    expect(used).toBeInstanceOf(QueueConnection);
    const { rows } = await used
      .query<{ pid: number }>('begin; select pg_backend_pid() as pid')
      .then((results) => (results as unknown as pg.QueryResult<{ pid: number }>[])[1]!);
    let ended = false;
    used.once('end', () => (ended = true));
    // Unheard, its event would fail this test's whole file.
    await pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    await until('it has heard of it', () => ended);
    await expect(used.query('select 1')).rejects.toThrow(/not queryable|terminat/);
    used.release();
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  } finally {
    await pool.end();
  }
});

import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { emptyDatabase, testDatabase } from '../../../test/support/postgres.ts';
import { refuseUnusableDatabase } from './reaching.ts';

test('a database that can be used is no reason to say anything', async () => {
  const { url } = await testDatabase();
  await expect(refuseUnusableDatabase(url)).resolves.toBeUndefined();
});

test.each([
  ['nothing listens', (url: URL) => (url.port = '1'), 'nothing listens there'],
  ['no such machine', (url: URL) => (url.hostname = 'db.invalid'), 'no machine has that name'],
  ['a wrong password', (url: URL) => (url.password = 'hunter2'), 'does not let "kontor" in'],
  ['a wrong user', (url: URL) => (url.username = 'nemo'), 'does not let "nemo" in'],
  ['no such database', (url: URL) => (url.pathname = '/nowhere'), 'has no database "nowhere"'],
])('%s is said in a sentence, without the password', async (_, spoil, says) => {
  const url = new URL((await emptyDatabase()).url);
  spoil(url);
  const refused = refuseUnusableDatabase(url.href);
  await expect(refused).rejects.toMatchObject({ name: 'StartFault', message: expect.stringContaining(says) });
  await expect(refused).rejects.not.toThrow(url.password);
});

test('a database of another encoding is refused', async () => {
  const admin = new Client({ connectionString: inject('postgresAdminUrl') });
  await admin.connect();
  await admin.query(
    `create database latin1 encoding 'LATIN1' locale 'C' template template0 locale_provider libc owner kontor`,
  );
  const url = new URL(inject('postgresUrl'));
  url.pathname = '/latin1';
  await expect(refuseUnusableDatabase(url.href)).rejects.toThrow('has the encoding LATIN1');
  await admin.query('drop database latin1 with (force)');
  await admin.end();
});

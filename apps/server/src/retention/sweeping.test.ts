import { beforeAll, expect, test } from 'vitest';
import { FILES } from '../platform/tokens.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { json } from '../platform/database/json.ts';
import { newId } from '../platform/ids.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { sweep } from './sweeping.ts';

let kontor: TestKontor & { clock: TestClock };
let files: FileStore;
beforeAll(async () => {
  kontor = await testKontor();
  files = kontor.app.get<FileStore>(FILES);
});

const day = 86_400_000;

test('An upload goes after a day without a message; one of a message, and a fresh one, stay', async () => {
  const now = kontor.clock.now();
  const upload = async (age: number, messageId: string | null) => {
    const id = newId();
    await kontor.db.sql
      .insertInto('attachment')
      .values({
        id,
        message_id: messageId,
        name: 'a.txt',
        type: 'text/plain',
        size: 1,
        created_at: new Date(now.getTime() - age),
      })
      .execute();
    return id;
  };
  const forgotten = await upload(2 * day, null);
  const fresh = await upload(1000, null);
  const sent = await upload(2 * day, newId());
  await sweep(kontor.db, files, now);
  const left = await kontor.db.sql.selectFrom('attachment').select('id').execute();
  expect(left.map((row) => row.id).toSorted()).toEqual([fresh, sent].toSorted());
  expect(left).not.toContainEqual({ id: forgotten });
});

test('An idempotency key is forgotten after 48 hours', async () => {
  const now = kontor.clock.now();
  const key = (name: string, age: number) => ({
    agent_id: kontor.cast.people.lena.id,
    key: name,
    request_digest: 'x',
    status: 200,
    answer: json<unknown>(null),
    created_at: new Date(now.getTime() - age),
  });
  await kontor.db.sql
    .insertInto('idempotency_key')
    .values([key('old', 49 * 3_600_000), key('young', 47 * 3_600_000)])
    .execute();
  await sweep(kontor.db, files, now);
  const left = await kontor.db.sql.selectFrom('idempotency_key').select('key').execute();
  expect(left).toEqual([{ key: 'young' }]);
});

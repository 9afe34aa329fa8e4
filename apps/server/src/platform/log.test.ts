import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { createLog } from './log.ts';
import { newId } from './ids.ts';

const word = 'quokkaword';
let kontor: TestKontor;
let lines: string[];
const log = createLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) });
beforeAll(async () => {
  kontor = await testKontor();
});

/** What PostgreSQL answers to this; it must refuse it. */
async function refusalOf(work: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  return work.then(
    () => expect.unreachable('it was taken'),
    (error) => error,
  );
}

function logged(error: unknown): Record<string, unknown> {
  lines = [];
  log.error({ err: error }, 'Something failed');
  expect(lines).toHaveLength(1);
  expect(lines[0]!.toLowerCase()).not.toContain(word);
  return (JSON.parse(lines[0]!) as { err: Record<string, unknown> }).err;
}

const insertTag = () =>
  kontor.db.sql
    .insertInto('tag')
    .values({ id: newId(), name: word, name_key: word, created_at: new Date() })
    .execute();

test('of a row that is there already the log says which table and constraint, and no value', async () => {
  await insertTag();
  const error = await refusalOf(insertTag());
  expect(error['detail']).toContain(word);
  expect(logged(error)).toMatchObject({
    code: '23505',
    table: 'tag',
    constraint: expect.any(String),
    message: expect.stringContaining('duplicate key value'),
    stack: expect.stringContaining('log.test.ts'),
  });
});

test('of a value that cannot be read it says of what type it should have been', async () => {
  const error = await refusalOf(sql`select ${`${word}\nmore`}::uuid`.execute(kontor.db.sql));
  expect(error.message).toContain(word);
  expect(logged(error)).toMatchObject({
    code: '22P02',
    message: 'invalid input syntax for type uuid: "…"',
    stack: expect.stringContaining('    at '),
  });
});

test('of a fault inside the database no context, and of what causes a fault as little', async () => {
  const raised = sql.raw(`do $$ begin execute 'select ''${word}''::int'; end $$`);
  const cause = await refusalOf(raised.execute(kontor.db.sql));
  expect(`${cause['where']} ${cause['internalQuery']}`).toContain(word);
  const outer = Object.assign(new Error('A mail was not taken in', { cause }), {
    query: `insert ${word}`,
    parameters: [word],
    params: [word],
  });
  expect(logged(outer)).toMatchObject({ message: 'A mail was not taken in', cause: { code: '22P02' } });
  expect(logged(new AggregateError([outer], 'Several'))).toMatchObject({
    errors: [{ cause: { code: '22P02' } }],
  });
});

test('what an operator needs of other faults stays', async () => {
  const fault = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
    address: '127.0.0.1',
    port: 1,
  });
  expect(logged(fault)).toMatchObject({ type: 'Error', code: 'ECONNREFUSED', syscall: 'connect', port: 1 });
  expect(logged('only words')).toBe('only words');
});

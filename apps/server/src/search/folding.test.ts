import * as fc from 'fast-check';
import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/support/postgres.ts';
import { fold } from '@kontor/domain/search/folding';
import { foldSql } from './folding.ts';

const nasty = fc.string({
  unit: fc.constantFrom(...'aZ0 äÖüßéÈàşžÿñČ-._/@:+<&"\'\\', 'u\u0308', '\u0327', 'ẞ', '日', '😀'),
  maxLength: 40,
});

test('PostgreSQL folds what is indexed as we fold what is asked', async () => {
  const client = new pg.Client({ connectionString: (await testDatabase()).url });
  await client.connect();
  try {
    const texts = [...fc.sample(nasty, { numRuns: 500, seed: 1042 }), 'Größe: naïve Łódź, a.b@c.example', ''];
    const { rows } = await client.query<{ folded: string }>(
      `select ${foldSql('t')} as folded from unnest($1::text[]) with ordinality as one(t, n) order by n`,
      [texts],
    );
    expect(rows.map(({ folded }) => folded)).toEqual(texts.map(fold));
  } finally {
    await client.end();
  }
});

import { describe, expect, test } from 'vitest';
import { ids, zurich } from '../../test/cast.ts';
import { attributeFields } from './attributes.ts';
import { catalogueOf } from './catalogue.ts';
import { compileToSql } from './compile.ts';
import { conversationFields } from './fields.ts';
import type { Condition } from './tree.ts';
import { builtInView } from './views.ts';

const viewer = { id: ids.lena, teamIds: [ids.support, ids.returns] };
const compiled = (condition: unknown) => compileToSql(condition as Condition, { ...zurich, viewer });

test('the view "mine" stays within reach of an index on assignee and status', () => {
  expect(compiled(builtInView('mine')!.condition)).toEqual({
    sql: '(c.assignee_id = $1 and c.status = any($2))',
    parameters: [ids.lena, ['open', 'waiting']],
    parts: ['(c.assignee_id = ', ' and c.status = any(', '))'],
    joins: [],
  });
});

test('only "not" turns null into false', () => {
  const spam = { field: 'language', op: 'is', value: 'de' };
  expect(compiled({ not: { all: [spam, { not: spam }] } }).sql).toBe(
    '(((c.language = $1 and ((c.language = $2) is not true))) is not true)',
  );
});

describe('each type of field asks in its own way', () => {
  test.each<[unknown, string, unknown[]]>([
    [{ field: 'subject', op: 'contains', value: '50%_Ⅸ\\' }, 'c.subject_key like $1', ['%50\\%\\_ix\\\\%']],
    [
      { field: 'subject', op: 'isNot', value: 'Tank' },
      "(c.subject_key <> '' and c.subject_key <> $1)",
      ['tank'],
    ],
    [{ field: 'tags', op: 'has', value: 'vip' }, 'c.tags @> $1::text[]', [['vip']]],
    [
      { field: 'tags', op: 'hasNone', value: ['a', 'b'] },
      '((c.tags && $1::text[]) is not true)',
      [['a', 'b']],
    ],
    [
      { field: 'number', op: 'between', value: [1, 9] },
      '(c.number >= $1::bigint and c.number <= $2::bigint)',
      [1, 9],
    ],
    [
      { field: 'waitingSince', op: 'on', value: 'today' },
      '(c.waiting_since >= $1::timestamptz and c.waiting_since < $2::timestamptz)',
      ['2026-11-16T23:00:00.000Z', '2026-11-17T23:00:00.000Z'],
    ],
    [
      { field: 'waitingSince', op: 'olderThan', value: { amount: 1, unit: 'hours' } },
      '(c.waiting_since < $1::timestamptz)',
      ['2026-11-17T07:46:00.000Z'],
    ],
    [{ field: 'unanswered', op: 'is', value: false }, '(not (c.waiting_since is not null))', []],
    [{ field: 'team', op: 'absent' }, '(c.team_id is null)', []],
    [
      { field: 'team', op: 'isAnyOf', value: [{ placeholder: 'myTeams' }] },
      'c.team_id = any($1)',
      [viewer.teamIds],
    ],
  ])('%j', (condition, sql, parameters) => {
    expect(compiled(condition)).toMatchObject({ sql, parameters });
  });
});

test('parameters can follow those of the query around it, and joins are named', () => {
  const condition: Condition = {
    any: [
      { field: 'channel.kind', op: 'is', value: 'email' },
      { field: 'company', op: 'present' },
    ],
  };
  const { sql, joins } = compileToSql(condition, zurich, { firstParameter: 5 });
  expect(sql).toBe('(ch.kind = $5 or ((cu.company_id is null) is not true))');
  expect(joins).toEqual(['customer', 'channel']);
});

test('what a person typed is never part of the SQL', () => {
  const nasty = `x' or 1=1; drop table conversation; --$1`;
  const { sql } = compiled({
    any: [
      { field: 'subject', op: 'contains', value: nasty },
      { field: 'type', op: 'isAnyOf', value: [nasty, 'x'] },
      { field: 'tags', op: 'hasAny', value: [nasty] },
      { field: 'team', op: 'is', value: nasty },
    ],
  });
  expect(sql).toBe('(c.subject_key like $1 or c.type = any($2) or c.tags && $3::text[] or false)');
});

test('a key of an attribute that could break out of SQL is refused', () => {
  const evil = { of: 'customer', key: `x' or '1`, type: 'text', label: { en: 'x', de: 'x' } } as const;
  expect(() => catalogueOf([...conversationFields, ...attributeFields([evil])])).toThrow('cannot be the key');
});

test('a field that only a rule knows is not sent to the database', () => {
  expect(() => compiled({ field: 'message.from', op: 'contains', value: 'x' })).toThrow(
    'only while a rule runs',
  );
});

import { expect, test } from 'vitest';
import { conversation } from '../../test/cast.ts';
import {
  behindToSql,
  compareBy,
  compareToPosition,
  isPosition,
  type OrderName,
  orders,
  orderToSql,
  positionOf,
} from './order.ts';

const id = (n: number) => `0195f1c2-0000-7000-8000-00000000000${n}`;
const nobody = conversation({ id: id(1), waitingSince: null, priority: 'normal' });
const long = conversation({ id: id(2), waitingSince: '2026-11-16T08:00:00Z', priority: 'low' });
const short = conversation({ id: id(3), waitingSince: '2026-11-17T08:00:00Z', priority: 'urgent' });
const twin = conversation({ id: id(4), waitingSince: '2026-11-17T08:00:00Z', priority: 'urgent' });

test('longest waiting first: where nothing is owed comes last, twins by age', () => {
  expect([nobody, twin, short, long].toSorted(compareBy('waiting'))).toEqual([long, short, twin, nobody]);
});

test('highest priority first, then longest waiting', () => {
  expect([nobody, twin, short, long].toSorted(compareBy('priority'))).toEqual([short, twin, nobody, long]);
});

test('an order is said to SQL so that the index on it serves', () => {
  expect(orderToSql('waiting')).toBe('c.waiting_since asc, c.id asc');
  expect(orderToSql('newest')).toBe('c.last_message_at desc, c.id desc');
  expect(orderToSql('priority')).toBe('c.priority_rank desc, c.waiting_since asc, c.id asc');
});

test('the next page begins behind the position of the last row', () => {
  expect(positionOf('priority', short)).toEqual([3, '2026-11-17T08:00:00.000Z', short.id]);
  expect(behindToSql('newest', positionOf('newest', long), { firstParameter: 3 })).toEqual({
    sql: '(c.last_message_at, c.id) < ($3::timestamptz, $4::uuid)',
    parameters: ['2026-11-17T08:04:00.000Z', long.id],
    parts: ['(c.last_message_at, c.id) < (', '::timestamptz, ', '::uuid)'],
  });
  expect(behindToSql('waiting', positionOf('waiting', nobody)).sql).toBe(
    '(c.waiting_since is null and c.id > $1::uuid)',
  );
});

test('a row stands before, on or behind the position of another as it sorts against it', () => {
  const rows = [nobody, long, short, twin];
  for (const order of Object.keys(orders) as OrderName[])
    for (const row of rows)
      for (const other of rows)
        expect(Math.sign(compareToPosition(order, row, positionOf(order, other)))).toBe(
          Math.sign(compareBy(order)(row, other)),
        );
});

test('a place is taken from outside only in the form in which it was given out', () => {
  for (const order of Object.keys(orders) as OrderName[])
    for (const row of [nobody, long, short]) {
      const place = positionOf(order, row);
      expect(isPosition(order, JSON.parse(JSON.stringify(place)))).toBe(true);
      for (const [i] of place.entries())
        for (const other of [
          undefined,
          1.5,
          2 ** 31,
          '',
          'x',
          '2026-02-30T00:00:00.000Z',
          '0000-01-01T00:00:00.000Z',
          {},
          [],
        ])
          expect([order, i, other, isPosition(order, place.with(i, other as never))]).toEqual([
            order,
            i,
            other,
            false,
          ]);
      expect(isPosition(order, [...place, 1])).toBe(false);
      expect(isPosition(order, place.slice(1))).toBe(false);
    }
});

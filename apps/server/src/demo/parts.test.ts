import { describe, expect, test } from 'vitest';
import { textPdf } from './files/pdf.ts';
import { photo } from './files/photos.ts';
import { progressBar } from './progress-bar.ts';
import { Random } from './random.ts';
import { compile, fill, unwrap } from './template.ts';
import { francs } from './words.ts';
import { Workdays } from './workdays.ts';

test('prose is unwrapped, short lines and lists stay on their own', () => {
  const long = 'a long line that was only wrapped in the source because there was no more room';
  expect(
    unwrap(`Grüezi\n\n   ${long}\n   and goes on.\n\n   Please deliver:\n\n   - 2 kg\n   - 3 kg\n`),
  ).toBe(`Grüezi\n\n${long} and goes on.\n\nPlease deliver:\n\n- 2 kg\n- 3 kg`);
});

test('a template is filled with slots and choices, also with a slot in a choice', () => {
  const text = fill(compile('{hi}, <one|order {order}> please'), {
    slot: (name) => name.toUpperCase(),
    below: () => 1,
  });
  expect(text).toBe('HI, order ORDER please');
});

test('the dice are fair enough and the same everywhere', () => {
  const first = (random: Random) => [random.bits(), random.bits(), random.bits()];
  expect(first(new Random(1))).toEqual(first(new Random(1)));
  expect(first(new Random(1))).not.toEqual(first(new Random(1, 1)));
  const random = new Random(1);
  const counts = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 10_000; i++) counts[random.below(10)]!++;
  expect(Math.min(...counts)).toBeGreaterThan(900);
});

test('money is written as in the language', () => {
  expect([francs(1190, 'de'), francs(1190, 'en'), francs(68, 'de')]).toEqual([
    "CHF 1'190.–",
    'CHF 1,190.00',
    'CHF 68.–',
  ]);
});

describe('working days in Bern', () => {
  const at = (moment: string) => Date.parse(moment);
  const workdays = new Workdays(at('2026-01-01T00:00Z'), at('2026-12-31T00:00Z'));

  test.each([
    ['Friday evening goes on at Monday’s opening', '2026-11-13T18:30+01:00', 1, '2026-11-16T09:00+01:00'],
    ['what does not fit into a day goes on the next', '2026-11-17T17:00+01:00', 2, '2026-11-18T09:00+01:00'],
    ['Easter is free from Friday to Monday', '2026-04-02T17:30+02:00', 1, '2026-04-07T08:30+02:00'],
    [
      'summer time begins on a Sunday and changes nothing',
      '2026-03-27T17:00+01:00',
      2,
      '2026-03-30T09:00+02:00',
    ],
  ])('%s', (_, from, hours, until) => {
    expect(new Date(workdays.afterWork(at(from), hours, 0)).toISOString()).toBe(
      new Date(until).toISOString(),
    );
  });

  test('the next working day of a Friday is Monday', () => {
    expect(workdays.workday(at('2026-11-13T12:00+01:00'), 1).date).toBe(16);
  });
});

test('photos are JPEG files and papers PDF files, from the first byte to the last', () => {
  const jpeg = photo('crack');
  expect([...jpeg.slice(0, 3), ...jpeg.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xff, 0xd9]);
  const pdf = Buffer.from(textPdf(['Rücksendung (Bern)', 'Grüezi – ok']));
  expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.4');
  const start = Number(/startxref\n(\d+)\n/.exec(pdf.toString('latin1'))![1]);
  expect(pdf.subarray(start, start + 4).toString()).toBe('xref');
});

describe('the progress of a filling', () => {
  const written = (isTTY: boolean) => {
    const lines: string[] = [];
    const tell = progressBar({ isTTY, write: (text) => lines.push(text) });
    for (let done = 0; done <= 100; done++)
      tell({ phase: 'conversations', done: done * 10_000, total: 1_000_000 });
    return lines;
  };

  test('is a bar in a terminal, written over itself until it is full', () => {
    const lines = written(true);
    expect(lines[50]).toBe(`\r\x1b[2KConversations  ${'█'.repeat(15)}${'░'.repeat(15)} 500 000 of 1 000 000`);
    expect(lines.filter((line) => line.endsWith('\n'))).toHaveLength(1);
  });

  test('is a line for each tenth in a log', () => {
    expect(written(false)).toHaveLength(11);
  });
});

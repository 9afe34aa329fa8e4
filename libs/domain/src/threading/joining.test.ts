import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceOf, whereItBelongs, type Candidate, type Evidence, type Standing } from './joining.ts';

const tank = { conversationId: 'tank', namedId: 'tank', number: 1042 };
const invoice = { conversationId: 'invoice', namedId: 'invoice', number: 1050 };
const reference = (rank: number): Evidence => ({ by: 'reference', value: `mail-${rank}@shop.example`, rank });
const token = (rank: number): Evidence => ({ by: 'token', value: 'k3v9p2', rank });
const number = (rank: number): Evidence => ({ by: 'number', value: 1042, rank });
const candidate = (of: typeof tank, evidence: Evidence, standing: Standing): Candidate => ({
  ...of,
  evidence,
  standing,
});

describe('a mail', () => {
  test.each<[string, Candidate[], object]>([
    ['that names nothing opens a new conversation', [], { to: 'new conversation', offers: [] }],
    [
      'of a participant that answers one of ours joins',
      [candidate(tank, reference(0), 'participant')],
      { conversationId: 'tank', as: 'participant' },
    ],
    [
      'of someone to whom the answer was forwarded joins as a marked stranger',
      [candidate(tank, reference(0), 'nobody')],
      { conversationId: 'tank', as: 'stranger' },
    ],
    [
      'with a token that was not theirs joins as a marked stranger',
      [candidate(tank, token(0), 'nobody')],
      { conversationId: 'tank', as: 'stranger' },
    ],
    [
      'of a stranger who writes again stays one',
      [candidate(tank, reference(0), 'stranger')],
      { conversationId: 'tank', as: 'stranger' },
    ],
    [
      "with a stranger's guess of a number opens a new one that offers it",
      [candidate(tank, number(0), 'nobody')],
      { to: 'new conversation', offers: [{ conversationId: 'tank', number: 1042 }] },
    ],
    [
      'with a number does not let in who came as a stranger before',
      [candidate(tank, number(0), 'stranger')],
      { to: 'new conversation', offers: [{ conversationId: 'tank', number: 1042 }] },
    ],
    [
      'with a number of a participant joins',
      [candidate(tank, number(0), 'participant')],
      { conversationId: 'tank', as: 'participant' },
    ],
    [
      'that names two of the sender joins the nearest',
      [candidate(invoice, reference(1), 'participant'), candidate(tank, reference(0), 'participant')],
      { conversationId: 'tank' },
    ],
    [
      'that quotes a foreign thread stays in its own',
      [candidate(invoice, reference(0), 'nobody'), candidate(tank, reference(1), 'participant')],
      { conversationId: 'tank', as: 'participant' },
    ],
    [
      'of a participant by number goes before a foreign reference',
      [candidate(invoice, reference(0), 'nobody'), candidate(tank, number(1), 'participant')],
      { conversationId: 'tank', as: 'participant' },
    ],
    [
      'that names a conversation merged away joins the survivor and remembers its home',
      [candidate({ ...tank, namedId: 'before' }, reference(0), 'participant')],
      { conversationId: 'tank', wouldJoin: 'before' },
    ],
  ])('%s', (_name, candidates, expected) => {
    expect(whereItBelongs(candidates)).toMatchObject(expected);
  });
});

test('a mail whose sender is refuted gets in by a reference, but not by a number', () => {
  const by = (evidence: Evidence) => whereItBelongs([candidate(tank, evidence, 'participant')], 'failed');
  expect(by(number(0))).toEqual({
    to: 'new conversation',
    offers: [{ conversationId: 'tank', number: 1042 }],
  });
  expect(by(reference(0))).toMatchObject({ conversationId: 'tank', as: 'participant' });
});

test('what is looked up comes without doubles, nearest first, and not without end', () => {
  const naming = { references: ['b', 'a', 'b'], tokens: ['t', 't'], numbers: [7, 7, Number.NaN, 8] };
  expect(evidenceOf(naming)).toEqual([
    { by: 'reference', value: 'b', rank: 0 },
    { by: 'reference', value: 'a', rank: 1 },
    { by: 'token', value: 't', rank: 2 },
    { by: 'number', value: 7, rank: 3 },
    { by: 'number', value: 8, rank: 4 },
  ]);
  const flood = Array.from({ length: 10_000 }, (_, i) => i);
  expect(
    evidenceOf({ references: flood.map(String), tokens: flood.map(String), numbers: flood }).length,
  ).toBe(65);
});

test('whatever was found: nobody becomes a participant who was none, and no number lets a stranger in', () => {
  const evidence = fc.oneof(
    fc.record({ by: fc.constantFrom('reference', 'token'), value: fc.string(), rank: fc.nat(9) }),
    fc.record({ by: fc.constant('number'), value: fc.nat(9), rank: fc.nat(9) }),
  ) as fc.Arbitrary<Evidence>;
  const found = fc.record({
    evidence,
    conversationId: fc.constantFrom('a', 'b', 'c'),
    namedId: fc.constantFrom('a', 'b', 'c'),
    number: fc.nat(9),
    standing: fc.constantFrom<Standing>('participant', 'stranger', 'nobody'),
  });
  fc.assert(
    fc.property(fc.array(found, { maxLength: 6 }), (candidates) => {
      const belonging = whereItBelongs(candidates);
      const allowed =
        belonging.to === 'new conversation'
          ? candidates.every((one) => one.standing !== 'participant' && one.evidence.by === 'number')
          : candidates.some(
              (one) =>
                one.conversationId === belonging.conversationId &&
                one.evidence === belonging.evidence &&
                (belonging.as === 'participant'
                  ? one.standing === 'participant'
                  : one.evidence.by !== 'number'),
            );
      expect(allowed).toBe(true);
    }),
    { seed: 6, numRuns: 2000 },
  );
});

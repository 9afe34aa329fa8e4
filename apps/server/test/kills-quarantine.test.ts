import { expect, test } from 'vitest';
import { quarantineFaults } from './campaigns/kills-quarantine.ts';

const support = 'support@adler-kaffee.example';
const acknowledged = new Map([
  ['mail00001x', [support]],
  ['mail00002x', [support]],
]);
const mails = [
  { word: 'mail00001x', hostile: true },
  { word: 'mail00002x', hostile: false },
  { word: 'mail00003x', hostile: true },
];
const item = (word: string, reason: string) => ({ number: 7, subject: `About ${word}`, reason });
const tooMany = 'It has more than 5 parts.';
const faults = (...inside: ReturnType<typeof item>[]) => quarantineFaults(inside, { acknowledged }, mails);

test('in quarantine is each hostile mail that was acknowledged, and what died with its process three times', () => {
  const died = 'Kontor or its database stopped while reading it, 3 times in a row.';
  expect(faults(item('mail00001x', tooMany))).toEqual([]);
  expect(faults(item('mail00001x', tooMany), item('mail00002x', died))).toEqual([]);
});

test('a hostile mail that is not there, or an ordinary one that is, is a fault', () => {
  const missing = 'mail00001x is beyond a limit and is not in quarantine';
  expect(faults()).toEqual([missing]);
  expect(faults(item('mail00002x', 'Kontor could not take it in: no'))).toEqual([
    missing,
    'mail00002x is in quarantine: Kontor could not take it in: no',
  ]);
});

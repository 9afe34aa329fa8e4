import { expect, test } from 'vitest';
import type { MailView, Person } from './api.ts';
import { answerTo, hasOthers } from './answering.ts';

const anna: Person = { name: 'Anna Keller', address: 'anna@example.ch' };
const beat: Person = { name: 'Beat', address: 'beat@example.ch' };
const lena: Person = { name: 'Lena, Adler Kaffee', address: 'support@adler-kaffee.example' };
const token: Person = { name: '', address: 'support+k7@adler-kaffee.example' };

const mail = (more: Partial<MailView>) =>
  ({ from: lena, to: [anna], cc: [], replyTo: [], ...more }) as unknown as MailView;

test('an answer goes where the sender wants it', () => {
  expect(answerTo(mail({}), anna.address, false)).toEqual({
    to: '"Lena, Adler Kaffee" <support@adler-kaffee.example>',
    cc: '',
  });
  expect(answerTo(mail({ replyTo: [token] }), anna.address, false).to).toBe(
    'support+k7@adler-kaffee.example',
  );
});

test('an answer to all leaves out oneself and nobody else', () => {
  const all = answerTo(mail({ to: [anna, beat], cc: [token] }), anna.address, true);
  expect(all.cc).toBe('Beat <beat@example.ch>, support+k7@adler-kaffee.example');
  expect(hasOthers(mail({ to: [anna] }), anna.address)).toBe(false);
  expect(hasOthers(mail({ to: [anna, beat] }), anna.address)).toBe(true);
});

test('an answer to what one wrote goes to its readers again', () => {
  const own = mail({ from: anna, to: [lena], cc: [beat] });
  expect(answerTo(own, anna.address, false)).toEqual({
    to: '"Lena, Adler Kaffee" <support@adler-kaffee.example>',
    cc: 'Beat <beat@example.ch>',
  });
});

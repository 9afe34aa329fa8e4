import { expect, test } from 'vitest';
import { glanceAt } from './glance.ts';

const glance = (text: string) => glanceAt(Buffer.from(text, 'latin1'));

test('sender and subject are read from a mail that ends anywhere', () => {
  expect(
    glance(
      'Received: from x\r\nFrom: =?utf-8?q?J=C3=BCrg?= <j@kunde.example>\r\nSubject: =?utf-8?b?TGVj\r\n a?= da\r\n\r\nFrom: no',
    ),
  ).toMatchObject({ from: 'Jürg <j@kunde.example>' });
  expect(glance('Subject: Leck am\r\n Tank\r\nFrom: j@kunde.example\r\n\r\n')).toEqual({
    from: 'j@kunde.example',
    subject: 'Leck am Tank',
  });
});

test('what is no mail gives nothing and harms nobody', () => {
  expect(glance('')).toEqual({ from: '', subject: '' });
  expect(glance('\0\0\0garbage')).toEqual({ from: '', subject: '' });
  expect(
    glance(`From: ${'<'.repeat(60_000)}\r\nSubject: ${'=?a?q?'.repeat(9_000)}`).subject.length,
  ).toBeLessThan(2_001);
});

import { describe, expect, it } from 'vitest';
import { annas, messageOf } from '../../test/deliver.ts';
import { senderKeyOf } from './sender-key.ts';

type Verdict = [automatic: string | undefined, noAutomaticAnswer: boolean];
const judge = async (headers: string[], facts: Record<string, unknown> = {}): Promise<Verdict> => {
  const { automatic, noAutomaticAnswer } = await messageOf(annas(headers), facts);
  return [automatic, noAutomaticAnswer];
};

describe('a mail that no person wrote', () => {
  it.each<[string, string[], Verdict]>([
    ['an automatic answer', ['Auto-Submitted: auto-replied (vacation)'], ['reply', true]],
    ['an automatic answer of an old program', ['Precedence: auto_reply'], ['reply', true]],
    ['an autoresponder', ['X-Autoreply: yes'], ['reply', true]],
    [
      'Outlook out of office',
      [
        'Subject: Automatische Antwort: Kaffeemaschine',
        'X-Auto-Response-Suppress: All',
        'Auto-Submitted: auto-generated',
      ],
      ['reply', true],
    ],
    ['a system mail', ['Auto-Submitted: auto-generated'], ['notice', true]],
    [
      'a newsletter',
      ['List-Unsubscribe: <https://shop.example/u>', 'List-Id: <news.shop.example>'],
      ['notice', true],
    ],
    ['bulk mail', ['Precedence: bulk'], ['notice', true]],
    [
      'a mailing list',
      [
        'List-Id: Kaffee <kaffee.listen.example>',
        'List-Post: <mailto:kaffee@listen.example>',
        'Precedence: list',
      ],
      ['list', true],
    ],
  ])('is known: %s', async (_, headers, verdict) => {
    expect(await judge(headers)).toEqual(verdict);
  });

  it.each<[string, string[], Record<string, unknown>, Verdict]>([
    ['a person', [], { mailFrom: 'anna@kunde.example' }, [undefined, false]],
    ['a person whose program says so', ['Auto-Submitted: no'], {}, [undefined, false]],
    ['a person who writes about absences', ['Subject: Out of office am Montag?'], {}, [undefined, false]],
    [
      'a person whose server wants no automatic answers',
      ['X-Auto-Response-Suppress: OOF'],
      {},
      [undefined, true],
    ],
    ['nobody, by the envelope', [], { mailFrom: '' }, [undefined, true]],
    ['nobody, by the mailbox', ['Return-Path: <>'], {}, [undefined, true]],
    [
      'an absence from nobody',
      ['Subject: Abwesenheitsnotiz: Kaffeemaschine'],
      { mailFrom: '' },
      ['reply', true],
    ],
    ['an address that reads no answers', ['From: Shop <no-reply@shop.example>'], {}, [undefined, true]],
    [
      'a person who writes through our own group',
      [
        'List-Id: <support.adler-kaffee.example>',
        'Precedence: list',
        'List-Post: <mailto:support@adler-kaffee.example>',
      ],
      {},
      [undefined, true],
    ],
  ])('is told from %s', async (_, headers, facts, verdict) => {
    expect(await judge(headers, facts)).toEqual(verdict);
  });
});

describe('the key of a sender, read from the beginning of a mail', () => {
  it.each<[string, string | Buffer, string]>([
    ['a plain address', 'From: Anna@Kunde.Example\r\n\r\n', 'anna@kunde.example'],
    [
      'a folded field',
      'Received: x\r\nFrom: "Meier, Anna"\r\n\t<Anna@kunde.example>\r\nTo: x\r\n\r\n',
      'anna@kunde.example',
    ],
    ['an encoded name', 'From: =?utf-8?Q?J=C3=BCrg?= <j@kunde.example>\n\n', 'j@kunde.example'],
    ['raw 8-bit bytes', Buffer.from('From: J\xfcrg <j@kunde.example>\r\n\r\n', 'latin1'), 'j@kunde.example'],
    ['the first of several', 'From: a@x.example, b@x.example\r\n\r\n', 'a@x.example'],
    ['lower-case field names', 'from: a@x.example\r\n\r\n', 'a@x.example'],
    ['the header alone, not the body', 'To: x@y.example\r\n\r\nFrom: a@x.example', ''],
    ['nothing', '', ''],
    ['a From beyond 64 kB', `X: ${'x'.repeat(65_536)}\r\nFrom: a@x.example\r\n\r\n`, ''],
    ['no address', 'From: Anna Meier\r\n\r\n', ''],
  ])('is found in %s', (_, raw, key) => {
    expect(senderKeyOf(Buffer.from(raw as string))).toBe(key);
  });
});

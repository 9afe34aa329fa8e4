import { describe, expect, it } from 'vitest';
import { addressesOf, defineSettings } from './settings.ts';
import { messageIdFor, replyAddressFor, tokensIn, withoutToken } from './token.ts';

const token = 'abcdefghijklmnop2345';
const other = 'zzzzzzzzzzzzzzzzzzzz';
const settings = defineSettings({
  address: 'support@adler-kaffee.example',
  aliases: ['info@adler-kaffee.example'],
  receive: 'listener',
  smtp: { host: 'smtp.adler-kaffee.example', login: 'none' },
  replyAddress: 'antwort-{token}@mail.adler-kaffee.example',
});
const recipients = (...addresses: string[]) => tokensIn({ recipients: addresses, messageIds: [] }, settings);
const ids = (...messageIds: string[]) => tokensIn({ recipients: [], messageIds }, settings);

describe('a reply token', () => {
  it('comes back from the Message-ID that carried it', () => {
    const id = messageIdFor(token, 'adler-kaffee.example', '0190a-1');
    expect(id).toBe(`k.${token}.0190a-1@adler-kaffee.example`);
    expect(ids(id, `<${id}>`, id.toUpperCase())).toEqual([token]);
  });

  it('comes back from the reply address of the settings', () => {
    const address = replyAddressFor(token, settings);
    expect(address).toBe(`antwort-${token}@mail.adler-kaffee.example`);
    expect(recipients(`${address}`.toUpperCase())).toEqual([token]);
  });

  it('is not put into an address when the settings have no reply address', () => {
    expect(replyAddressFor(token, {})).toBeUndefined();
  });

  it.each([
    ['a plus address of the channel', `support+k${token}@adler-kaffee.example`, [token]],
    ['a plus address of an alias, without the k', `info+${token}@adler-kaffee.example`, [token]],
    [
      'a token that itself begins with k',
      `info+k${token.slice(1)}@adler-kaffee.example`,
      [`k${token.slice(1)}`],
    ],
    ['an address of somebody else', `support+k${token}@shop.example`, []],
    ['a longer word', `support+k${token}aa@adler-kaffee.example`, []],
    ['the plain address', 'support@adler-kaffee.example', []],
  ])('is looked for in %s', (_, address, expected) => {
    expect(recipients(address)).toEqual(expected);
  });

  it.each([
    'CAF+abc@mail.gmail.com',
    `k.${token}@adler-kaffee.example`,
    `x.k.${token}.1@adler-kaffee.example`,
    'k.short.1@adler-kaffee.example',
  ])('is not seen in the foreign Message-ID %s', (id) => {
    expect(ids(id)).toEqual([]);
  });

  it('is listed once, in the order found', () => {
    const found = {
      recipients: [`support+k${other}@adler-kaffee.example`],
      messageIds: [`k.${token}.1@x`, `k.${other}.2@x`],
    };
    expect(tokensIn(found, settings)).toEqual([other, token]);
  });

  it('is refused when it is none, before it leaves in a header', () => {
    expect(() => messageIdFor('x>\r\nBcc: a@b', 'x', '1')).toThrow('20 characters');
    expect(() => messageIdFor(token, 'x', 'a b')).toThrow('letters');
    expect(() => replyAddressFor('ABC', settings)).toThrow('20 characters');
  });

  it('can be taken off an address, so that the listener finds the channel', () => {
    expect(withoutToken(`Support+k${token}@Adler-Kaffee.example`)).toBe('support@adler-kaffee.example');
    expect(withoutToken(`antwort-${token}@mail.adler-kaffee.example`)).toBe(
      'antwort@mail.adler-kaffee.example',
    );
    expect(withoutToken('support+lieferung@adler-kaffee.example')).toBe(
      'support+lieferung@adler-kaffee.example',
    );
    expect(addressesOf(settings)).toContain('antwort@mail.adler-kaffee.example');
  });
});

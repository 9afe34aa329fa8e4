import { generateKeyPairSync } from 'node:crypto';
import type { Authenticity } from '@kontor/channel-kit/envelope';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { describe, expect, it } from 'vitest';
import { adler, annas, itemsOf, messageOf } from '../../../test/deliver.ts';
import type { Resolve } from './own-check.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const zone: Record<string, string> = {
  'kunde.example': 'v=spf1 ip4:203.0.113.0/24 -all',
  'sparsam.example': 'v=spf1 ip4:203.0.113.0/24 -all',
  '_dmarc.kunde.example': 'v=DMARC1; p=reject',
  's1._domainkey.kunde.example': `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`,
  's1._domainkey.eve.example': `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`,
};
const resolve: Resolve = async (domain, type) => {
  const found = type === 'TXT' ? zone[domain] : undefined;
  if (!found) throw Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' });
  return [[found]];
};
const asSaid = ({ verdict, reason }: Authenticity) => ({ verdict, ...(reason && { reason }) });
const plain = { ...adler };
delete plain.trustedAuthServ;

async function handedOver(
  raw: Buffer,
  facts: Record<string, unknown>,
  by: Resolve = resolve,
): Promise<Authenticity> {
  const envelope = {
    mailFrom: 'anna@kunde.example',
    rcptTo: [adler.address],
    remoteAddress: '203.0.113.9',
    helo: 'mx.kunde.example',
  };
  const [item] = await itemsOf(raw, { ...envelope, ...facts }, plain, by);
  if (item?.item !== 'message') throw new Error('A message was expected.');
  return item.authenticity;
}

async function signed(raw: Buffer, signingDomain: string): Promise<Buffer> {
  const by = { signingDomain, selector: 's1', privateKey, algorithm: 'rsa-sha256' };
  const { signatures } = await dkimSign(raw, { ...by, signatureData: [by] });
  return Buffer.concat([Buffer.from(signatures), raw]);
}

describe('a mail handed to our listener by a server on the internet', () => {
  it.each<[string, Buffer, Record<string, unknown>, Authenticity]>([
    [
      'from a server that may send for its domain',
      annas(),
      {},
      { verdict: 'aligned', reason: 'DMARC passed for kunde.example.' },
    ],
    [
      'from another server',
      annas(),
      { remoteAddress: '198.51.100.1' },
      { verdict: 'failed', reason: 'DMARC failed for kunde.example (policy reject).' },
    ],
    [
      'with another domain in the envelope',
      annas(),
      { mailFrom: 'x@sparsam.example' },
      { verdict: 'failed', reason: 'DMARC failed for kunde.example (policy reject).' },
    ],
    [
      'from a domain that publishes SPF alone',
      annas(['From: a@sparsam.example']),
      { mailFrom: 'a@sparsam.example' },
      { verdict: 'aligned', reason: 'SPF passed for sparsam.example.' },
    ],
    [
      'from a domain that publishes nothing',
      annas(['From: a@stumm.example']),
      { mailFrom: 'a@stumm.example' },
      { verdict: 'none', reason: 'Nothing proves that the mail is from stumm.example.' },
    ],
    [
      'with two domains in From',
      annas(['From: a@kunde.example, b@eve.example']),
      {},
      { verdict: 'none', reason: 'The sender cannot be told from the mail.' },
    ],
    [
      'with two From fields',
      annas(['From: a@kunde.example', 'From: b@kunde.example']),
      {},
      { verdict: 'none', reason: 'The sender cannot be told from the mail.' },
    ],
    ['from our own relay at an inner address', annas(), { remoteAddress: '10.1.2.3' }, { verdict: 'none' }],
    ['from this machine', annas(), { remoteAddress: '::ffff:127.0.0.1' }, { verdict: 'none' }],
  ])('is judged: %s', async (_, raw, facts, authenticity) => {
    expect(asSaid(await handedOver(raw, facts))).toEqual(authenticity);
  });

  it('is proved by a signature of its domain, whoever carried it, and not by one of another domain', async () => {
    const far = { remoteAddress: '198.51.100.1', mailFrom: 'list@weit.example' };
    expect(await handedOver(await signed(annas(), 'kunde.example'), far)).toMatchObject({
      verdict: 'aligned',
    });
    expect(await handedOver(await signed(annas(), 'eve.example'), far)).toMatchObject({ verdict: 'failed' });
    const changed = Buffer.from(
      (await signed(annas(), 'kunde.example')).toString().replace('Guten Tag', 'Guten Abend'),
    );
    expect(await handedOver(changed, far)).toMatchObject({ verdict: 'failed' });
  });

  it('is not judged when the DNS does not answer', async () => {
    const broken: Resolve = async () =>
      Promise.reject(Object.assign(new Error('queryTxt ETIMEOUT'), { code: 'ETIMEOUT' }));
    expect(asSaid(await handedOver(annas(), {}, broken))).toEqual({
      verdict: 'none',
      reason: 'The proof for kunde.example could not be looked up.',
    });
  });
});

describe('a mail that our own server has checked', () => {
  const ar = (value: string) => `Authentication-Results: ${value}`;
  const from = async (...headers: string[]) => (await messageOf(annas(headers))).authenticity;

  it.each<[string, string, Authenticity]>([
    [
      'dmarc passed',
      'mx.adler-kaffee.example; spf=pass smtp.mailfrom=kunde.example; dmarc=pass (p=reject dis=none) header.from=kunde.example',
      { verdict: 'aligned', reason: 'DMARC passed for kunde.example.' },
    ],
    [
      'dmarc failed',
      'mx.adler-kaffee.example; dkim=pass header.d=eve.example; dmarc=fail (p=QUARANTINE) header.from=kunde.example',
      { verdict: 'failed', reason: 'DMARC failed for kunde.example (policy quarantine).' },
    ],
    [
      'no policy, but a signature of the domain',
      'MX.Adler-Kaffee.Example 1; dkim=pass header.i=@mail.kunde.example; dmarc=none',
      { verdict: 'aligned', reason: 'DKIM passed for kunde.example.' },
    ],
    [
      'no policy, but SPF of the domain',
      'mx.adler-kaffee.example; spf=pass smtp.mailfrom="anna@kunde.example"',
      { verdict: 'aligned', reason: 'SPF passed for kunde.example.' },
    ],
    [
      'a signature of another domain',
      'mx.adler-kaffee.example; dkim=pass header.d=kunde.example.eve.example',
      { verdict: 'none', reason: 'Nothing proves that the mail is from kunde.example.' },
    ],
    [
      'a result that stands in a comment',
      'mx.adler-kaffee.example; spf=fail (; dmarc=pass header.from=kunde.example) smtp.mailfrom=eve.example',
      { verdict: 'none', reason: 'Nothing proves that the mail is from kunde.example.' },
    ],
    ['nothing', 'mx.adler-kaffee.example; none', { verdict: 'none' }],
  ])('is believed: %s', async (_, value, authenticity) => {
    expect(asSaid(await from(ar(value)))).toEqual(authenticity);
  });

  it('is read from all filters of that server', async () => {
    const authenticity = await from(
      ar('mx.adler-kaffee.example; dkim=pass header.d=kunde.example'),
      ar('mx.adler-kaffee.example; dmarc=fail (p=none) header.from=kunde.example'),
      'Received: by mx.adler-kaffee.example',
    );
    expect(authenticity.verdict).toBe('failed');
  });

  it('is not believed from another server, nor below the line at which ours took the mail', async () => {
    const forged = ar('mx.adler-kaffee.example; dmarc=pass header.from=kunde.example');
    expect(await from(ar('mx.eve.example; dmarc=pass header.from=kunde.example'))).toEqual({
      verdict: 'none',
    });
    expect(
      await from(
        'Received: by mailbox',
        ar('mx.adler-kaffee.example; dmarc=fail header.from=kunde.example'),
        'Received: by mx.adler-kaffee.example',
        forged,
      ),
    ).toMatchObject({ verdict: 'failed' });
    expect((await messageOf(annas([forged]), {}, plain)).authenticity).toEqual({ verdict: 'none' });
  });
});

import { BlockList, isIP } from 'node:net';
import type { Authenticity } from '@kontor/channel-kit/envelope';
import type { MailFacts } from '../facts.ts';
import { isAligned } from './alignment.ts';
import { dmarcFailed, proof } from './proof.ts';

/** As `resolve` of node:dns/promises. */
export type Resolve = (domain: string, type: string) => Promise<string[] | string[][]>;

/** DNS may be slow; a mail is not kept waiting for longer. Milliseconds. */
const patience = 5_000;

const inner = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['0.0.0.0', 8],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  ['::', 128],
] as const)
  inner.addSubnet(net, bits, 'ipv6');

/** A mail from an inner address was handed over by our own relay: SPF would judge the relay, not the sender. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const version = isIP(bare);
  return version !== 0 && !inner.check(bare, version === 6 ? 'ipv6' : 'ipv4');
}

/** SPF, DKIM and DMARC by mailauth. What cannot be found out in time is no verdict. */
export async function checkMail(
  raw: Uint8Array,
  facts: MailFacts & { remoteAddress: string },
  domain: string,
  resolve: Resolve,
): Promise<Authenticity> {
  const { authenticate } = await import('mailauth');
  const late = new AbortController();
  const timer = new Promise<undefined>((done) => {
    const timeout = setTimeout(done, patience, undefined);
    late.signal.addEventListener('abort', () => clearTimeout(timeout));
  });
  const checking = authenticate(Buffer.from(raw.buffer, raw.byteOffset, raw.length), {
    ip: facts.remoteAddress.replace(/^::ffff:(?=\d+\.)/i, ''),
    ...(facts.helo && { helo: facts.helo }),
    sender: facts.mailFrom ?? '',
    mta: 'kontor',
    resolver: resolve,
    disableArc: true,
    disableBimi: true,
  }).catch(() => undefined);
  const result = await Promise.race([checking, timer]);
  late.abort();
  if (!result) return { verdict: 'none', ...proof('notLookedUp', { domain }) };
  const { dmarc, dkim, spf } = result;
  const status = dmarc ? dmarc.status.result : 'none';
  if (dmarc && status === 'pass')
    return { verdict: 'aligned', ...proof('passed', { method: 'DMARC', domain }) };
  if (dmarc && status === 'fail') return { verdict: 'failed', ...dmarcFailed(domain, dmarc.policy) };
  if (status === 'temperror') return { verdict: 'none', ...proof('notLookedUp', { domain }) };
  if (dkim.results.some((one) => one.status.result === 'pass' && isAligned(one.signingDomain ?? '', domain)))
    return { verdict: 'aligned', ...proof('passed', { method: 'DKIM', domain }) };
  if (spf && spf.status.result === 'pass' && facts.mailFrom && isAligned(facts.mailFrom, domain))
    return { verdict: 'aligned', ...proof('passed', { method: 'SPF', domain }) };
  return { verdict: 'none', ...proof('nothing', { domain }) };
}

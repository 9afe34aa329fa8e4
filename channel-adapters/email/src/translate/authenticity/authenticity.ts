import type { Authenticity } from '@kontor/channel-kit/envelope';
import { splitAddress } from '../../address.ts';
import type { EmailSettings } from '../../settings.ts';
import { parseAddresses } from '../addresses.ts';
import type { MailFacts } from '../facts.ts';
import type { MailHeaders } from '../headers.ts';
import { checkMail, isPublicAddress, type Resolve } from './own-check.ts';
import { judgeResults, trustedResults } from './results-header.ts';
import { proof } from './proof.ts';

/**
 * Whether the mail really comes from the domain in its From. Either the server named in the settings has checked, or we do, when
 * the sending server spoke to us itself. What other servers wrote into the mail counts for nothing: anyone can write it.
 */
export async function authenticityOf(
  raw: Uint8Array,
  headers: MailHeaders,
  facts: MailFacts,
  settings: EmailSettings,
  resolve: Resolve,
): Promise<Authenticity> {
  const domain = authorDomain(headers);
  if (!domain) return { verdict: 'none', ...proof('nobody') };
  if (settings.trustedAuthServ) {
    const results = trustedResults(headers, settings.trustedAuthServ);
    if (results.length) return judgeResults(results, domain);
  }
  if (!facts.remoteAddress || !isPublicAddress(facts.remoteAddress)) return { verdict: 'none' };
  return checkMail(raw, { ...facts, remoteAddress: facts.remoteAddress }, domain, resolve);
}

/** One author's domain; several From fields or domains are nobody's. */
function authorDomain(headers: MailHeaders): string | undefined {
  const fields = headers.all('from');
  if (fields.length !== 1) return undefined;
  const domains = new Set(parseAddresses(fields).map(({ address }) => splitAddress(address)?.domain));
  const [domain] = domains;
  return domains.size === 1 ? domain : undefined;
}

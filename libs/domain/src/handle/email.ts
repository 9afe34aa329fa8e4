/**
 * How two e-mail addresses are told to be one.
 *
 * The key is lower case throughout: the standard lets a server tell `Anna@` from `anna@`, none does, and people write both.
 * The domain is in its ASCII form (`müller.example` and `xn--mller-kva.example` are one), without a final dot. A tag
 * (`anna+shop@`) is kept: it is another address, which its owner may want to tell apart. Dots are kept, too: that they do not
 * count is a rule of one provider.
 *
 * Always gives a key, also for what is no address (`isEmailAddress` tells): mail comes from the strangest senders, and each
 * has to be found again.
 */
export function emailKey(address: string): string {
  const written = bare(address);
  const at = written.lastIndexOf('@');
  if (at < 0) return written.normalize('NFC').toLowerCase();
  const local = unquoted(written.slice(0, at)).normalize('NFC').toLowerCase();
  return `${local}@${domainKey(written.slice(at + 1))}`;
}

/** Whether mail could be sent there: one local part, one domain that DNS could know, not too long. */
export function isEmailAddress(address: string): boolean {
  const written = bare(address);
  const at = written.lastIndexOf('@');
  const [local, domain] = [written.slice(0, Math.max(at, 0)), written.slice(at + 1)];
  if (local === '' || local.length > 64 || written.length > 254) return false;
  const localFits = quotedLocal.test(local) || (plainLocal.test(local) && !/^\.|\.$|\.\./.test(local));
  return localFits && (domainLiteral.test(domain) || domainNames.test(asciiDomain(domain) ?? ''));
}

/** The part behind the @, as a key; empty when there is none. */
export function emailDomain(address: string): string {
  const key = emailKey(address);
  return key.includes('@') ? key.slice(key.lastIndexOf('@') + 1) : '';
}

const plainLocal = /^[^\s"(),:;<>@[\\\]\p{Cc}]+$/u;
const quotedLocal = /^"([^"\\\p{Cc}]|\\[^\p{Cc}])*"$/u;
const domainLiteral = /^\[[\da-f.:]+\]$|^\[ipv6:[\da-f.:]+\]$/i;
const domainNames = /^(?=.{1,253}$)([a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?\.)*[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;

/** Without white space around, angle brackets, `mailto:` and characters nobody sees. */
function bare(address: string): string {
  const visible = address
    .toWellFormed()
    .replace(/[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '');
  return visible
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .replace(/^mailto:/i, '')
    .trim();
}

/** `"anna.keller"@` is `anna.keller@`; quotes stay where they are needed. */
function unquoted(local: string): string {
  const inside = /^"(.*)"$/s.exec(local)?.[1]?.replace(/\\(.)/gs, '$1');
  return inside && plainLocal.test(inside) ? inside : local;
}

function domainKey(domain: string): string {
  return asciiDomain(domain) ?? domain.normalize('NFC').toLowerCase();
}

/** Undefined for what is no name: the URL parser would take numbers for an IPv4 address and stop at a path. */
function asciiDomain(domain: string): string | undefined {
  const name = domain.replace(/[.。]$/, '');
  if (!/^[\p{L}\p{M}\p{N}._\-。．｡]+$/u.test(name) || /(^|\.)\d+$/.test(name)) return undefined;
  if (/^[\x21-\x7e]+$/.test(name) && !/(^|\.)xn--/i.test(name)) return name.toLowerCase();
  return URL.canParse(`http://${name}/`) ? new URL(`http://${name}/`).hostname : undefined;
}

import type { OutboundEnvelope } from '@kontor/channel-kit/envelope';

/**
 * Ids kept in References. RFC 5322 leaves the length open, but Exchange and some filters cut or refuse very long headers.
 * The first id holds the thread together in Gmail and Apple Mail, the last ones in Outlook: those are kept.
 */
const most = 20;

/** The ids for References, oldest first and ending with the message answered, as RFC 5322 3.6.4 has it. */
export function referencesFor({
  references,
  inReplyTo,
}: Pick<OutboundEnvelope, 'references' | 'inReplyTo'>): string[] {
  const ids = [...references, ...(inReplyTo ? [inReplyTo] : [])].map(bracketed).filter((id) => id !== '');
  const unique = ids.filter((id, at) => ids.lastIndexOf(id) === at);
  return unique.length <= most ? unique : [unique[0]!, ...unique.slice(1 - most)];
}

/** An id as written, with its brackets; `''` when it cannot stand in a header. */
export function bracketed(id: string): string {
  const bare = id.trim().replace(/^<|>$/g, '');
  return bare === '' || bare.length > 500 || /[\s<>\p{Cc}]/u.test(bare) ? '' : `<${bare}>`;
}

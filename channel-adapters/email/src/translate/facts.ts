import type { RawDelivery } from '@kontor/channel-kit/adapter';

/** What is known of a mail beyond its bytes. Fields of the SMTP envelope are absent for mail read from a mailbox. */
export interface MailFacts {
  receivedAt: string;
  rcptTo: string[];
  /** `''` is the null sender. */
  mailFrom?: string;
  remoteAddress?: string;
  helo?: string;
}

export function factsOf(delivery: Pick<RawDelivery, 'facts' | 'receivedAt'>): MailFacts {
  const { rcptTo, mailFrom, remoteAddress, helo } = delivery.facts;
  return {
    receivedAt: delivery.receivedAt,
    rcptTo: Array.isArray(rcptTo) ? rcptTo.filter((address) => typeof address === 'string') : [],
    ...(typeof mailFrom === 'string' && { mailFrom }),
    ...(typeof remoteAddress === 'string' && { remoteAddress }),
    ...(typeof helo === 'string' && { helo }),
  };
}

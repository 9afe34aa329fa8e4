import type { RawDelivery } from '@kontor/channel-kit/adapter';
import type { InboundItem } from '@kontor/channel-kit/envelope';
import type { EmailSettings } from '../settings.ts';
import { authenticityOf } from './authenticity/authenticity.ts';
import { systemResolve } from './authenticity/dns.ts';
import type { Resolve } from './authenticity/own-check.ts';
import { factsOf } from './facts.ts';
import { checkLimits } from './limits.ts';
import { messageOf } from './message.ts';
import { parseMail } from './parse.ts';
import { reportsIn } from './reports/reports.ts';

/**
 * Understands one mail. Throws `LimitExceeded` with a reason for people. The one thing it asks of the world is DNS, and only for
 * mail that a server on the internet handed to our listener: `resolve` in tests, the machine's name servers otherwise.
 */
export async function translate(
  delivery: RawDelivery,
  settings: EmailSettings,
  { resolve }: { resolve?: Resolve } = {},
): Promise<InboundItem[]> {
  checkLimits(delivery.raw, settings.limits);
  const mail = await parseMail(delivery.raw, settings.limits);
  const facts = factsOf(delivery);
  const authenticity = await authenticityOf(
    delivery.raw,
    mail.headers,
    facts,
    settings,
    resolve ?? systemResolve,
  );
  const message = messageOf(mail, facts, authenticity, settings);
  return reportsIn(mail, message, facts, settings) ?? [message];
}

import type { RawDelivery } from '@kontor/channel-kit/adapter';
import type { InboundItem } from '@kontor/channel-kit/envelope';
import type { EmailSettings } from '../settings.ts';
import { factsOf } from './facts.ts';
import { checkLimits } from './limits.ts';
import { messageOf } from './message.ts';
import { parseMail } from './parse.ts';
import { reportsIn } from './reports/reports.ts';

/** Understands one mail. Throws `LimitExceeded` with a reason for people; never waits for anything but the parser. */
export async function translate(delivery: RawDelivery, settings: EmailSettings): Promise<InboundItem[]> {
  checkLimits(delivery.raw, settings.limits);
  const mail = await parseMail(delivery.raw, settings.limits);
  const facts = factsOf(delivery);
  const message = messageOf(mail, facts, { verdict: 'none' }, settings);
  return reportsIn(mail, message, facts, settings) ?? [message];
}

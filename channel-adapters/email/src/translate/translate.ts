import type { RawDelivery } from '@kontor/channel-kit/adapter';
import type { InboundItem } from '@kontor/channel-kit/envelope';
import type { EmailSettings } from '../settings.ts';
import { factsOf } from './facts.ts';
import { checkLimits } from './limits.ts';
import { messageOf } from './message.ts';
import { parseMail } from './parse.ts';

/** Understands one mail. Throws `LimitExceeded` with a reason for people; never waits for anything but the parser. */
export async function translate(delivery: RawDelivery, settings: EmailSettings): Promise<InboundItem[]> {
  checkLimits(delivery.raw, settings.limits);
  const mail = await parseMail(delivery.raw, settings.limits);
  return [messageOf(mail, factsOf(delivery), { verdict: 'none' }, settings)];
}

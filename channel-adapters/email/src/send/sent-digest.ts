import type { OutboundEnvelope } from '@kontor/channel-kit/envelope';
import type { EmailSettings } from '../settings.ts';
import { translate } from '../translate/translate.ts';
import { composeRaw } from './compose.ts';

/**
 * The digest that `translate` will give a copy of this mail (our Sent folder, a Cc to a second mailbox): a mail with our
 * Message-ID and this digest is our own; one with another digest is not.
 */
export async function sentDigest(envelope: OutboundEnvelope, settings: EmailSettings): Promise<string> {
  const raw = await composeRaw(envelope, settings);
  const delivery = { deliveryId: '', raw, senderKey: '', receivedAt: envelope.at, history: false, facts: {} };
  const [item] = await translate(delivery, settings);
  if (item?.item !== 'message') throw new Error('What we compose reads as a message.');
  return item.digest;
}

import type { InboundItem, InboundMessage } from '@kontor/channel-kit/envelope';
import { idsOf } from './identity.ts';
import type { Understood } from './settling.ts';

/**
 * In which groups receipts are taken in, each group in one transaction: first all that are one message each and know nothing
 * of each other, then each of the others alone. What answers a message of the same round finds it there,
 * and so does what is the same.
 */
export function settlingOrder(all: Understood[]): Understood[][] {
  const ids = new Set(all.flatMap(({ items }) => items.filter(isMessage).flatMap((one) => one.externalIds)));
  const first = new Map(all.toReversed().flatMap((one) => sameAs(one).map((key) => [key, one])));
  const alone = (one: Understood) => isAlone(one) || sameAs(one).some((key) => first.get(key) !== one);
  const isAlone = ({ items }: Understood) =>
    !items.every((item) => item.item === 'ignored' || isMessage(item)) ||
    items.filter(isMessage).length > 1 ||
    items.filter(isMessage).some(({ references }) => references.some((id) => ids.has(id)));
  const together = all.filter((one) => !alone(one));
  return [...(together.length > 0 ? [together] : []), ...all.filter(alone).map((one) => [one])];
}

/** What it has in common with every other delivery of the same messages. */
function sameAs({ items }: Understood): string[] {
  return items.filter(isMessage).map((message) => `${idsOf(message)[0]} ${message.digest}`);
}

function isMessage(item: InboundItem): item is InboundMessage {
  return item.item === 'message';
}

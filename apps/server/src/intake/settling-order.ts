import type { InboundItem, InboundMessage } from '@kontor/channel-kit/envelope';
import type { Understood } from './settling.ts';

/**
 * In which groups receipts are taken in, each group in one transaction: first all that are one message each and know nothing
 * of each other, then each of the others alone. What answers a message of the same round finds it there.
 */
export function settlingOrder(all: Understood[]): Understood[][] {
  const ids = new Set(all.flatMap(({ items }) => items.filter(isMessage).flatMap((one) => one.externalIds)));
  const alone = ({ items }: Understood) =>
    !items.every((item) => item.item === 'ignored' || isMessage(item)) ||
    items.filter(isMessage).length > 1 ||
    items.filter(isMessage).some(({ references }) => references.some((id) => ids.has(id)));
  const together = all.filter((one) => !alone(one));
  return [...(together.length > 0 ? [together] : []), ...all.filter(alone).map((one) => [one])];
}

function isMessage(item: InboundItem): item is InboundMessage {
  return item.item === 'message';
}

import type { OpenChannel } from './channel-book.ts';

/** Where a message's ids are unique: over all channels of a kind where the provider's ids are global. */
export function identityScope(channel: OpenChannel): string {
  return channel.adapter.can.identity === 'kind' ? channel.row.kind : channel.row.id;
}

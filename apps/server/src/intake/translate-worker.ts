import type { ChannelAdapter, RawDelivery } from '@kontor/channel-kit/adapter';
import type { InboundItem } from '@kontor/channel-kit/envelope';
import type { Reason } from '@kontor/channel-kit/sentences';
import { storable } from '@kontor/domain/text/storable';
import { adapterFor } from '../channels/channels.ts';
import { languageOf } from './language.ts';

export interface TranslateTask {
  kind: string;
  settings: unknown;
  delivery: RawDelivery;
}

/** An error loses its name on the way out of a thread: what exceeds a limit, or is the channel's, is told as a value. */
export type Translation = { items: InboundItem[] } | { exceeds: Reason } | { channelFault: string };

/** Runs in a worker thread. */
export default async function translate({ kind, settings, delivery }: TranslateTask): Promise<Translation> {
  let adapter: ChannelAdapter;
  try {
    adapter = await adapterFor(kind);
  } catch (error) {
    return {
      channelFault: `The adapter for channels of kind "${kind}" does not start: ${(error as Error).message}`,
    };
  }
  try {
    // Whatever an adapter lets through: a character that no database holds must not cost anybody their message.
    const items = storable(await adapter.translate(delivery, settings));
    return { items: await Promise.all(items.map(withLanguage)) };
  } catch (error) {
    const { name, message, why } = error as Error & Pick<Reason, 'why'>;
    if (name === 'LimitExceeded') return { exceeds: { reason: message, ...(why && { why }) } };
    if (name === 'ChannelFault') return { channelFault: message };
    throw error;
  }
}

async function withLanguage(item: InboundItem): Promise<InboundItem> {
  if (item.item !== 'message') return item;
  const language = await languageOf(item);
  return language === undefined ? item : { ...item, language };
}

import type { InboundItem } from '@kontor/channel-kit/envelope';
import { adapterFor } from '../channels/channels.ts';
import type { TranslateTask } from './understanding.ts';

/** Runs in a worker thread. */
export default async function translate({ kind, settings, delivery }: TranslateTask): Promise<InboundItem[]> {
  return (await adapterFor(kind)).translate(delivery, settings);
}

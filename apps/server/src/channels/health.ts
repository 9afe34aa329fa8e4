import type { ChannelHealth } from '@kontor/channel-kit/adapter';
import { tell, type Told } from '@kontor/channel-kit/sentences';
import type { ChannelSettings } from '@kontor/contracts/settings';
import type { BrokenChannel, OpenChannel } from './channel-book.ts';
import { say } from '../platform/texts.ts';

type Health = ChannelSettings['health'];
type Heard = (ChannelHealth & { since: string }) | null | undefined;
const nothing = { reason: null, advice: [], words: null };

/** How a channel's receiving goes, as far as anybody told. */
export function healthOf(
  { row, adapter, settings }: Pick<OpenChannel, 'row' | 'adapter' | 'settings'>,
  told: Heard,
  isListening: boolean,
): Health {
  if (!row.enabled || row.archived_at) return { state: 'off', since: null, ...nothing };
  if (row.intake_fault)
    return failing(tell(say('kontor.channel.adapter', { words: row.intake_fault }), [say('kontor.do.save')]));
  if (!holdsConnection({ adapter, settings })) return listenerHealth(isListening);
  if (!told) return { state: 'connecting', since: null, ...nothing };
  const { state, since } = told;
  return told.state === 'failing'
    ? { state, since, reason: told.reason, advice: told.advice, words: told.words }
    : { state, since, ...nothing };
}

/** It stands still until an admin has saved it anew. */
export function brokenHealth({ row, why }: BrokenChannel): Health {
  if (!row.enabled || row.archived_at) return { state: 'off', since: null, ...nothing };
  return failing(tell(say('kontor.channel.unreadable', { why }), [say('kontor.do.save')]));
}

/** False: others bring its messages to us. */
export function holdsConnection({ adapter, settings }: Pick<OpenChannel, 'adapter' | 'settings'>): boolean {
  return adapter.listen !== undefined && (adapter.holdsConnection?.(settings) ?? true);
}

function listenerHealth(isListening: boolean): Health {
  if (isListening) return { state: 'receiving', since: null, ...nothing };
  return failing(tell(say('kontor.channel.listenerOff'), [say('kontor.do.listen')]));
}

function failing(told: Told): Health {
  return { state: 'failing', since: null, ...told };
}

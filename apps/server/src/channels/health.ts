import type { ChannelHealth } from '@kontor/channel-kit/adapter';
import type { ChannelSettings } from '@kontor/contracts/settings';
import type { BrokenChannel, OpenChannel } from './channel-book.ts';

type Health = ChannelSettings['health'];
type Told = (ChannelHealth & { since: string }) | null | undefined;

/** How a channel's receiving goes, as far as anybody told. */
export function healthOf(
  { row, adapter, settings }: Pick<OpenChannel, 'row' | 'adapter' | 'settings'>,
  told: Told,
  isListening: boolean,
): Health {
  if (!row.enabled || row.archived_at) return { state: 'off', since: null, reason: null, advice: [] };
  if (row.intake_fault) return standing(row.intake_fault);
  if (!holdsConnection({ adapter, settings })) return listenerHealth(isListening);
  if (!told) return { state: 'connecting', since: null, reason: null, advice: [] };
  const { state, since } = told;
  return told.state === 'failing'
    ? { state, since, reason: told.reason, advice: told.advice }
    : { state, since, reason: null, advice: [] };
}

/** It stands still until an admin has saved it anew. */
export function brokenHealth({ row, fault }: BrokenChannel): Health {
  if (!row.enabled || row.archived_at) return { state: 'off', since: null, reason: null, advice: [] };
  return standing(fault);
}

function standing(reason: string): Health {
  return {
    state: 'failing',
    since: null,
    reason,
    advice: ['Open the channel’s settings, correct what is marked, and save them.'],
  };
}

/** False: others bring its messages to us. */
export function holdsConnection({ adapter, settings }: Pick<OpenChannel, 'adapter' | 'settings'>): boolean {
  return adapter.listen !== undefined && (adapter.holdsConnection?.(settings) ?? true);
}

function listenerHealth(isListening: boolean): Health {
  if (isListening) return { state: 'receiving', since: null, reason: null, advice: [] };
  return {
    state: 'failing',
    since: null,
    reason: 'Kontor’s mail listener is off.',
    advice: ['Start Kontor with SMTP_LISTEN=0.0.0.0:25, or choose to read a mailbox by IMAP.'],
  };
}

import type { ChannelSettings } from '@kontor/contracts/settings';
import type { useI18n } from '../../i18n.ts';

type T = ReturnType<typeof useI18n>['t'];

/** What arrived and nobody can see yet, and for what it waits. */
export function waitingWords(t: T, { waiting, enabled }: ChannelSettings): string {
  return t(enabled ? 'settings.channel.waiting' : 'settings.channel.waitingOff', waiting);
}

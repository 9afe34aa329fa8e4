import type { IconName } from '@kontor/ui/icons.ts';

/** Where the rail and the phone's bar lead. */
export const places: { to: string; label: string; icon: IconName; starts: string }[] = [
  { to: '/inbox/mine', label: 'places.inbox', icon: 'inbox', starts: '/inbox' },
  { to: '/customers', label: 'places.customers', icon: 'user', starts: '/customers' },
  { to: '/settings', label: 'places.settings', icon: 'cog', starts: '/settings' },
];

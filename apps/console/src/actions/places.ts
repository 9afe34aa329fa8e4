import type { ActionId } from './definitions.ts';

/** Where each action of the area `go` leads. */
export const placeOf: Partial<Record<ActionId, string>> = {
  goMine: '/inbox/mine',
  goUnassigned: '/inbox/unassigned',
  goMentions: '/inbox/mentions',
  goAll: '/inbox/all',
  goWaiting: '/inbox/waiting',
  goSnoozed: '/inbox/snoozed',
  goDrafts: '/inbox/drafts',
  goSent: '/inbox/sent',
  goResolved: '/inbox/resolved',
  goSpam: '/inbox/spam',
  goFailed: '/inbox/failed',
  goCustomers: '/customers',
  goNotifications: '/notifications',
  goSettings: '/settings',
};

import {
  type NotificationKind,
  notificationKinds,
  type NotificationWays,
  usualWays,
} from '@kontor/contracts/notification';

type Chosen = Partial<Record<NotificationKind, NotificationWays>>;

/** How somebody is told, by kind: as they chose, and the usual for what they did not. */
export function waysOf(chosen: Chosen): Record<NotificationKind, NotificationWays> {
  return Object.fromEntries(
    notificationKinds.map((kind) => [kind, { ...usualWays[kind], ...chosen[kind] }]),
  ) as Record<NotificationKind, NotificationWays>;
}

import { z } from 'zod';
import { id, instant, page } from './common.ts';

/** Why somebody is told; the strongest one counts where several hold. */
export const notificationKinds = [
  'mentioned',
  'assigned',
  'takenOver',
  'failed',
  'answered',
  'followed',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** The fact behind it. */
export const notificationCauses = [
  'note.written',
  'conversation.assigned',
  'customer.wrote',
  'reply.released',
  'reply.returned',
  'message.failed',
  'message.outcome_unknown',
  'message.bounced',
] as const;
export type NotificationCause = (typeof notificationCauses)[number];

export const notificationView = z.object({
  id,
  kind: z.enum(notificationKinds),
  cause: z.enum(notificationCauses),
  at: instant,
  readAt: instant.nullable(),
  /** Who did it. `name` for who is no colleague: the customer, the rule. */
  actor: z.object({
    kind: z.enum(['agent', 'customer', 'rule', 'system']),
    id: id.nullable(),
    name: z.string().nullable(),
  }),
  conversation: z.object({
    id,
    number: z.number().int(),
    subject: z.string(),
    customer: z.string().nullable(),
  }),
  /** The place in the conversation: the message's number, or the newest one's of that moment. */
  seq: z.number().int(),
  messageId: id.nullable(),
  /** How the message begins. */
  text: z.string().nullable(),
});
export type NotificationView = z.infer<typeof notificationView>;

export const notificationListQuery = page.extend({ only: z.enum(['unread']).optional() });
/** Newest first. `unread` counts all of them that one may see, at most 1000. */
export const notificationList = z.object({
  items: z.array(notificationView),
  next: z.string().nullable(),
  unread: z.number().int(),
});
export type NotificationList = z.infer<typeof notificationList>;

export const notificationsReadBody = z.union([
  z.object({ all: z.literal(true) }),
  z.object({ ids: z.array(id).min(1).max(100), read: z.boolean() }),
]);

/** `inApp` is the list itself: without it nobody is told of this kind in any way. */
export const notificationWays = z.object({
  inApp: z.boolean(),
  desktop: z.boolean(),
  email: z.boolean(),
  sound: z.boolean(),
});
export type NotificationWays = z.infer<typeof notificationWays>;

/** Minutes since midnight; `to` may pass 1440 for a span over midnight. `day` 1 is Monday. */
export const workingSpan = z.object({
  day: z.number().int().min(1).max(7),
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(1).max(2880),
});

const ways = z.object({
  mentioned: notificationWays,
  assigned: notificationWays,
  takenOver: notificationWays,
  failed: notificationWays,
  answered: notificationWays,
  followed: notificationWays,
});
export const notificationSettingsBody = z.object({
  kinds: ways,
  /** In the person's own time zone. Null: at all times. Outside of them nothing pops up, sounds or is mailed. */
  hours: z.array(workingSpan).min(1).max(28).nullable(),
});
export const notificationSettings = notificationSettingsBody.extend({
  /** Whose clocks the hours go by: the person's, or the workspace's. */
  zone: z.string(),
  /** False: no mail server is named for Kontor's own mails (SMTP_URL). */
  canMail: z.boolean(),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

/** Until somebody chooses otherwise. */
export const usualWays: Record<NotificationKind, NotificationWays> = {
  mentioned: { inApp: true, desktop: true, email: true, sound: false },
  assigned: { inApp: true, desktop: true, email: true, sound: false },
  takenOver: { inApp: true, desktop: true, email: false, sound: false },
  failed: { inApp: true, desktop: true, email: true, sound: false },
  answered: { inApp: true, desktop: true, email: false, sound: false },
  followed: { inApp: true, desktop: false, email: false, sound: false },
};

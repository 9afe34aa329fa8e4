import { z } from 'zod';
import { id, instant, page } from './common.ts';
import { conversationRow } from './conversation.ts';
import { customerView } from './customer.ts';
import { messageView } from './message.ts';
import { webhookKinds, type WebhookKind } from './webhook-kinds.ts';

const kind = z.enum(webhookKinds as [WebhookKind, ...WebhookKind[]]);

/** An address of somebody else's program that is told of facts. Its secret never comes back. */
export const webhook = z.object({
  id,
  name: z.string(),
  url: z.string(),
  kinds: z.array(kind),
  /** What colleagues write to each other goes along, too. */
  withNotes: z.boolean(),
  active: z.boolean(),
  /** Why Kontor switched it off: it failed for days, or the receiver said that it is gone (410). */
  stoppedReason: z.enum(['failing', 'gone']).nullable(),
  /** Since when nothing has been taken. */
  failingSince: instant.nullable(),
  /** How many deliveries wait for their turn, and how many were given up and are still kept. */
  waiting: z.number().int(),
  failed: z.number().int(),
  version: z.number().int(),
  createdAt: instant,
});
export type Webhook = z.infer<typeof webhook>;
export const webhookList = z.object({ items: z.array(webhook) });

export const webhookBody = z.object({
  name: z.string().trim().min(1).max(100),
  url: z.string().trim().min(1).max(2000),
  kinds: z.array(kind).min(1, 'Choose at least one event').max(webhookKinds.length),
  withNotes: z.boolean().default(false),
  active: z.boolean().default(true),
});
export type WebhookBody = z.input<typeof webhookBody>;
export const webhookChange = webhookBody.extend({ version: z.number().int() });

/** The secret is shown this once. */
export const madeWebhook = webhook.extend({ secret: z.string() });
export type MadeWebhook = z.infer<typeof madeWebhook>;
/** The former secret signs as well until then, so that the receiver can change over. */
export const newWebhookSecret = z.object({ secret: z.string(), formerUntil: instant });

export const webhookDeliveryStates = ['waiting', 'retrying', 'delivered', 'failed'] as const;
export const webhookDelivery = z.object({
  /** The header `webhook-id`: the same at every attempt and replay. */
  id,
  kind: z.string(),
  conversationId: id.nullable(),
  conversationNumber: z.number().int().nullable(),
  state: z.enum(webhookDeliveryStates),
  tries: z.number().int(),
  /** Of the newest attempt: what the receiver answered, or why there was no answer. */
  status: z.number().int().nullable(),
  reason: z.string().nullable(),
  createdAt: instant,
  nextAt: instant.nullable(),
  closedAt: instant.nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
export const webhookDeliveryList = z.object({ items: z.array(webhookDelivery), next: z.string().nullable() });
export type WebhookDeliveryList = z.infer<typeof webhookDeliveryList>;
export const webhookDeliveryQuery = page.extend({ state: z.enum(webhookDeliveryStates).optional() });

export const webhookAttempt = z.object({
  number: z.number().int(),
  startedAt: instant,
  /** Null: it is under way, or the process that made it died, and nobody knows whether it arrived. */
  endedAt: instant.nullable(),
  status: z.number().int().nullable(),
  reason: z.string().nullable(),
  /** The first part of what the receiver answered. */
  answer: z.string().nullable(),
});
export const webhookDeliveryDetail = webhookDelivery.extend({
  /** Exactly what is signed and sent. */
  body: z.string(),
  attempts: z.array(webhookAttempt),
});
export type WebhookDeliveryDetail = z.infer<typeof webhookDeliveryDetail>;

export const webhookDeliveryParameter = z.object({ id, deliveryId: id });
export const webhookReplayed = z.object({ count: z.number().int() });

/** What a receiver gets. Things are as they were when it was written, which may be later than the fact. */
export const webhookPayload = z.object({
  type: z.string(),
  /** When it happened. */
  timestamp: instant,
  data: z.object({
    /** Of the fact. Null in a test. */
    id: id.nullable(),
    /** The order of all facts; gap-free, so some of them you may not have chosen. Null in a test. */
    position: z.number().int().nullable(),
    actor: z.record(z.string(), z.unknown()),
    /** What the fact itself says, as in a conversation's events. */
    facts: z.record(z.string(), z.unknown()),
    conversation: conversationRow.nullable(),
    /** `cut`: its text is longer than what stands here. */
    message: messageView.omit({ attempts: true }).extend({ cut: z.boolean() }).nullable(),
    /** In facts about a customer. */
    customer: customerView.nullable(),
  }),
});
export type WebhookPayload = z.infer<typeof webhookPayload>;

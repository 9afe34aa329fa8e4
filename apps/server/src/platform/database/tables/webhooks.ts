import type { WebhookKind } from '@kontor/contracts/webhook-kinds';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** Somebody else's program that is told of facts. */
export const Webhook = defineEntity({
  name: 'Webhook',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    url: p.string(),
    kinds: p.array().$type<WebhookKind[]>(),
    withNotes: p.boolean().default(false),
    active: p.boolean().default(true),
    /** Why Kontor switched it off. Null: nobody did, or a person. */
    stoppedReason: p.string().$type<'failing' | 'gone'>().nullable(),
    /** Sealed: the one that signs, and the former one for a while. */
    secrets: p.string(),
    /** It is told of what happens after this. */
    fromPosition: p.bigint('number'),
    /** Attempts that failed since one was taken. */
    failures: p.integer().default(0),
    failingSince: p.datetime(3).nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
  },
});

export const WebhookDelivery = defineEntity({
  name: 'WebhookDelivery',
  properties: {
    id: p.uuid().primary(),
    webhookId: p.uuid(),
    /** The fact's. Null: a test. */
    position: p.bigint('number').nullable(),
    kind: p.string(),
    conversationId: p.uuid().nullable(),
    /** Those of one lane leave in order. */
    lane: p.string(),
    /** Exactly what is signed and sent, at every attempt. */
    body: p.text(),
    state: p.string().$type<'waiting' | 'retrying' | 'delivered' | 'failed'>().default('waiting'),
    tries: p.integer().default(0),
    status: p.integer().nullable(),
    reason: p.string().nullable(),
    createdAt: p.datetime(3),
    nextAt: p.datetime(3).nullable(),
    closedAt: p.datetime(3).nullable(),
  },
});

/** Written before anything leaves. Without an end: it is under way, or its process died. */
export const WebhookAttempt = defineEntity({
  name: 'WebhookAttempt',
  properties: {
    deliveryId: p.uuid().primary(),
    number: p.integer().primary(),
    startedAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
    status: p.integer().nullable(),
    reason: p.string().nullable(),
    answer: p.text().nullable(),
  },
});

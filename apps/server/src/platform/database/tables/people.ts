import type { NotificationKind, NotificationWays } from '@kontor/contracts/notification';
import { defineEntity, p } from '@mikro-orm/postgresql';

export const roles = ['agent', 'marketer', 'lead', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface StoredFactor {
  /** The secret of the authenticator app, sealed. */
  totp: string;
  /** ISO 8601. */
  since: string;
  /** The newest step of which a code was used: none is taken twice. */
  lastStep: number;
  /** Hashes of the recovery codes that are left. */
  recovery: string[];
}

export const Agent = defineEntity({
  name: 'Agent',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    email: p.string(),
    emailKey: p.string(),
    role: p.string().$type<Role>(),
    passwordHash: p.string().nullable(),
    locale: p.string().default('en'),
    zone: p.string().nullable(),
    /** Their own line in a signature: a title, a direct number. */
    signatureLine: p.string().default(''),
    calendarId: p.uuid().nullable(),
    availability: p.string().$type<'available' | 'away'>().default('away'),
    /** `hand`: the agent chose it, and it stays; `system`: away because no socket was left. */
    availabilityBy: p.string().$type<'hand' | 'system'>().default('system'),
    availabilityAt: p.datetime(3).nullable(),
    /** What they chose of how to be told, by kind; the usual for the rest. */
    notifications: p.json<Partial<Record<NotificationKind, NotificationWays>>>().defaultRaw(`'{}'`),
    lastAssignedAt: p.datetime(3).nullable(),
    secondFactor: p.json<StoredFactor>().nullable(),
    /** A secret that was shown, and of which no code was typed yet. */
    secondFactorPending: p.json<{ totp: string; at: string }>().nullable(),
    disabledAt: p.datetime(3).nullable(),
    purgeAfter: p.datetime(3).nullable(),
    redactedAt: p.datetime(3).nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
  },
});

export const Membership = defineEntity({
  name: 'Membership',
  properties: {
    teamId: p.uuid().primary(),
    agentId: p.uuid().primary(),
    createdAt: p.datetime(3),
  },
});

export const Session = defineEntity({
  name: 'Session',
  properties: {
    id: p.uuid().primary(),
    agentId: p.uuid(),
    tokenHash: p.string(),
    userAgent: p.string().nullable(),
    address: p.string().nullable(),
    createdAt: p.datetime(3),
    lastSeenAt: p.datetime(3),
    expiresAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
  },
});

export const ApiToken = defineEntity({
  name: 'ApiToken',
  properties: {
    id: p.uuid().primary(),
    agentId: p.uuid(),
    name: p.string(),
    tokenHash: p.string(),
    createdAt: p.datetime(3),
    lastUsedAt: p.datetime(3).nullable(),
    expiresAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
  },
});

/** An invitation or a forgotten password: whoever holds the link's secret may set one. */
export const AccountLink = defineEntity({
  name: 'AccountLink',
  properties: {
    id: p.uuid().primary(),
    kind: p.string().$type<'invitation' | 'reset'>(),
    tokenHash: p.string(),
    agentId: p.uuid().nullable(),
    email: p.string().nullable(),
    role: p.string().$type<Role>().nullable(),
    teamIds: p.array().columnType('uuid[]').defaultRaw(`'{}'`),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
  },
});

export const LoginThrottle = defineEntity({
  name: 'LoginThrottle',
  properties: {
    key: p.string().primary(),
    failures: p.integer(),
    lastFailureAt: p.datetime(3),
  },
});

export const Audit = defineEntity({
  name: 'Audit',
  properties: {
    id: p.uuid().primary(),
    at: p.datetime(3),
    actorId: p.uuid().nullable(),
    action: p.string(),
    subject: p.string().nullable(),
    data: p.json<Record<string, unknown>>().defaultRaw(`'{}'`),
    address: p.string().nullable(),
    purgeAfter: p.datetime(3).nullable(),
    redactedAt: p.datetime(3).nullable(),
  },
});

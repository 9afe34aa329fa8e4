import { z } from 'zod';
import { id, instant } from './common.ts';

export const roles = ['agent', 'marketer', 'lead', 'admin'] as const;
export type Role = (typeof roles)[number];
export const availability = z.enum(['available', 'away']);
export const password = z.string().min(10).max(200);

/** A colleague as everyone signed in may see them. */
export const colleague = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  teamIds: z.array(id),
  availability,
  disabled: z.boolean(),
});
export type Colleague = z.infer<typeof colleague>;

export const me = colleague.extend({
  locale: z.string(),
  zone: z.string().nullable(),
  /** Stands in signatures where `{{agent.line}}` is; may be empty. */
  signatureLine: z.string(),
});

/** `GET /api/v1/session`: who is signed in, and the workspace around them. */
export const sessionView = z.object({
  agent: me,
  sessionId: id.nullable(),
  workspace: z.object({
    name: z.string(),
    zone: z.string(),
    locale: z.string(),
    isDemo: z.boolean(),
    /** It has just been set up, and leads its admins through what comes next. */
    firstRun: z.boolean(),
  }),
});
export type SessionView = z.infer<typeof sessionView>;

export const signIn = z.object({
  email: z.string().max(320),
  password: z.string().max(200),
  code: z.string().max(40).optional(),
});
export const setUp = z.object({
  code: z.string().max(100),
  name: z.string().min(1).max(100),
  email: z.email().max(320),
  password,
  workspace: z.string().min(1).max(100).optional(),
});
export const setUpState = z.object({ needed: z.boolean() });

export const sessionList = z.object({
  items: z.array(
    z.object({
      id,
      userAgent: z.string().nullable(),
      address: z.string().nullable(),
      createdAt: instant,
      lastSeenAt: instant,
      current: z.boolean(),
    }),
  ),
});

export const invite = z.object({
  email: z.email().max(320),
  role: z.enum(roles),
  teamIds: z.array(id).max(100),
});
/** `link` only where no mail could be sent: to be copied and handed over. */
export const invited = z.object({ id, mailed: z.boolean(), link: z.string().nullable(), expiresAt: instant });
export const invitationList = z.object({
  items: z.array(
    z.object({ id, email: z.string(), role: z.enum(roles), teamIds: z.array(id), expiresAt: instant }),
  ),
});
export const resetRequest = z.object({ email: z.string().max(320) });
export const linkState = z.object({ kind: z.enum(['invitation', 'reset']), email: z.string() });
export const useLink = z.object({ name: z.string().min(1).max(100).optional(), password });

/** `code`: of the app, or a recovery code; needed once the second factor is on. */
export const secondFactorProof = z.object({
  password: z.string().max(200),
  code: z.string().max(40).optional(),
});
export const secondFactorCode = z.object({ code: z.string().max(40) });
export const secondFactorState = z.object({
  enabled: z.boolean(),
  since: instant.nullable(),
  recoveryCodesLeft: z.number().int(),
});
export type SecondFactorState = z.infer<typeof secondFactorState>;
/** To be shown once: `address` as a picture for an app to scan, `secret` for who types it. */
export const secondFactorBegun = z.object({ secret: z.string(), address: z.string() });
/** Shown once. Each opens the account once in place of the app's code. */
export const recoveryCodes = z.object({ codes: z.array(z.string()) });

export const profileBody = z.object({
  name: z.string().min(1).max(100),
  locale: z.enum(['de', 'en']),
  zone: z.string().max(60).nullable(),
  /** One line. Absent: as it is. */
  signatureLine: z
    .string()
    .trim()
    .max(120)
    .regex(/^[^\r\n]*$/, 'One line')
    .optional(),
});
export type ProfileBody = z.input<typeof profileBody>;
export const passwordBody = z.object({ current: z.string().max(200), password });
export const availabilityBody = z.object({ availability });
export const personBody = z.object({
  role: z.enum(roles).optional(),
  disabled: z.boolean().optional(),
  teamIds: z.array(id).max(100).optional(),
});

export const newToken = z.object({ name: z.string().min(1).max(100), expiresAt: instant.nullable() });
export const madeToken = z.object({ id, token: z.string() });
export const tokenList = z.object({
  items: z.array(
    z.object({
      id,
      agentId: id,
      name: z.string(),
      createdAt: instant,
      lastUsedAt: instant.nullable(),
      expiresAt: instant.nullable(),
    }),
  ),
});

export const auditList = z.object({
  items: z.array(
    z.object({
      id,
      at: instant,
      actorId: id.nullable(),
      action: z.string(),
      subject: z.string().nullable(),
      data: z.record(z.string(), z.unknown()),
      address: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

import type { TagColor } from '@kontor/contracts/settings';
import type { FirstRun } from '@kontor/contracts/workspace';
import { defineEntity, p } from '@mikro-orm/postgresql';

export const Workspace = defineEntity({
  name: 'Workspace',
  properties: {
    id: p.integer().primary().default(1),
    name: p.string(),
    zone: p.string().default('Europe/Zurich'),
    locale: p.string().default('en'),
    isDemo: p.boolean().default(false),
    keyCheck: p.string(),
    setupCodeHash: p.string().nullable(),
    /** Null: never begun here. */
    firstRun: p.json<FirstRun>().nullable(),
    createdAt: p.datetime(3),
  },
});

/** One day's opening hours, minutes since midnight; `to` may pass 1440 for a span over midnight. `day` 1 is Monday. */
export interface CalendarSpan {
  day: number;
  from: number;
  to: number;
}

export const Calendar = defineEntity({
  name: 'Calendar',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    version: p.integer().default(1),
    zone: p.string(),
    spans: p.json<CalendarSpan[]>().defaultRaw(`'[]'`),
    holidays: p.json<{ date: string; name: string }[]>().defaultRaw(`'[]'`),
    createdAt: p.datetime(3),
  },
});

/** Signatures by language: `{ de: { text, html } }`. `{{agent.name}}` stands for the author's name. */
export type Signatures = Record<string, { text: string; html?: string }>;

export const Brand = defineEntity({
  name: 'Brand',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    color: p.string().nullable(),
    logoSha256: p.string().nullable(),
    senderName: p.string().nullable(),
    publicAddress: p.string().nullable(),
    locale: p.string().default('en'),
    signatures: p.json<Signatures>().defaultRaw(`'{}'`),
    calendarId: p.uuid().nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
  },
});

export const Team = defineEntity({
  name: 'Team',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    policy: p.string().default('manual'),
    calendarId: p.uuid().nullable(),
    archivedAt: p.datetime(3).nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
  },
});

export const Tag = defineEntity({
  name: 'Tag',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    nameKey: p.string(),
    color: p.string().$type<TagColor>().nullable(),
    archivedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
});

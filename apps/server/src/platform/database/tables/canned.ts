import { defineEntity, p } from '@mikro-orm/postgresql';

/** By language: `{ de: { text, html } }`, with variables in them. */
export type CannedTexts = Record<string, { text: string; html?: string }>;

export const CannedReply = defineEntity({
  name: 'CannedReply',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    sharedWith: p.string().$type<'self' | 'team' | 'everyone'>().default('self'),
    teamId: p.uuid().nullable(),
    ownerId: p.uuid(),
    texts: p.json<CannedTexts>(),
    archivedAt: p.datetime(3).nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
  },
});

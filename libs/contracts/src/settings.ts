import { z } from 'zod';
import { attribute } from './attribute.ts';
import { id, instant, sentence, why } from './common.ts';

export const team = z.object({ id, name: z.string(), version: z.number().int(), memberIds: z.array(id) });
export type Team = z.infer<typeof team>;
export const teamBody = z.object({ name: z.string().min(1).max(100), memberIds: z.array(id).max(1000) });

export const brand = z.object({
  id,
  name: z.string(),
  color: z.string().nullable(),
  senderName: z.string().nullable(),
  publicAddress: z.string().nullable(),
  locale: z.string(),
  signatures: z.record(z.string(), z.object({ text: z.string(), html: z.string().optional() })),
  version: z.number().int(),
});
export type Brand = z.infer<typeof brand>;
export const brandBody = brand.omit({ id: true, version: true }).extend({
  name: z.string().min(1).max(100),
  color: z.string().max(30).nullable(),
  senderName: z.string().max(200).nullable(),
  publicAddress: z.string().max(320).nullable(),
  locale: z.string().min(1).max(20),
  signatures: z.record(
    z.string().max(20),
    z.object({ text: z.string().max(20_000), html: z.string().max(200_000).optional() }),
  ),
});

/** The tones that are readable in both themes. */
export const tagColors = ['teal', 'green', 'amber', 'red', 'violet'] as const;
export type TagColor = (typeof tagColors)[number];
/** An archived one stays where it is, and is offered no more. */
export const tag = z.object({
  id,
  name: z.string(),
  color: z.enum(tagColors).nullable(),
  archived: z.boolean(),
});
export type Tag = z.infer<typeof tag>;
export const tagBody = z.object({
  /** No longer than what conversations carry. */
  name: z.string().trim().min(1).max(60),
  color: z.enum(tagColors).nullable(),
});
export const tagMerge = z.object({ into: id });
export const listedTag = tag.extend({
  /** How many carry it, and how many views and rules name it. */
  uses: z.object({
    conversations: z.number().int(),
    customers: z.number().int(),
    views: z.number().int(),
    rules: z.number().int(),
  }),
  /** It has just got this word; so many still carry the former one. */
  becoming: z.object({ from: z.string(), left: z.number().int() }).nullable(),
});
export type ListedTag = z.infer<typeof listedTag>;
export const tagList = z.object({ items: z.array(listedTag) });

/** One kind of channel: the form is drawn from `schema` (JSON Schema; `secret: true` marks write-only fields). */
export const channelKind = z.object({
  kind: z.string(),
  schema: z.record(z.string(), z.unknown()),
  can: z.record(z.string(), z.unknown()),
});

/** What the English sentences beside it say, by stable codes: for whoever has words of their own for them. */
export const toldWords = z.object({ what: z.array(sentence), advice: z.array(sentence) });
export type ToldWords = z.infer<typeof toldWords>;

export const channelHealth = z.object({
  state: z.enum(['receiving', 'connecting', 'failing', 'off']),
  since: instant.nullable(),
  reason: z.string().nullable(),
  advice: z.array(z.string()),
  words: toldWords.nullable(),
});

/** As everyone signed in may see it: enough to name it and to write from it. */
export const channelView = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  brandId: id,
  addresses: z.array(z.string()),
  teamIds: z.array(id),
  enabled: z.boolean(),
});
export type ChannelView = z.infer<typeof channelView>;

/** As admins see it. Secret fields never come back: `secretsSet` says which are there. */
export const channelSettings = channelView.extend({
  teamId: id.nullable(),
  settings: z.record(z.string(), z.unknown()),
  secretsSet: z.array(z.string()),
  health: channelHealth,
  /** What it took in and nobody can see yet: it waits until the channel works again, or is switched on. */
  waiting: z.number().int(),
  version: z.number().int(),
});
export type ChannelSettings = z.infer<typeof channelSettings>;

export const channelBody = z.object({
  kind: z.string().max(60),
  name: z.string().min(1).max(100),
  brandId: id,
  teamId: id.nullable(),
  /** The teams that serve it: at least one. */
  teamIds: z.array(id).min(1, 'A channel needs a team that serves it').max(1000),
  enabled: z.boolean().default(true),
  /** A secret that is left out stays as it was. */
  settings: z.record(z.string(), z.unknown()),
});

export const checkStep = z.object({
  step: z.string(),
  state: z.enum(['ok', 'failed', 'skipped']),
  took: z.number(),
  detail: z.string().optional(),
  said: z.string().optional(),
  advice: z.array(z.string()).optional(),
  words: toldWords.optional(),
  field: z.string().optional(),
});
export const checkResult = z.object({ at: instant, took: z.number(), steps: z.array(checkStep) });
export type CheckResult = z.infer<typeof checkResult>;

export const quarantined = z.object({
  number: z.number().int(),
  channelId: id,
  receivedAt: instant,
  size: z.number().int(),
  /** Read cheaply from the source, as far as it could be. */
  from: z.string(),
  subject: z.string(),
  reason: z.string(),
  why,
  attempts: z.number().int(),
  /** It was asked for again, and is on its way from the provider. */
  fetching: z.boolean(),
});
export const quarantineList = z.object({ items: z.array(quarantined), next: z.string().nullable() });
export type QuarantineList = z.infer<typeof quarantineList>;

/** `address`: where the browser goes to sign in. `redirect` has to be registered at the provider. */
export const channelSignInBegun = z.object({ address: z.string(), redirect: z.string() });
/**
 * Why the browser comes back from the provider without access: `late` (somebody else began it, or too long ago), `denied`,
 * `ended` by the provider, `refused` to us. `words`: what the provider said, in English.
 */
export const channelSignInFailed = z.object({
  channelId: id,
  why: z.enum(['late', 'denied', 'ended', 'refused']),
  words: z.string(),
});
export type ChannelSignInFailed = z.infer<typeof channelSignInFailed>;

/** A condition tree, checked by `@kontor/domain/condition/validate`. */
export const condition = z.record(z.string(), z.unknown());

const words = z.object({ en: z.string(), de: z.string() });
/** What conditions can ask about, for builders. Choices without `options` and ids are data of the workspace. */
export const conditionField = z.object({
  id: z.string(),
  type: z.string(),
  scope: z.enum(['conversation', 'message']),
  label: words,
  operators: z.array(z.string()),
  options: z.array(z.object({ value: z.string(), label: words })).nullable(),
  refers: z.string().nullable(),
  /** An archived attribute: shown where it is used already, and offered no more. */
  retired: z.boolean(),
});
export type ConditionField = z.infer<typeof conditionField>;

export const ruleAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('team'), teamId: id }),
  z.object({ do: z.literal('assignee'), agentId: id }),
  z.object({ do: z.literal('round robin'), teamId: id.optional() }),
  z.object({ do: z.literal('tag'), tags: z.array(z.string().min(1).max(60)).min(1).max(50) }),
  z.object({ do: z.literal('priority'), priority: z.enum(['low', 'normal', 'high', 'urgent']) }),
]);
export const rule = z.object({
  id,
  version: z.number().int(),
  place: z.number().int(),
  name: z.string(),
  event: z.enum(['conversation.opened', 'customer.wrote']),
  condition,
  actions: z.array(ruleAction),
  stop: z.boolean(),
  enabled: z.boolean(),
  /** The condition and actions as a sentence, in the reader's language. */
  sentence: z.string(),
});
export type Rule = z.infer<typeof rule>;
export const ruleBody = rule.omit({ id: true, version: true, place: true, sentence: true }).extend({
  name: z.string().max(200),
  actions: z.array(ruleAction).max(50),
});
export const ruleOrder = z.object({ ids: z.array(id).max(10_000) });

export const view = z.object({
  id,
  name: z.string(),
  condition,
  sort: z.enum(['waiting', 'newest', 'priority']),
  sharedWith: z.enum(['self', 'team', 'everyone']),
  teamId: id.nullable(),
  ownerId: id,
  /** Whether whoever asks may change it. */
  mayChange: z.boolean(),
  sentence: z.string(),
});
export type View = z.infer<typeof view>;
export const viewBody = view.omit({ id: true, ownerId: true, mayChange: true, sentence: true });
/** In the order in which one wants to see them; those that are not named come behind. */
export const viewOrder = z.object({ ids: z.array(id).max(500) });

/** After a restore: what would have left by itself and waits for an admin. */
export const heldWork = z.object({ messages: z.number().int(), other: z.number().int() });

/** Everything the console needs to put names to ids, in one answer. */
export const directory = z.object({
  teams: z.array(team),
  brands: z.array(brand),
  channels: z.array(channelView),
  tags: z.array(tag),
  views: z.array(view),
  /** Of customers and companies, in their order; archived ones too, since conditions may still name them. */
  attributes: z.array(attribute),
});
export type Directory = z.infer<typeof directory>;

import type { InferKyselyDB } from '@mikro-orm/postgresql';
import type { Kysely, Selectable } from 'kysely';
import { BulkChange, BulkItem } from './tables/bulk.ts';
import { CannedReply } from './tables/canned.ts';
import { Channel, ChannelConnection, ChannelTeam, Receipt } from './tables/channels.ts';
import { Brand, Calendar, Tag, Team, Workspace } from './tables/company.ts';
import { Conversation, Follower, Participant, ReadMark, View, ViewPlace } from './tables/conversations.ts';
import { Attribute, Claim, Company, Customer, Handle } from './tables/customers.ts';
import { Event, EventCursor, EventHead, Rule, RuleVersion } from './tables/log.ts';
import {
  Attachment,
  Attempt,
  Draft,
  DraftEnd,
  Message,
  MessageBody,
  MessageChannel,
  MessageIdentity,
  MessageRecipient,
  MessageSearch,
} from './tables/messages.ts';
import { AccountLink, Agent, ApiToken, Audit, LoginThrottle, Membership, Session } from './tables/people.ts';
import { Webhook, WebhookAttempt, WebhookDelivery } from './tables/webhooks.ts';
import { IdempotencyKey, Notification, Outbox } from './tables/work.ts';

export const tables = [
  Workspace, Calendar, Brand, Team, Tag,
  Agent, Membership, Session, ApiToken, AccountLink, LoginThrottle, Audit,
  Attribute, Company, Customer, Handle, Claim,
  Channel, ChannelTeam, ChannelConnection, Receipt,
  Conversation, Participant, Follower, ReadMark, View, ViewPlace,
  Message, MessageBody, MessageIdentity, MessageChannel, MessageRecipient, Attempt, Attachment, Draft, DraftEnd, MessageSearch,
  Event, EventHead, EventCursor, Rule, RuleVersion,
  CannedReply,
  Outbox, BulkChange, BulkItem, Notification, IdempotencyKey,
  Webhook, WebhookDelivery, WebhookAttempt,
] as const; // prettier-ignore

/** Every table as Kysely sees it: columns in snake_case, as in SQL. */
export type Database = InferKyselyDB<(typeof tables)[number]>;
export type Sql = Kysely<Database>;
export type Row<Table extends keyof Database> = Selectable<Database[Table]>;

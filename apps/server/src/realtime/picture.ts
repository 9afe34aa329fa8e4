import type { BulkChange } from '@kontor/contracts/bulk';
import type { CustomerView } from '@kontor/contracts/customer';
import type { DraftView, MessageView } from '@kontor/contracts/message';
import { sql } from 'kysely';
import type { SignAttachment } from '../attachment/attachment-views.ts';
import { draftViews } from '../conversation/draft-views.ts';
import { messageViews } from '../conversation/message-views.ts';
import { joined, type WideRow, wideColumns } from '../conversation/rows.ts';
import { bulkViews } from '../bulk/bulk-rows.ts';
import { customerViews } from '../customer/customer-views.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { StoredEvent } from '../timeline/following.ts';
import type { Placed } from './audience.ts';
import { type ChangedCompany, changedCompanies } from './companies-in-rooms.ts';
import { type ChangedCustomer, changedCustomers } from './customers-in-rows.ts';
import { roomOf } from './room-names.ts';
import type { Rooms } from './rooms.ts';

export type Pictured = Placed & { row: WideRow };

/** What the database says, at one moment, about all that a batch of events speaks of. */
export interface Picture {
  conversations: Map<string, Pictured>;
  messages: Map<string, MessageView>;
  /** By conversation. */
  drafts: Map<string, DraftView[]>;
  customers: CustomerView[];
  changedCompanies: ChangedCompany[];
  bulkChanges: (BulkChange & { agentId: string })[];
  changedCustomers: ChangedCustomer[];
}

/**
 * As many queries for five hundred events as for one. Messages, drafts and customers are read only where somebody here
 * looks at them.
 */
export async function takePicture(
  db: Sql,
  events: StoredEvent[],
  rooms: Rooms,
  sign: SignAttachment,
): Promise<Picture> {
  const about = unique(events.map(({ conversation_id }) => conversation_id));
  const open = new Set(about.filter((id) => rooms.isOpen(roomOf('conversation', id))));
  const looked = events.filter(({ conversation_id }) => conversation_id && open.has(conversation_id));

  const conversations = await placed(db, about);
  const messages = await messageViews(db, unique(looked.map(messageOf)), sign);
  const drafts = await draftsOf(db, unique(looked.filter(touchesDraft).map((e) => e.conversation_id)), sign);
  const customers = await customerViews(
    db,
    unique(events.filter(touchesCustomer).map(({ customer_id }) => customer_id)).filter((id) =>
      rooms.isOpen(roomOf('customer', id)),
    ),
  );
  return {
    conversations,
    messages: new Map(messages.map((message) => [message.id, message])),
    drafts: Map.groupBy(drafts, (draft) => draft.conversationId),
    customers,
    changedCompanies: await changedCompanies(db, events, rooms),
    bulkChanges: await bulkViews(db, bulkOf(events)),
    changedCustomers: await changedCustomers(db, events, rooms),
  };
}

export function messageOf({ data }: StoredEvent): string | null {
  const { messageId } = data as { messageId?: string | null };
  return messageId ?? null;
}

/** Writing a note or a reply takes its author's draft along. */
const draftEvents = ['draft.saved', 'draft.discarded', 'note.written', 'reply.accepted'];
export const touchesDraft = ({ type }: StoredEvent): boolean => draftEvents.includes(type);

const touchesCustomer = ({ type }: StoredEvent): boolean => type.startsWith('customer.');

const bulkOf = (events: StoredEvent[]): string[] =>
  unique(
    events.map(({ type, data }) => (type === 'bulk.progressed' ? (data as { bulkId: string }).bulkId : null)),
  );

async function placed(db: Sql, ids: string[]): Promise<Map<string, Pictured>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<WideRow & { followers: string[]; serving: string[] }>`
    select ${wideColumns},
      array(select f.agent_id from follower f where f.conversation_id = c.id) as followers,
      array(select s.team_id from channel_team s where s.channel_id = c.channel_id) as serving
    from conversation c ${joined} where c.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ followers, serving, ...row }) => [row.id, { row, followers, serving }]));
}

async function draftsOf(db: Sql, conversationIds: string[], sign: SignAttachment): Promise<DraftView[]> {
  if (conversationIds.length === 0) return [];
  const rows = await db
    .selectFrom('draft')
    .selectAll()
    .where('conversation_id', 'in', conversationIds)
    .execute();
  return draftViews(db, rows as Row<'draft'>[], sign);
}

function unique(ids: (string | null)[]): string[] {
  return [...new Set(ids)].filter((id) => id !== null);
}

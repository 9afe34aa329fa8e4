import { Inject, Injectable } from '@nestjs/common';
import type { customerTimelineQuery, TimelineItem, CustomerTimeline } from '@kontor/contracts/customer';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { Database } from '../platform/database/database.ts';
import { cursorOf, readCursor } from '../platform/http/cursor.ts';
import { findVisibleCustomer } from './customers.ts';

type Query = z.output<typeof customerTimelineQuery>;
const place = z.tuple([z.iso.datetime(), z.uuid()]);
const previewLength = 280;

type ItemRow = Omit<TimelineItem, 'at' | 'conversation'> & {
  at: Date;
  conversation_id: string | null;
  number: number | null;
  subject: string | null;
  type: string | null;
  status: string | null;
};

/**
 * What was between a customer and us, on every channel, the newest first: conversations, messages, notes, changes of the
 * record. Of conversations that somebody does not see nothing is in it.
 */
@Injectable()
export class History {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Two queries for a page. */
  async page(me: SignedIn, id: string, query: Query): Promise<CustomerTimeline> {
    const { id: rootId } = await findVisibleCustomer(this.db.sql, me, id);
    const { limit, kind: kinds } = query;
    const behind = query.cursor ? readCursor(query.cursor, place) : undefined;
    const before = (at: string, itsId: string) =>
      behind
        ? sql`(${sql.raw(at)}, ${sql.raw(itsId)}) < (${behind[0]}::timestamptz, ${behind[1]}::uuid)`
        : sql`true`;
    const unresolved = sql`c.status in ('open', 'waiting', 'snoozed')`;
    const theirs = sql`
      theirs as materialized (
        select c.*, ch.kind as channel_kind from conversation c join channel ch on ch.id = c.channel_id
        where c.customer_id in (select id from customer where root_id = ${rootId}) and c.merged_into is null
          and ${visibleTo(me, 'c')}
          and ${query.channel ? sql`ch.kind = ${query.channel}` : sql`true`}
          and ${query.state === 'open' ? unresolved : query.state === 'resolved' ? sql`not (${unresolved})` : sql`true`}
      )`;
    const parts: RawBuilder<unknown>[] = [];
    if (kinds.includes('conversation'))
      parts.push(sql`(select 'conversation' as kind, c.id, c.last_message_at as at, c.preview as text,
          c.assignee_id as author, null::text as state, null::jsonb as fields,
          c.channel_kind as "channelKind", c.id as conversation_id, c.number, c.subject, c.type, c.status
        from theirs c where ${before('c.last_message_at', 'c.id')}
        order by c.last_message_at desc, c.id desc limit ${limit + 1})`);
    const messages = kinds.filter((kind) => kind !== 'conversation' && kind !== 'change');
    if (messages.length > 0)
      parts.push(sql`(select m.kind, m.id, m.received_at, left(m.text, ${previewLength}), m.author_id, m.state, null::jsonb,
          c.channel_kind, c.id, c.number, c.subject, c.type, c.status
        from theirs c join message m on m.conversation_id = c.id
        where m.kind = any(${messages}) and coalesce(m.state, '') not in ('undone', 'returned')
          and ${before('m.received_at', 'm.id')}
        order by m.received_at desc, m.id desc limit ${limit + 1})`);
    // A change of the record stands in no conversation: it has no channel and no state to be filtered by.
    if (kinds.includes('change') && !query.channel && !query.state)
      parts.push(sql`(select 'change', e.id, e.at, e.type, (e.actor ->> 'id')::uuid, null::text, e.data -> 'fields',
          null::text, null::uuid, null::bigint, null::text, null::text, null::text
        from event e where e.customer_id = ${rootId} and e.conversation_id is null
          and e.type in ('customer.created', 'customer.changed', 'customer.blocked', 'customer.unblocked')
          and ${before('e.at', 'e.id')}
        order by e.at desc, e.id desc limit ${limit + 1})`);
    if (parts.length === 0) return { items: [], next: null };
    const { rows } = await sql<ItemRow>`
      with ${theirs}
      select * from (${sql.join(parts, sql` union all `)})
        items (kind, id, at, text, author, state, fields, "channelKind", conversation_id, number, subject, type, status)
      order by at desc, id desc limit ${limit + 1}`.execute(this.db.sql);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(presentItem),
      next: rows.length > limit && last ? cursorOf([last.at.toISOString(), last.id]) : null,
    };
  }
}

function presentItem(row: ItemRow): TimelineItem {
  return {
    kind: row.kind,
    id: row.id,
    at: row.at.toISOString(),
    text: row.text,
    author: row.author,
    state: row.state,
    fields: row.fields,
    channelKind: row.channelKind,
    conversation:
      (row.conversation_id && {
        id: row.conversation_id,
        number: Number(row.number),
        subject: row.subject!,
        type: row.type!,
        status: row.status!,
      }) ||
      null,
  };
}

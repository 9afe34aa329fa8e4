import { Inject, Injectable } from '@nestjs/common';
import type { ConversationDetail, EventView } from '@kontor/contracts/conversation';
import type { MessageList, MessageView } from '@kontor/contracts/message';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { ChannelBook } from '../channels/channel-book.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { notFound } from '../platform/problem.ts';
import { addressReply } from './addressing.ts';
import { AttachmentPaths } from '../attachment/attachment-paths.ts';
import { findVisible } from './finding.ts';
import { type EventPage, eventPage, type MessagePage, messagePage } from './pages.ts';
import { sameMailElsewhere } from './same-mail.ts';
import { messageViews } from './message-views.ts';
import { shown, wideRow } from './rows.ts';
import { signatureOf } from './signature.ts';

/** What an agent sees of one conversation. */
@Injectable()
export class Reading {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(AttachmentPaths) private readonly paths: AttachmentPaths,
  ) {}

  async detail(me: SignedIn, idOrNumber: string): Promise<ConversationDetail> {
    const conversation = await findVisible(this.db.sql, me, idOrNumber);
    const { sql } = this.db;
    const [row, reader, participants, followers, reply, offers, sameMail] = await Promise.all([
      wideRow(sql, conversation.id),
      sql
        .selectFrom('agent')
        .leftJoin('read_mark', (mark) =>
          mark
            .onRef('read_mark.agent_id', '=', 'agent.id')
            .on('read_mark.conversation_id', '=', conversation.id),
        )
        .select(['read_mark.seq', 'agent.signature_line'])
        .where('agent.id', '=', me.agentId)
        .executeTakeFirstOrThrow(),
      sql
        .selectFrom('participant as p')
        .leftJoin('handle as h', 'h.id', 'p.handle_id')
        .selectAll('p')
        .select(['h.failing_reason', 'h.failing_why'])
        .where('p.conversation_id', '=', conversation.id)
        .orderBy('p.since_seq')
        .orderBy('p.id')
        .execute(),
      sql
        .selectFrom('follower')
        .selectAll()
        .where('conversation_id', '=', conversation.id)
        .where('follows', '=', true)
        .execute(),
      addressReply(sql, this.channels, conversation),
      this.#maybeBelongsTo(sql, me, conversation.id),
      sameMailElsewhere(sql, me, conversation.id),
    ]);
    return {
      ...shown(row),
      readSeq: reader.seq ?? 0,
      participants: (
        participants as (Row<'participant'> & Pick<Row<'handle'>, 'failing_reason' | 'failing_why'>)[]
      ).map((p) => ({
        id: p.id,
        handleId: p.handle_id,
        kind: p.kind,
        address: p.address,
        name: p.name,
        role: p.role,
        stranger: p.stranger,
        inReply: p.in_reply,
        failingReason: p.failing_reason,
        failingWhy: p.failing_why,
      })),
      followers: followers.map((f) => ({ agentId: f.agent_id, reason: f.reason })),
      reply: reply
        ? {
            channelId: reply.channel.row.id,
            from: reply.from,
            to: reply.to,
            cc: reply.cc,
            subject: reply.subject,
            signature:
              signatureOf(reply.brand, conversation.language ?? reply.brand.locale, {
                author: me.name,
                line: reader.signature_line,
                number: conversation.number,
              }).signature ?? null,
          }
        : null,
      maybeBelongsTo: offers,
      sameMail,
    };
  }

  /** The newest first, unless another place is asked for. */
  async messages(me: SignedIn, id: string, page: MessagePage): Promise<MessageList> {
    const conversation = await findVisible(this.db.sql, me, id);
    const { ids, ...places } = await messagePage(this.db.sql, conversation.id, page);
    return { items: await this.views(ids), ...places };
  }

  /** The newest first. */
  async events(
    me: SignedIn,
    id: string,
    page: EventPage,
  ): Promise<{ items: EventView[]; next: string | null }> {
    const conversation = await findVisible(this.db.sql, me, id);
    const { rows, next } = await eventPage(this.db.sql, conversation.id, page);
    return { items: rows.map(eventView), next };
  }

  views(ids: string[]): Promise<MessageView[]> {
    return messageViews(this.db.sql, ids, (attachment) => this.paths.sign(attachment));
  }

  /** A message of a conversation that this person sees. */
  async visibleMessage(me: SignedIn, id: string): Promise<Row<'message'>> {
    const message = await this.db.sql
      .selectFrom('message')
      .innerJoin('conversation as c', 'c.id', 'message.conversation_id')
      .selectAll('message')
      .where('message.id', '=', id)
      .where(visibleTo(me, 'c'))
      .executeTakeFirst();
    if (!message) throw notFound('This message');
    return message as Row<'message'>;
  }

  /** Numbers in the subject that its sender could not join by: the agent is asked, about visible ones only. */
  async #maybeBelongsTo(db: Sql, me: SignedIn, conversationId: string) {
    const opened = await db
      .selectFrom('event')
      .select('data')
      .where('conversation_id', '=', conversationId)
      .where('type', '=', 'conversation.opened')
      .executeTakeFirst();
    const numbers = ((opened?.data as { offers?: number[] } | undefined)?.offers ?? []).slice(0, 5);
    if (numbers.length === 0) return [];
    return db
      .selectFrom('conversation as c')
      .select(['c.id', 'c.number', 'c.subject'])
      .where('c.number', 'in', numbers)
      .where('c.id', '<>', conversationId)
      .where(visibleTo(me, 'c'))
      .execute();
  }
}

/** As everyone who sees the conversation may read it. Others that a sender named are offered to who sees those, too. */
export function eventView(row: Row<'event'>): EventView {
  const { offers: _, ...data } = row.data as { offers?: number[] };
  return {
    id: row.id,
    seq: row.seq ?? 0,
    type: row.type,
    actor: row.actor as unknown as Record<string, unknown>,
    data,
    at: row.at.toISOString(),
  };
}

import { Inject, Injectable } from '@nestjs/common';
import type { newConversation } from '@kontor/contracts/message';
import { textKey } from '@kontor/domain/text/key';
import type { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { ChannelBook, type OpenChannel } from '../channels/channel-book.ts';
import { findVisible } from '../conversation/finding.ts';
import { addressKey, join } from '../conversation/participants.ts';
import { findOrMakeWriters } from '../customer/finding-handles.ts';
import { findVisibleCustomer } from '../customer/customers.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/idempotency.ts';
import { Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { change, type ConversationRow, lockConversation, record } from '../timeline/recording.ts';
import { Routing } from '../routing/routing.ts';
import { Replying } from './replying.ts';

type Wish = z.infer<typeof newConversation>;

/**
 * Begins a conversation with a message of ours. It belongs to whoever writes it and to the channel's team, unless a rule on
 * what we begin says otherwise; nothing is guarded, for nobody has said anything yet.
 */
@Injectable()
export class Beginning {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(Replying) private readonly replying: Replying,
    @Inject(Routing) private readonly routing: Routing,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** @returns the id of the conversation, the same for the same key. */
  async begin(me: SignedIn, key: string, wish: Wish): Promise<string> {
    const now = this.clock.now();
    const id = await this.db.transaction((tx) => {
      let made = '';
      return once(
        tx,
        me.agentId,
        key,
        { begins: wish },
        now,
        async () => (made = await this.#begin(tx, me, wish, now)),
        async () => findVisible(tx, me, made || (await answered(tx, me, key))),
      );
    });
    this.signals.raise('events');
    this.signals.raise('outbox');
    return id;
  }

  async #begin(tx: Sql, me: SignedIn, wish: Wish, now: Date): Promise<string> {
    const channel = await this.#channel(me, wish.channel);
    const [customer, handle] = await this.#customer(tx, me, channel, wish, now);
    const conversation = await this.#open(tx, me, channel, customer, wish.subject, now);
    const [first] = wish.to;
    await join(
      tx,
      conversation.id,
      [
        {
          kind: channel.adapter.can.handle,
          address: first!,
          handleId: handle,
          role: 'customer',
          stranger: false,
          inReply: true,
        },
      ],
      1,
    );
    const { from, to, cc, bcc, text, html, subject, attachments, sendAt, then } = wish;
    await this.replying.accept(
      tx,
      me,
      conversation,
      {
        kind: 'reply',
        channel: channel.row.id,
        from,
        to,
        cc: cc ?? [],
        bcc,
        text,
        html,
        subject,
        attachments,
        sendAt,
        then,
        seen: null,
      },
      now,
    );
    const sender = from ?? channel.row.addresses[0]!;
    await this.routing.begun(
      tx,
      (await lockConversation(tx, conversation.id))!,
      me.agentId,
      {
        from: sender,
        to: sender,
        subject,
        text,
        automatic: false,
        hasAttachment: (attachments ?? []).length > 0,
        authenticity: 'none',
      },
      now,
    );
    return conversation.id;
  }

  /** One that a team of theirs serves: what comes back has to be seen by them. */
  async #channel(me: SignedIn, id: string): Promise<OpenChannel> {
    const channel = await this.channels.find(id);
    const mine =
      channel && (me.role === 'admin' || channel.teamIds.some((team) => me.teamIds.includes(team)));
    if (!mine || !channel.row.enabled || channel.row.archived_at || channel.row.addresses.length === 0)
      throw new Problem(
        'cannot_be_reached',
        'This channel does not exist, is switched off, or is served by none of your teams.',
      );
    return channel;
  }

  /** Whose address it is; who is nobody yet becomes a customer. */
  async #customer(
    tx: Sql,
    me: SignedIn,
    channel: OpenChannel,
    { customerId, to: [first] }: Wish,
    now: Date,
  ): Promise<[id: string, handle: string | null]> {
    const kind = channel.adapter.can.handle;
    const key = addressKey(kind, first!.address);
    if (customerId) {
      const customer = await findVisibleCustomer(tx, me, customerId);
      const own = await handleOf(tx, customer.id, kind, key);
      return [customer.id, own?.id ?? null];
    }
    const [writer] = await findOrMakeWriters(tx, [
      {
        kind,
        from: { address: first!.address, ...(first!.name ? { name: first!.name } : {}) },
        addressKey: key,
        channelId: channel.row.id,
        language: null,
        at: now,
      },
    ]);
    if (writer!.created) {
      // Nobody has written from it.
      await tx.updateTable('handle').set({ origin: 'entered' }).where('id', '=', writer!.handle.id).execute();
      await record(tx, [writer!.created], { kind: 'agent', id: me.agentId }, now, writer!.customer.id);
    }
    return [writer!.customer.id, writer!.handle.id];
  }

  async #open(
    tx: Sql,
    me: SignedIn,
    { row }: OpenChannel,
    customerId: string,
    subject: string,
    now: Date,
  ): Promise<ConversationRow> {
    const id = newId();
    await tx
      .insertInto('conversation')
      .values({
        id,
        root_id: id,
        customer_id: customerId,
        brand_id: row.brand_id,
        channel_id: row.id,
        team_id: row.team_id,
        assignee_id: me.agentId,
        status: 'open',
        subject,
        subject_key: textKey(subject),
        preview_kind: 'outbound',
        opened_at: now,
        last_message_at: now,
      })
      .execute();
    const opened = (await lockConversation(tx, id))!;
    return change(
      tx,
      opened,
      {},
      [
        {
          type: 'conversation.opened',
          data: { channelId: row.id, messageId: null, teamId: row.team_id },
        },
      ],
      { kind: 'agent', id: me.agentId },
      now,
    );
  }
}

async function handleOf(
  tx: Sql,
  customerId: string,
  kind: string,
  key: string,
): Promise<Pick<Row<'handle'>, 'id'> | undefined> {
  return tx
    .selectFrom('handle')
    .innerJoin('customer', 'customer.id', 'handle.customer_id')
    .select('handle.id')
    .where('handle.kind', '=', kind)
    .where('handle.address_key', '=', key)
    .where('customer.root_id', '=', customerId)
    .executeTakeFirst();
}

async function answered(tx: Sql, me: SignedIn, key: string): Promise<string> {
  const row = await tx
    .selectFrom('idempotency_key')
    .select('answer')
    .where('agent_id', '=', me.agentId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return row.answer as string;
}

import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { newMessage } from '@kontor/contracts/message';
import { randomBytes } from 'node:crypto';
import type { SignedIn } from '../accounts/signed-in.ts';
import { ChannelBook } from '../channels/channel-book.ts';
import { endDraft } from '../conversation/current-draft.ts';
import { addressReply, senderOf } from '../conversation/addressing.ts';
import { findVisible, lockVisible } from '../conversation/finding.ts';
import { written } from '../conversation/own-html.ts';
import { addressKey } from '../conversation/participants.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { change, type ConversationRow } from '../timeline/recording.ts';
import { takeAttachments } from '../attachment/attaching.ts';
import { once } from '../platform/idempotency.ts';
import { release } from './releasing.ts';
import { newerThan } from './send-guard.ts';

type Reply = Extract<z.infer<typeof newMessage>, { kind: 'reply' }>;

/** How long a reply can be undone. Milliseconds. */
export const undoTime = 10_000;

/** Raised with the ids of what the author had not seen; the controller shows them. */
export class NewerMessages extends Problem {
  readonly ids: string[];

  constructor(ids: string[]) {
    super(
      'newer_messages',
      'Something new stands in this conversation. Your reply was not sent; your draft is kept.',
    );
    this.ids = ids;
  }
}

/** Accepts replies: from here on a reply is delivered, or visibly not. */
@Injectable()
export class Replying {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** @returns the id of the message, the same for the same key. */
  async reply(me: SignedIn, conversationId: string, key: string, reply: Reply): Promise<string> {
    const now = this.clock.now();
    // What its author had seen judges a reply and is no part of it: asked once more, they may have seen more.
    const { seen: _, draftKey: __, ...content } = reply;
    const id = await this.db.transaction((tx) =>
      once(
        tx,
        me.agentId,
        key,
        { conversationId, reply: content },
        now,
        async () => {
          const conversation = await lockVisible(tx, me, conversationId);
          const newer = await newerThan(tx, conversation.id, reply.seen, me.agentId);
          if (newer.length > 0) throw new NewerMessages(newer);
          if (reply.forward) await refuseForeign(tx, conversation, reply.forward);
          return this.accept(tx, me, conversation, reply, now);
        },
        () => findVisible(tx, me, conversationId),
      ),
    );
    this.signals.raise('events');
    this.signals.raise('outbox');
    return id;
  }

  /** What every message of ours goes through. The caller holds the row lock and has judged what its author saw. */
  async accept(
    tx: Sql,
    me: SignedIn,
    conversation: ConversationRow,
    reply: Reply,
    now: Date,
  ): Promise<string> {
    const defaults = await addressReply(tx, this.channels, conversation);
    const channel = reply.channel ? await this.#channel(conversation, reply.channel) : defaults?.channel;
    if (!channel)
      throw new Problem(
        'cannot_be_reached',
        'No channel of this brand can carry a reply. Ask an admin to set one up.',
      );
    const from = senderOf(channel, defaults, reply.from);
    const forwarding = reply.forward !== undefined;
    const to = reply.to ?? (forwarding ? [] : (defaults?.to ?? []));
    // Who chooses the recipients chooses all of them.
    const cc = reply.cc ?? (reply.to || forwarding ? [] : (defaults?.cc ?? []));
    const bcc = reply.bcc ?? [];
    const recipients = this.#recipients(channel.adapter.can.handle, { to, cc, bcc });

    const content = written(reply);
    const html = channel.adapter.can.html ? content.html : null;
    const releaseAt = releaseTime(reply.sendAt, now);
    const seq = conversation.seq + 1;
    const id = newId();
    const automatic = null;
    await tx
      .insertInto('message')
      .values({
        id,
        conversation_id: conversation.id,
        seq,
        kind: 'outbound',
        channel_id: channel.row.id,
        author_id: me.agentId,
        automatic,
        sender: json({ address: from.address, ...(from.name ? { name: from.name } : {}) }),
        to_addresses: json(to),
        cc_addresses: json(cc),
        bcc_addresses: json(bcc),
        subject: reply.subject ?? defaults?.subject ?? conversation.subject,
        text: content.text,
        has_html: html !== null,
        reply_to_message_id:
          reply.forward ?? (reply.to && !defaults ? null : (defaults?.answered?.id ?? null)),
        state: reply.sendAt && reply.sendAt !== 'now' ? 'scheduled' : 'held',
        release_at: releaseAt,
        forwards: reply.forward ?? null,
        after_release: reply.then ? json(reply.then) : null,
        seen_message_id: reply.seen,
        token: newToken(),
        received_at: now,
      })
      .execute();
    if (html !== null)
      await tx.insertInto('message_body').values({ message_id: id, full_text: null, html }).execute();
    await tx
      .insertInto('message_recipient')
      .values(recipients.map((recipient) => ({ ...recipient, message_id: id })))
      .execute();
    await takeAttachments(
      tx,
      me,
      id,
      reply.attachments ?? [],
      reply.forward,
      channel.adapter.can.attachments,
      html === null ? [] : content.pictures,
    );
    const place = { conversationId: conversation.id, agentId: me.agentId, kind: 'reply' as const };
    const sent = await endDraft(tx, place, { key: reply.draftKey, messageId: id, now });
    const changed = await change(
      tx,
      conversation,
      { seq, last_message_at: now, preview: content.text.slice(0, 200), preview_kind: 'outbound' },
      [
        {
          type: 'reply.accepted',
          data: { messageId: id, channelId: channel.row.id, releaseAt: releaseAt.toISOString(), ...sent },
        },
      ],
      { kind: 'agent', id: me.agentId },
      now,
    );
    if (releaseAt <= now) await release(tx, changed, id, now);
    return id;
  }

  async #channel(conversation: ConversationRow, id: string) {
    const channel = await this.channels.find(id);
    if (!channel || !channel.row.enabled || channel.row.archived_at)
      throw new Problem('cannot_be_reached', 'This channel does not exist or is switched off.');
    if (channel.row.brand_id !== conversation.brand_id)
      throw new Problem('cannot_be_reached', 'A reply leaves only by a channel of the conversation’s brand.');
    return channel;
  }

  #recipients(
    kind: string,
    addressed: Record<'to' | 'cc' | 'bcc', { address: string; name?: string | undefined }[]>,
  ): Pick<Row<'message_recipient'>, 'address' | 'address_key' | 'name' | 'role'>[] {
    const byKey = new Map<
      string,
      Pick<Row<'message_recipient'>, 'address' | 'address_key' | 'name' | 'role'>
    >();
    for (const role of ['to', 'cc', 'bcc'] as const)
      for (const { address, name } of addressed[role]) {
        const key = addressKey(kind, address);
        if (kind === 'email' && !/^[^\s@<>]+@[^\s@<>]+$/.test(address))
          throw new Problem('invalid_request', `“${address}” is not an e-mail address.`, {
            errors: [{ path: role, message: `“${address}” is not an e-mail address.` }],
          });
        if (!byKey.has(key)) byKey.set(key, { address, address_key: key, name: name ?? null, role });
      }
    if (byKey.size === 0)
      throw new Problem('invalid_request', 'A reply needs somebody to go to.', {
        errors: [{ path: 'to', message: 'Add at least one recipient.' }],
      });
    return [...byKey.values()];
  }
}

/** What is forwarded stands in this conversation: of another, its author may see nothing. */
async function refuseForeign(tx: Sql, conversation: ConversationRow, messageId: string): Promise<void> {
  const message = await tx
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('conversation_id', '=', conversation.id)
    .executeTakeFirst();
  if (!message) throw notFound('This message');
}

function releaseTime(sendAt: Reply['sendAt'], now: Date): Date {
  if (sendAt === undefined) return new Date(now.getTime() + undoTime);
  if (sendAt === 'now') return now;
  return new Date(sendAt);
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** 100 random bits: nobody guesses one. */
export function newToken(): string {
  return Array.from(randomBytes(20), (byte) => base32[byte % 32]).join('');
}

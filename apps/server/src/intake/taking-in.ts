import { Inject, Injectable } from '@nestjs/common';
import type { InboundMessage } from '@kontor/channel-kit/envelope';
import type { Actor } from '@kontor/contracts/events';
import { whereItBelongs } from '@kontor/domain/threading/joining';
import { textKey } from '@kontor/domain/text/key';
import { arrive, begin } from '@kontor/domain/conversation/arriving';
import { markSpam } from '@kontor/domain/conversation/status';
import { ChannelBook, type OpenChannel } from '../channels/channel-book.ts';
import { identityScope } from '../channels/identity-scope.ts';
import { addressKey, join, type Joining } from '../conversation/participants.ts';
import { columnsOf, stateOf } from '../conversation/state.ts';
import { findOrMakeWriter } from '../customer/finding-handles.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { idAt, newId } from '../platform/ids.ts';
import { FILES } from '../platform/tokens.ts';
import { Routing } from '../routing/routing.ts';
import {
  change,
  type ConversationRow,
  insertFacts,
  lockConversation,
  type NewFact,
} from '../timeline/recording.ts';
import {
  type Arrival,
  arrivalOf,
  insertMessage,
  isWork,
  type KeptAttachment,
  previewOf,
  wroteFact,
} from './arrival.ts';
import { findCandidates } from './candidates.ts';
import type { Receipt } from './claiming.ts';
import { recognise } from './identity.ts';

/** What an inbound message became. */
export type TakenIn =
  | { became: 'message'; messageId: string; conversationId: string; opened: boolean }
  | { became: 'known'; messageId: string };

/**
 * One transaction for identity, handle and customer, conversation, participants, message, events and rules: a conversation
 * is never shown before it is routed. Locks in the order of the house: handle, customer, conversation.
 */
@Injectable()
export class TakingIn {
  constructor(
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(Routing) private readonly routing: Routing,
    @Inject(FILES) private readonly files: FileStore,
  ) {}

  /** Before the transaction: bytes first, then the row that names them. */
  async keep(message: InboundMessage): Promise<KeptAttachment[]> {
    const kept: KeptAttachment[] = [];
    for (const { content, ...facts } of message.attachments) {
      const bytes = content instanceof Uint8Array ? content : undefined;
      const file = bytes ? await this.files.put(bytes) : undefined;
      kept.push({
        ...facts,
        sha256: file?.sha256 ?? null,
        reference: 'fetch' in content ? (content as { fetch: string }).fetch : null,
      });
    }
    return kept;
  }

  async takeIn(
    tx: Sql,
    receipt: Pick<Receipt, 'number' | 'received_at' | 'history'>,
    channel: OpenChannel,
    message: InboundMessage,
    attachments: KeptAttachment[],
    mark: 'bounce' | 'abuse' | null = null,
  ): Promise<TakenIn> {
    const at = receipt.received_at;
    const messageId = receipt.history ? idAt(at) : newId();
    const scope = identityScope(channel);
    const recognised = await recognise(tx, scope, message, messageId);
    if (recognised.known) return { became: 'known', messageId: recognised.messageId };

    const kind = channel.adapter.can.handle;
    const senderKey = addressKey(kind, message.from.address);
    const writer = await findOrMakeWriter(tx, kind, message.from, senderKey, {
      channelId: channel.row.id,
      language: message.language ?? null,
      at,
    });
    const candidates = await findCandidates(tx, scope, kind, message, senderKey);
    const belongs = whereItBelongs(candidates, message.authenticity.verdict);
    const arrival: Arrival = {
      tx,
      channel,
      message,
      messageId,
      attachments,
      writer,
      kind,
      at,
      history: receipt.history,
      receiptNumber: receipt.number,
      mark: mark ?? (recognised.sameId ? 'same id' : null),
    };
    if (belongs.to === 'new conversation')
      return this.#open(
        arrival,
        belongs.offers.map((offer) => offer.number),
      );
    const conversation = (await lockConversation(tx, belongs.conversationId))!;
    return this.#join(arrival, conversation, belongs.as === 'stranger', belongs.wouldJoin);
  }

  async #join(
    arrival: Arrival,
    conversation: ConversationRow,
    stranger: boolean,
    unmergedId: string,
  ): Promise<TakenIn> {
    const { tx, message, messageId, at, writer, history } = arrival;
    const seq = conversation.seq + 1;
    await insertMessage(arrival, conversation.id, seq, {
      wouldJoin: unmergedId === conversation.id ? null : unmergedId,
      mark: stranger ? 'stranger' : arrival.mark,
    });
    const joined = await join(tx, conversation.id, await this.#joining(arrival, stranger), seq);
    const actor: Actor = { kind: 'customer', id: writer.customer.id };
    const facts: NewFact[] = [
      wroteFact(arrival, stranger),
      ...joined.map((p): NewFact => ({
        type: 'participant.joined',
        data: { participantId: p.id, stranger: p.stranger },
      })),
    ];
    const done = arrive(stateOf(conversation), arrivalOf(arrival), at);
    facts.push(...done.events);
    const shown = history ? {} : { preview: previewOf(message), preview_kind: 'inbound' as const };
    const row = await change(tx, conversation, { ...columnsOf(done), ...shown, seq }, facts, actor, at);
    if (isWork(arrival)) await this.routing.customerWrote(tx, row, message, at);
    return { became: 'message', messageId, conversationId: conversation.id, opened: false };
  }

  async #open(arrival: Arrival, offers: number[]): Promise<TakenIn> {
    const { tx, channel, message, messageId, writer, at, history } = arrival;
    const opening = { channel, message, writer, at };
    const id = history ? idAt(at) : newId();
    const work = isWork(arrival);
    const blocked = writer.customer.blocked_at !== null;
    const state = blocked ? markSpam(begin(arrivalOf(arrival)), at) : undefined;
    const begun = { ...begin(arrivalOf(arrival)), ...state?.changes };
    const language = message.language ?? writer.customer.language;
    const routed = history
      ? undefined
      : await this.routing.opened(tx, { ...opening, id, language: language ?? null, work });
    const facts: NewFact[] = [
      {
        type: 'conversation.opened',
        data: {
          channelId: channel.row.id,
          messageId,
          teamId: routed?.changes.team_id ?? channel.row.team_id,
          ...(offers.length ? { offers } : {}),
        },
      },
      wroteFact(arrival, false),
      ...(routed?.facts ?? []),
    ];
    await tx
      .insertInto('conversation')
      .values({
        id,
        root_id: id,
        customer_id: writer.customer.id,
        brand_id: channel.row.brand_id,
        channel_id: channel.row.id,
        team_id: channel.row.team_id,
        status: begun.status,
        subject: message.subject ?? '',
        subject_key: textKey(message.subject ?? ''),
        language: language ?? null,
        preview: previewOf(message),
        opened_at: at,
        last_message_at: at,
        waiting_since: begun.waitingSince,
        resolved_at: begun.resolvedAt,
        seq: 1,
        event_seq: facts.length,
        ...routed?.changes,
      })
      .execute();
    await insertMessage(arrival, id, 1, { wouldJoin: null, mark: arrival.mark });
    await join(tx, id, await this.#joining(arrival, false), 1);
    const actor: Actor = { kind: 'customer', id: writer.customer.id };
    const ruleFacts = new Map(routed?.actors ?? []);
    await insertFacts(
      tx,
      [
        ...(writer.created
          ? [{ fact: writer.created, conversationId: null, customerId: writer.customer.id, seq: null, actor }]
          : []),
        ...facts.map((fact, i) => ({
          fact,
          conversationId: id,
          customerId: writer.customer.id,
          seq: i + 1,
          actor: ruleFacts.get(fact) ?? actor,
        })),
      ],
      actor,
      at,
    );
    return { became: 'message', messageId, conversationId: id, opened: true };
  }

  /** The writer, and everyone else the message was addressed to but ourselves. */
  async #joining({ message, writer, kind, channel }: Arrival, stranger: boolean): Promise<Joining[]> {
    const isOurs = await this.channels.own();
    const others = [
      ...message.to.map((address) => ({ address, role: 'to' as const })),
      ...message.cc.map((address) => ({ address, role: 'cc' as const })),
    ].filter(({ address: { address } }) => !isOurs(address, addressKey(kind, address)));
    return [
      {
        kind,
        address: message.from,
        handleId: writer.handle.id,
        role: stranger ? 'other' : 'customer',
        stranger,
        inReply: !stranger,
      },
      // Whom a stranger names is as strange as they are.
      ...(channel.adapter.can.copies ? others : []).map(({ address, role }) => ({
        kind,
        address,
        handleId: null,
        role,
        stranger,
        inReply: !stranger,
      })),
    ];
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { InboundMessage } from '@kontor/channel-kit/envelope';
import type { Actor } from '@kontor/contracts/events';
import type { Belonging } from '@kontor/domain/threading/joining';
import { textKey } from '@kontor/domain/text/key';
import { arrive, begin } from '@kontor/domain/conversation/arriving';
import type { ConversationState, Done } from '@kontor/domain/conversation/state';
import { markSpam } from '@kontor/domain/conversation/status';
import { ChannelBook, type OpenChannel } from '../channels/channel-book.ts';
import { identityScope } from '../channels/identity-scope.ts';
import { addressKey, join, type Joining, participantRows } from '../conversation/participants.ts';
import { columnsOf, stateOf } from '../conversation/state.ts';
import { findOrMakeWriters } from '../customer/finding-handles.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { idAt, newId } from '../platform/ids.ts';
import { FILES } from '../platform/tokens.ts';
import { Routing } from '../routing/routing.ts';
import { change, factRows, lockConversation, type NewFact } from '../timeline/recording.ts';
import {
  addMessage,
  type Arrival,
  arrivalOf,
  isWork,
  type KeptAttachment,
  previewOf,
  wroteFact,
} from './arrival.ts';
import { findCandidates } from './candidates.ts';
import type { Receipt } from './claiming.ts';
import { recognise } from './identity.ts';
import { type Arrived, leaveOutKnown, naming, placesOf, type Through } from './several-channels.ts';
import { NewRows } from '../timeline/new-rows.ts';

/** A message as it was understood, before anyone knows where it belongs. */
export interface Incoming {
  receipt: Pick<Receipt, 'number' | 'received_at' | 'history'>;
  channel: OpenChannel;
  message: InboundMessage;
  attachments: KeptAttachment[];
  mark?: 'bounce' | 'abuse';
  /** The other channels it was addressed to, and how it reads there. */
  further?: Through[];
}

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

  /**
   * Several messages, of which none refers to another or is the same as another, cost few statements more than one. What is
   * known already is left out.
   */
  async takeIn(tx: Sql, incoming: Incoming[]): Promise<void> {
    const arrivals = await this.#arrivals(tx, incoming);
    if (arrivals.length === 0) return;
    const candidates = await findCandidates(
      tx,
      arrivals.map((one) => ({
        scope: identityScope(one.channel),
        kind: one.kind,
        message: naming(one),
        senderKey: senderKey(one),
      })),
    );
    const joining: { arrival: Arrival; belongs: Belonging & { to: 'conversation' } }[] = [];
    for (const [i, arrived] of arrivals.entries())
      for (const { arrival, belongs } of await placesOf(arrived, candidates[i]!, this.channels)) {
        if (belongs.to === 'conversation') joining.push({ arrival, belongs });
        else
          await this.#open(
            arrival,
            belongs.offers.map((offer) => offer.number),
          );
      }
    // Conversations are locked with the lower id first; in each the order is that of receiving.
    const byConversation = Map.groupBy(joining, ({ belongs }) => belongs.conversationId);
    for (const id of [...byConversation.keys()].toSorted())
      for (const { arrival, belongs } of byConversation.get(id)!) await this.#join(arrival, belongs);
    await arrivals[0]!.rows.write(tx);
  }

  async #arrivals(tx: Sql, incoming: Incoming[]): Promise<Arrived[]> {
    if (incoming.length === 0) return [];
    const offered = incoming.map((one) => ({
      ...one,
      scope: identityScope(one.channel),
      kind: one.channel.adapter.can.handle,
      messageId: one.receipt.history ? idAt(one.receipt.received_at) : newId(),
    }));
    const fresh = await leaveOutKnown(tx, offered, await recognise(tx, offered));
    if (fresh.length === 0) return [];
    const writers = await findOrMakeWriters(
      tx,
      fresh.map((one) => ({
        kind: one.kind,
        from: one.message.from,
        addressKey: senderKey(one),
        channelId: one.channel.row.id,
        language: one.message.language ?? null,
        at: one.receipt.received_at,
      })),
    );
    const rows = new NewRows();
    return fresh.map(({ receipt, mark, sameId, ...one }, i) => ({
      ...one,
      tx,
      rows,
      writer: writers[i]!,
      at: receipt.received_at,
      history: receipt.history,
      receiptNumber: receipt.number,
      mark: mark ?? (sameId ? 'same id' : null),
    }));
  }

  async #join(arrival: Arrival, belongs: Belonging & { to: 'conversation' }): Promise<void> {
    const { tx, rows, message, at, writer, history } = arrival;
    const conversation = (await lockConversation(tx, belongs.conversationId))!;
    const stranger = belongs.as === 'stranger';
    const seq = conversation.seq + 1;
    addMessage(arrival, conversation.id, seq, {
      wouldJoin: belongs.wouldJoin === conversation.id ? null : belongs.wouldJoin,
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
    const isBlocked = writer.customer.blocked_at !== null && conversation.customer_id === writer.customer.id;
    const arrived = arrive(stateOf(conversation), arrivalOf(arrival), at);
    const done = isBlocked ? asSpam(stateOf(conversation), arrived, at) : arrived;
    facts.push(...done.events);
    const shown = history ? {} : { preview: previewOf(message), preview_kind: 'inbound' as const };
    const changes = { ...columnsOf(done), ...shown, seq };
    const row = await change(tx, conversation, changes, facts, actor, at, { rows });
    if (isWork(arrival) && !isBlocked) await this.routing.customerWrote(tx, rows, row, message, at);
  }

  async #open(arrival: Arrival, offers: number[]): Promise<void> {
    const { rows, channel, message, messageId, writer, at, history } = arrival;
    const id = history ? idAt(at) : newId();
    const blocked = writer.customer.blocked_at !== null;
    const state = blocked ? markSpam(begin(arrivalOf(arrival)), at) : undefined;
    const begun = { ...begin(arrivalOf(arrival)), ...state?.changes };
    const language = message.language ?? writer.customer.language ?? null;
    const opening = { id, channel, message, writer, language, at, work: isWork(arrival) };
    const routed = history ? undefined : await this.routing.opened(rows, opening);
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
    rows.add('conversation', {
      id,
      root_id: id,
      customer_id: writer.customer.id,
      brand_id: channel.row.brand_id,
      channel_id: channel.row.id,
      team_id: channel.row.team_id,
      status: begun.status,
      subject: message.subject ?? '',
      subject_key: textKey(message.subject ?? ''),
      language,
      preview: previewOf(message),
      opened_at: at,
      last_message_at: at,
      waiting_since: begun.waitingSince,
      resolved_at: begun.resolvedAt,
      seq: 1,
      event_seq: facts.length,
      ...routed?.changes,
    });
    addMessage(arrival, id, 1, { wouldJoin: null, mark: arrival.mark });
    rows.add('participant', ...participantRows(id, await this.#joining(arrival, false), 1));
    const actor: Actor = { kind: 'customer', id: writer.customer.id };
    const ruleFacts = new Map(routed?.actors ?? []);
    const placed = facts.map((fact, i) => ({
      fact,
      conversationId: id,
      customerId: writer.customer.id,
      seq: i + 1,
      actor: ruleFacts.get(fact) ?? actor,
    }));
    const { created } = writer;
    const ofCustomer = { conversationId: null, customerId: writer.customer.id, seq: null, actor };
    rows.add(
      'event',
      ...factRows([...(created ? [{ fact: created, ...ofCustomer }] : []), ...placed], actor, at),
    );
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

/** What a blocked customer writes is spam, wherever it joins. */
function asSpam(state: ConversationState, { changes: { lastMessageAt } }: Done, at: Date): Done {
  const spam = markSpam(state, at);
  return { ...spam, changes: { ...spam.changes, ...(lastMessageAt && { lastMessageAt }) } };
}

function senderKey({ kind, message }: Pick<Arrival, 'kind' | 'message'>): string {
  return addressKey(kind, message.from.address);
}

import type { InboundMessage } from '@kontor/channel-kit/envelope';
import type { Arrival as DomainArrival } from '@kontor/domain/conversation/arriving';
import type { OpenChannel } from '../channels/channel-book.ts';
import type { Writer } from '../customer/finding-handles.ts';
import { json, jsonOrNull } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import type { NewFact } from '../timeline/recording.ts';
import type { NewRows } from '../timeline/new-rows.ts';

/** Attachments whose bytes are in the file store already: put there before the transaction that names them. */
export interface KeptAttachment {
  name: string;
  type: string;
  size: number;
  contentId?: string;
  inline: boolean;
  sha256: string | null;
  reference: string | null;
}

/** Longest line shown in lists. */
const previewLength = 200;

/** A message about to be taken in, with all that was found out about it. */
export interface Arrival {
  tx: Sql;
  rows: NewRows;
  channel: OpenChannel;
  message: InboundMessage;
  messageId: string;
  attachments: KeptAttachment[];
  writer: Writer;
  kind: string;
  at: Date;
  history: boolean;
  receiptNumber: number;
  mark: 'same id' | 'bounce' | 'abuse' | null;
  /** The first message of the same mail, when this is for another team. */
  twinOf: string | null;
}

/** Something rules react to: not an automatic mail, not a bounce, not history. */
export function isWork(arrival: Arrival): boolean {
  return !arrival.history && !arrivalOf(arrival).automatic;
}

/** What of it decides over the conversation. A bounce or a report of abuse is written by a machine. */
export function arrivalOf({ message, mark, at, history }: Arrival): DomainArrival {
  const automatic = message.automatic ?? (mark === 'bounce' || mark === 'abuse' ? 'notice' : undefined);
  return { receivedAt: at, history, ...(automatic ? { automatic } : {}) };
}

export function wroteFact(arrival: Arrival, stranger: boolean): NewFact {
  const { messageId, channel, history } = arrival;
  const channelId = channel.row.id;
  if (history) return { type: 'history.imported', data: { messageId, channelId } };
  const { automatic } = arrivalOf(arrival);
  if (automatic) return { type: 'automatic.received', data: { messageId, channelId, automatic } };
  return { type: 'customer.wrote', data: { messageId, channelId, stranger } };
}

export function previewOf(message: InboundMessage): string {
  return message.newText.replace(/\s+/g, ' ').trim().slice(0, previewLength);
}

export function addMessage(
  { rows, channel, message, messageId, attachments, writer, at, history, receiptNumber, twinOf }: Arrival,
  conversationId: string,
  seq: number,
  { wouldJoin, mark }: { wouldJoin: string | null; mark: 'stranger' | 'same id' | 'bounce' | 'abuse' | null },
): void {
  const folded = message.newText !== message.text;
  rows.add('message', {
    id: messageId,
    conversation_id: conversationId,
    seq,
    kind: 'inbound',
    channel_id: channel.row.id,
    handle_id: writer.handle.id,
    automatic: message.automatic ?? null,
    sender: json(message.from),
    written_to: message.writtenTo ?? null,
    to_addresses: json(message.to),
    cc_addresses: json(message.cc),
    reply_to_addresses: json(message.replyTo),
    subject: message.subject ?? null,
    text: message.newText,
    has_html: message.html !== undefined,
    has_folded: folded,
    authenticity: message.authenticity.verdict,
    authenticity_detail: message.authenticity.reason ?? null,
    authenticity_why: jsonOrNull(message.authenticity.why),
    mark,
    remarks: json(message.remarks),
    language: message.language ?? null,
    would_join: wouldJoin,
    twin_of: twinOf,
    receipt_number: receiptNumber,
    received_at: at,
    claimed_at: message.claimedAt ? new Date(message.claimedAt) : history ? at : null,
  });
  if (folded || message.html !== undefined)
    rows.add('message_body', {
      message_id: messageId,
      full_text: folded ? message.text : null,
      html: message.html ?? null,
    });
  rows.add(
    'attachment',
    ...attachments.map((one, position) => ({
      id: newId(),
      message_id: messageId,
      name: one.name,
      type: one.type,
      size: one.size,
      sha256: one.sha256,
      reference: one.reference,
      content_id: one.contentId ?? null,
      inline: one.inline,
      position,
      created_at: at,
    })),
  );
}

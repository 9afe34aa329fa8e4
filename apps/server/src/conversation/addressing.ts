import type { Address } from '@kontor/channel-kit/envelope';
import type { ChannelBook, OpenChannel } from '../channels/channel-book.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { Problem } from '../platform/problem.ts';
import type { ConversationRow } from '../timeline/recording.ts';
import { addressKey } from './participants.ts';

export interface Addressing {
  channel: OpenChannel;
  brand: Row<'brand'>;
  from: Address;
  to: Address[];
  cc: Address[];
  subject: string;
  /** The message that would be answered. */
  answered: Row<'message'> | undefined;
}

/**
 * How a reply goes out if the agent changes nothing: to whoever wrote last, with the others of that message in copy, from
 * the address that was written to. Nobody who joined as a stranger is in it. Undefined when no channel of the
 * conversation's brand can carry it.
 */
export async function addressReply(
  db: Sql,
  channels: ChannelBook,
  conversation: ConversationRow,
): Promise<Addressing | undefined> {
  const answered = await lastFromCustomer(db, conversation.id);
  const channel = await replyChannel(channels, conversation, answered?.channel_id ?? null);
  if (!channel) return undefined;
  const brand = (await db
    .selectFrom('brand')
    .selectAll()
    .where('id', '=', conversation.brand_id)
    .executeTakeFirstOrThrow()) as Row<'brand'>;
  const participants = (await db
    .selectFrom('participant')
    .selectAll()
    .where('conversation_id', '=', conversation.id)
    .orderBy('since_seq')
    .execute()) as Row<'participant'>[];

  const kind = channel.adapter.can.handle;
  const key = (address: string) => addressKey(kind, address);
  const isOurs = await channels.own();
  const left = new Set(participants.filter((p) => !p.in_reply).map((p) => p.address_key));
  const writtenTo = answered?.written_to && channel.row.addresses.includes(key(answered.written_to));
  const from = {
    address: writtenTo ? answered.written_to! : channel.row.addresses[0]!,
    name: brand.sender_name ?? brand.name,
  };

  const taken = new Set<string>();
  const pick = (addresses: Address[]) =>
    addresses.filter(({ address }) => {
      const k = key(address);
      if (isOurs(address, k) || left.has(k) || taken.has(k)) return false;
      taken.add(k);
      return true;
    });
  const wanted = answered
    ? answered.reply_to_addresses.length > 0
      ? answered.reply_to_addresses
      : [answered.sender!]
    : [];
  let to = pick(wanted);
  if (to.length === 0)
    to = pick(
      participants
        .filter((p) => p.kind === kind && (p.role === 'customer' || p.role === 'to'))
        .map((p) => ({ address: p.address, ...(p.name ? { name: p.name } : {}) })),
    ).slice(0, 1);
  const cc = answered ? pick([...answered.to_addresses, ...answered.cc_addresses]) : [];
  const added = participants.filter((p) => p.kind === kind && p.stranger && p.in_reply);
  return {
    channel,
    brand,
    from,
    to,
    cc: [...cc, ...pick(added.map((p) => ({ address: p.address, ...(p.name ? { name: p.name } : {}) })))],
    subject: replySubject(conversation.subject),
    answered,
  };
}

/**
 * As whom a reply goes out: as the address its author chose, else as the one that was written to, else as the channel's first.
 * Nobody writes as an address that is not the channel's.
 */
export function senderOf(
  channel: OpenChannel,
  defaults: Addressing | undefined,
  wanted: string | undefined,
): Address {
  const usual =
    defaults && channel.row.id === defaults.channel.row.id
      ? defaults.from
      : { address: channel.row.addresses[0]!, ...(defaults?.from.name && { name: defaults.from.name }) };
  if (wanted === undefined) return usual;
  const key = (address: string) => addressKey(channel.adapter.can.handle, address);
  if (key(wanted) === key(usual.address)) return usual;
  const own = channel.row.addresses.find((address) => key(address) === key(wanted));
  if (!own) {
    const message = `“${wanted}” is no address of ${channel.row.name}: ${channel.row.addresses.join(', ')}.`;
    throw new Problem('invalid_request', message, { errors: [{ path: 'from', message }] });
  }
  return { ...usual, address: own };
}

/** "Re: " once, whatever the mail clients before put there. */
export function replySubject(subject: string): string {
  return `Re: ${subject.replace(/^(\s*(re|aw|antw|wg|fwd?|sv|tr)(\[\d+\])?\s*:)+\s*/i, '')}`;
}

async function lastFromCustomer(db: Sql, conversationId: string): Promise<Row<'message'> | undefined> {
  return (await db
    .selectFrom('message')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('kind', '=', 'inbound')
    .where('sender', 'is not', null)
    .where(({ or, eb }) => or([eb('mark', 'is', null), eb('mark', '=', 'same id')]))
    .orderBy(({ eb }) => eb('automatic', 'is', null), 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()) as Row<'message'> | undefined;
}

/** The channel last written to, else the one it began on, else any of the brand that can be written from. */
async function replyChannel(
  channels: ChannelBook,
  conversation: ConversationRow,
  lastChannelId: string | null,
): Promise<OpenChannel | undefined> {
  const usable = (await channels.all()).filter(
    ({ row }) =>
      row.brand_id === conversation.brand_id && row.enabled && !row.archived_at && row.addresses.length > 0,
  );
  return (
    usable.find(({ row }) => row.id === lastChannelId) ??
    usable.find(({ row }) => row.id === conversation.channel_id) ??
    usable[0]
  );
}

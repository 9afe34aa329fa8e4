import type { Address } from '@kontor/channel-kit/envelope';
import { emailKey } from '@kontor/domain/handle/email';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';

/** The key under which an address of this kind is compared. */
export function addressKey(kind: string, address: string): string {
  return kind === 'email' ? emailKey(address) : address.trim();
}

export interface Joining {
  kind: string;
  address: Address;
  handleId: string | null;
  role: Row<'participant'>['role'];
  stranger: boolean;
  inReply: boolean;
}

/** Each address once, as a row: as what it is named first. */
export function participantRows(conversationId: string, joining: Joining[], sinceSeq: number) {
  const byKey = new Map(
    joining.toReversed().map((one) => [`${one.kind} ${addressKey(one.kind, one.address.address)}`, one]),
  );
  return [...byKey.values()].toReversed().map((one) => ({
    id: newId(),
    conversation_id: conversationId,
    handle_id: one.handleId,
    kind: one.kind,
    address: one.address.address,
    address_key: addressKey(one.kind, one.address.address),
    name: one.address.name?.trim() || null,
    role: one.role,
    stranger: one.stranger,
    in_reply: one.inReply,
    since_seq: sinceSeq,
  }));
}

/** Adds who is not in the conversation yet. Gives the rows that are new. */
export async function join(
  tx: Sql,
  conversationId: string,
  joining: Joining[],
  sinceSeq: number,
): Promise<Row<'participant'>[]> {
  if (joining.length === 0) return [];
  const rows = await tx
    .insertInto('participant')
    .values(participantRows(conversationId, joining, sinceSeq))
    .onConflict((conflict) => conflict.columns(['conversation_id', 'kind', 'address_key']).doNothing())
    .returningAll()
    .execute();
  return rows as Row<'participant'>[];
}

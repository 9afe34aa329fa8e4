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

/** Adds who is not in the conversation yet. Gives the rows that are new. */
export async function join(
  tx: Sql,
  conversationId: string,
  joining: Joining[],
  sinceSeq: number,
): Promise<Row<'participant'>[]> {
  if (joining.length === 0) return [];
  const byKey = new Map(
    joining.map((one) => [`${one.kind} ${addressKey(one.kind, one.address.address)}`, one]),
  );
  const rows = await tx
    .insertInto('participant')
    .values(
      [...byKey.values()].map((one) => ({
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
      })),
    )
    .onConflict((conflict) => conflict.columns(['conversation_id', 'kind', 'address_key']).doNothing())
    .returningAll()
    .execute();
  return rows as Row<'participant'>[];
}

import { adapterFor } from '../channels/channels.ts';
import { join } from '../conversation/participants.ts';
import type { Row, Sql } from '../platform/database/tables.ts';

/**
 * Whoever a reply goes to takes part from its release on: before it, nobody was written to, and what is taken back leaves
 * no trace. Who got a forwarded message may answer, and is in no reply of themselves. Gives those who are new.
 */
export async function recipientsJoin(tx: Sql, message: Row<'message'>): Promise<string[]> {
  const addressed = [...message.to_addresses, ...message.cc_addresses];
  if (addressed.length === 0 || !message.channel_id) return [];
  const { kind } = await tx
    .selectFrom('channel')
    .select('kind')
    .where('id', '=', message.channel_id)
    .executeTakeFirstOrThrow();
  const { can } = await adapterFor(kind);
  const rows = await join(
    tx,
    message.conversation_id,
    addressed.map((address) => ({
      kind: can.handle,
      address,
      handleId: null,
      role: 'to',
      stranger: false,
      inReply: message.forwards === null,
    })),
    message.seq,
  );
  return rows.map(({ id }) => id);
}

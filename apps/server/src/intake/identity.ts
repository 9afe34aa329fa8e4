import type { InboundMessage } from '@kontor/channel-kit/envelope';
import type { Sql } from '../platform/database/tables.ts';

export type Recognised =
  /** First seen now; the identity is ours from here on. */
  | { known: false; sameId: boolean }
  /** The same message came before, perhaps on another channel. */
  | { known: true; messageId: string; ours: boolean };

/**
 * Says whether we have a message, and enters it if not. Two of the same at once: the second waits here for the first's
 * commit. A known Message-ID with another content is a message of its own, marked: a stranger who reuses an id can
 * neither suppress a mail nor pass for it.
 */
export async function recognise(
  tx: Sql,
  scope: string,
  message: Pick<InboundMessage, 'externalIds' | 'digest'>,
  messageId: string,
): Promise<Recognised> {
  const ids = message.externalIds.length > 0 ? message.externalIds : [`digest:${message.digest}`];
  const entered = await tx
    .insertInto('message_identity')
    .values(
      ids.map((externalId) => ({
        scope,
        external_id: externalId,
        digest: message.digest,
        message_id: messageId,
      })),
    )
    .onConflict((conflict) => conflict.columns(['scope', 'external_id', 'digest']).doNothing())
    .returning('external_id')
    .execute();
  const same = await tx
    .selectFrom('message_identity')
    .select(['external_id', 'digest', 'message_id', 'ours'])
    .where('scope', '=', scope)
    .where('external_id', '=', ids[0]!)
    .execute();
  if (!entered.some((row) => row.external_id === ids[0])) {
    const first = same.find((row) => row.digest === message.digest);
    if (first) return { known: true, messageId: first.message_id, ours: first.ours };
  }
  return { known: false, sameId: same.some((row) => row.message_id !== messageId) };
}

import type { InboundMessage } from '@kontor/channel-kit/envelope';
import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

/** A message about to be recognised, with the id it gets if it is new. */
export interface Unrecognised {
  scope: string;
  message: Pick<InboundMessage, 'externalIds' | 'digest'>;
  messageId: string;
}

export type Recognised =
  /** First seen now; the identity is ours from here on. */
  | { known: false; sameId: boolean }
  /** The same message came before; first as this one, through this channel. */
  | { known: true; messageId: string; channelId: string | null; ours: boolean; sameId: boolean };

/**
 * Says of each message whether we have it, and enters it if not. Two of the same at once: the second waits here for the
 * first's commit. A known Message-ID with another content is a message of its own, marked: a stranger who reuses an id can
 * neither suppress a mail nor pass for it.
 */
export async function recognise(tx: Sql, messages: Unrecognised[]): Promise<Recognised[]> {
  const identities = messages.map((one) => ({ ...one, externalIds: idsOf(one.message) }));
  const entered = await tx
    .insertInto('message_identity')
    .values(
      identities
        .flatMap(({ scope, message, messageId, externalIds }) =>
          externalIds.map((externalId) => ({
            scope,
            external_id: externalId,
            digest: message.digest,
            message_id: messageId,
          })),
        )
        .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    )
    .onConflict((conflict) => conflict.columns(['scope', 'external_id', 'digest']).doNothing())
    .returning(['external_id', 'message_id'])
    .execute();
  const isEntered = new Set(entered.map((row) => `${row.message_id} ${row.external_id}`));
  const same = await withFirstIds(tx, identities);
  return identities.map(({ scope, message, messageId, externalIds: [first] }): Recognised => {
    const named = same.filter((row) => row.scope === scope && row.external_id === first);
    if (!isEntered.has(`${messageId} ${first}`)) {
      const earlier = named.find((row) => row.digest === message.digest);
      if (earlier) {
        const { message_id: first, channel_id: channelId, ours } = earlier;
        const sameId = named.some((row) => row.message_id !== first);
        return { known: true, messageId: first, channelId, ours, sameId };
      }
    }
    return { known: false, sameId: named.some((row) => row.message_id !== messageId) };
  });
}

/** Two messages with the same first id and digest are one. */
export function idsOf(message: Unrecognised['message']): string[] {
  return message.externalIds.length > 0 ? message.externalIds : [`digest:${message.digest}`];
}

/** In this order all who enter identities wait for each other. */
const keyOf = (row: { scope: string; external_id: string; digest: string }) =>
  `${row.scope} ${row.external_id} ${row.digest}`;

/** A statement of its own: it sees what the one before had to wait for. */
async function withFirstIds(tx: Sql, identities: { scope: string; externalIds: string[] }[]) {
  const { rows } = await sql<{
    scope: string;
    external_id: string;
    digest: string;
    message_id: string;
    ours: boolean;
    channel_id: string | null;
  }>`
    select scope, external_id, digest, message_id, ours, m.channel_id
    from message_identity left join message m on m.id = message_id
    where (scope, external_id) in (
      select * from unnest(
        ${identities.map(({ scope }) => scope)}::text[],
        ${identities.map(({ externalIds }) => externalIds[0])}::text[]))`.execute(tx);
  return rows;
}

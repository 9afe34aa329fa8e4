import type { InboundMessage } from '@kontor/channel-kit/envelope';
import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

/** A conversation that a message may belong to, and how it says so. */
export interface Candidate {
  conversationId: string;
  number: number;
  status: string;
  via: 'reference' | 'token' | 'number';
  /** The sender writes or was written to in it: one of its handles, or an address we wrote to. */
  participates: boolean;
  /** The conversation that the message would be in without any merge. */
  unmergedId: string;
}

/**
 * The conversations that a message names by its references, its tokens or a number in its subject, the strongest first.
 * One query.
 */
export async function findCandidates(
  tx: Sql,
  scope: string,
  kind: string,
  message: Pick<InboundMessage, 'references' | 'tokens' | 'numbers'>,
  senderKey: string,
): Promise<Candidate[]> {
  const { references, tokens, numbers } = message;
  if (references.length + tokens.length + numbers.length === 0) return [];
  const { rows } = await sql<Candidate>`
    with named as (
      select m.conversation_id as id, 'token' as via, 0 as strength, 0 as distance
      from message m where m.token = any(${tokens}::text[])
      union all
      select m.conversation_id, 'reference', 1, array_position(${references}::text[], i.external_id)
      from message_identity i join message m on m.id = i.message_id
      where i.scope = ${scope} and i.external_id = any(${references}::text[])
      union all
      select c.id, 'number', 2, array_position(${numbers}::bigint[], c.number)
      from conversation c where c.number = any(${numbers}::bigint[])
    )
    select root.id as "conversationId", root.number, root.status, named.via, named.id as "unmergedId",
      exists (
        select 1 from participant p
        where p.conversation_id = root.id and p.kind = ${kind} and p.address_key = ${senderKey}
          and (not p.stranger or p.in_reply)
      ) as participates
    from named
    join conversation own on own.id = named.id
    join conversation root on root.id = own.root_id
    order by named.strength, named.distance`.execute(tx);
  return rows;
}

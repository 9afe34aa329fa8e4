import { type Candidate, type Evidence, evidenceOf, type Naming } from '@kontor/domain/threading/joining';
import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

interface Found {
  by: Evidence['by'];
  value: string;
  conversationId: string;
  namedId: string;
  number: number;
  standing: Candidate['standing'];
}

/** The conversations behind what a message names, and how its sender stands in each. One query, none when it names nothing. */
export async function findCandidates(
  tx: Sql,
  scope: string,
  kind: string,
  message: Naming,
  senderKey: string,
): Promise<Candidate[]> {
  const evidence = evidenceOf(message);
  if (evidence.length === 0) return [];
  const values = (by: Evidence['by']) => evidence.filter((one) => one.by === by).map((one) => one.value);
  const { rows } = await sql<Found>`
    with named as (
      select 'token' as by, m.token as value, m.conversation_id as id
      from message m where m.token = any(${values('token')}::text[])
      union all
      select 'reference', i.external_id, m.conversation_id
      from message_identity i join message m on m.id = i.message_id
      where i.scope = ${scope} and i.external_id = any(${values('reference')}::text[])
      union all
      select 'number', c.number::text, c.id
      from conversation c where c.number = any(${values('number')}::bigint[])
    )
    select named.by, named.value, own.id as "namedId", root.id as "conversationId", root.number,
      case when p.id is null then 'nobody' when p.stranger and not p.in_reply then 'stranger' else 'participant' end
        as standing
    from named
    join conversation own on own.id = named.id
    join conversation root on root.id = own.root_id
    left join participant p
      on p.conversation_id = root.id and p.kind = ${kind} and p.address_key = ${senderKey}`.execute(tx);
  return rows.flatMap(({ by, value, ...row }) => {
    const found = evidence.find((one) => one.by === by && String(one.value) === value);
    return found ? [{ ...row, evidence: found }] : [];
  });
}

import { type Candidate, type Evidence, evidenceOf, type Naming } from '@kontor/domain/threading/joining';
import type { Served } from '@kontor/domain/threading/several-channels';
import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

/** A message, where its ids are unique, and the key of the handle that it was written from. */
export interface Placing {
  scope: string;
  kind: string;
  message: Naming;
  senderKey: string;
}

interface Found {
  by: Evidence['by'];
  value: string;
  /** Of an id; a token and a number are unique everywhere. */
  scope: string | null;
  conversationId: string;
  namedId: string;
  number: number;
  mail: string | null;
  channel: Served;
  teamId: string | null;
  /** Of the senders those who stand in the conversation. */
  standing: { kind: string; key: string; as: 'stranger' | 'participant' }[];
}

/**
 * For each message the conversations behind what it names, and how its sender stands in each. One query, none when nothing
 * is named.
 */
export async function findCandidates(tx: Sql, placings: Placing[]): Promise<Candidate[][]> {
  const evidence = placings.map(({ message }) => evidenceOf(message));
  if (evidence.every((one) => one.length === 0)) return evidence.map(() => []);
  const values = (by: Evidence['by']) =>
    evidence.flatMap((all) => all.filter((one) => one.by === by).map((one) => one.value));
  const named = placings.filter((_, i) => evidence[i]!.length > 0);
  const { rows } = await sql<Found>`
    with named as (
      select 'token' as by, m.token as value, null as scope, null::uuid as mail, m.conversation_id as id
      from message m where m.token = any(${values('token')}::text[])
      union all
      select 'reference', i.external_id, i.scope, i.message_id, m.conversation_id
      from message_identity i join message m on m.id = i.message_id
      where i.scope = any(${named.map(({ scope }) => scope)}::text[])
        and i.external_id = any(${values('reference')}::text[])
      union all
      select 'reference', i.external_id, i.scope, i.message_id, m.conversation_id
      from message_identity i join message m on m.twin_of = i.message_id
      where i.scope = any(${named.map(({ scope }) => scope)}::text[])
        and i.external_id = any(${values('reference')}::text[])
      union all
      select 'number', c.number::text, null, null, c.id
      from conversation c where c.number = any(${values('number')}::bigint[])
    )
    select named.by, named.value, named.scope, named.mail,
      own.id as "namedId", root.id as "conversationId", root.number, root.team_id as "teamId",
      json_build_object('channelId', root.channel_id,
        'teamIds', array(select s.team_id from channel_team s where s.channel_id = root.channel_id)) as channel,
      (select coalesce(json_agg(json_build_object('kind', p.kind, 'key', p.address_key,
          'as', case when p.stranger and not p.in_reply then 'stranger' else 'participant' end)), '[]')
        from participant p
        where p.conversation_id = root.id and p.kind = any(${named.map(({ kind }) => kind)}::text[])
          and p.address_key = any(${named.map(({ senderKey }) => senderKey)}::text[])) as standing
    from named
    join conversation own on own.id = named.id
    join conversation root on root.id = own.root_id
    order by own.id`.execute(tx);
  return placings.map(({ scope, kind, senderKey }, i) =>
    rows.flatMap(({ by, value, scope: foundIn, standing, channel, teamId, ...row }) => {
      const found = evidence[i]!.find((one) => one.by === by && String(one.value) === value);
      if (!found || (foundIn !== null && foundIn !== scope)) return [];
      const sender = standing.find((one) => one.kind === kind && one.key === senderKey);
      const reach = { conversationId: row.conversationId, channel, teamId };
      return [{ ...row, evidence: found, standing: sender?.as ?? 'nobody', reach }];
    }),
  );
}

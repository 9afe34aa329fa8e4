import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Beside the data a copy of one conversation with this many messages, each with 15 kB of HTML. Gives its id. */
export async function longConversation(admin: pg.Pool, messages: number): Promise<string> {
  const id = randomUUID();
  await admin.query(
    `insert into conversation (id, root_id, customer_id, brand_id, channel_id, team_id, status, subject, subject_key, opened_at,
       last_message_at, waiting_since, seq, event_seq)
     select $1::uuid, $1::uuid, customer_id, brand_id, channel_id, team_id, 'open', 'long', 'long', now(), now(), now(), $2, $2
     from conversation where channel_id in (select id from channel where name = 'Support')
       and team_id in (select id from team where name = 'Support') limit 1`,
    [id, messages],
  );
  await admin.query(
    `insert into participant (id, conversation_id, handle_id, kind, address, address_key, name, role, since_seq)
     select gen_random_uuid(), $1::uuid, h.id, h.kind, h.address, h.address_key, h.name, 'customer', 1
     from conversation c join handle h on h.customer_id = c.customer_id where c.id = $1::uuid limit 1`,
    [id],
  );
  await admin.query(
    `insert into message (id, conversation_id, seq, kind, channel_id, author_id, sender, to_addresses, subject, text, has_html,
       has_folded, state, received_at)
     select uuidv7(), c.id, n, case n % 2 when 0 then 'outbound' else 'inbound' end, c.channel_id,
       case n % 2 when 0 then (select agent_id from membership where team_id = c.team_id limit 1) end,
       '{"address": "anna@kunde.example", "name": "Anna"}', '[{"address": "support@adler-kaffee.example"}]', 'long',
       repeat('Der Tank hat einen Riss, und das Wasser läuft aus. ', 8), true, true, case n % 2 when 0 then 'sent' end,
       now() - (($2 - n) || ' minutes')::interval
     from conversation c, generate_series(1, $2) n where c.id = $1::uuid`,
    [id, messages],
  );
  await admin.query(
    `insert into message_body (message_id, html)
     select id, '<p>' || repeat('Der Tank hat einen Riss. ', 600) || '</p>' from message where conversation_id = $1::uuid`,
    [id],
  );
  await admin.query(
    `insert into message_recipient (message_id, address_key, address, role, state)
     select id, 'anna@kunde.example', 'anna@kunde.example', 'to', 'sent' from message
     where conversation_id = $1::uuid and kind = 'outbound'`,
    [id],
  );
  await admin.query(
    `insert into event (id, position, conversation_id, customer_id, seq, type, actor, data, at)
     select gen_random_uuid(), 0, $1::uuid, c.customer_id, m.seq, 'customer.wrote', '{"kind": "system"}',
       json_build_object('messageId', m.id), m.received_at
     from message m join conversation c on c.id = m.conversation_id where c.id = $1::uuid`,
    [id],
  );
  return id;
}

import pg from 'pg';
import { addMailbox } from './channels.ts';
import type { TestKontor } from './kontor.ts';
import type { TestClock } from './test-clock.ts';

/** As a company looks after years, but smaller: nearly all is resolved, and Support is one team of forty. */
export const grown = { conversations: 8_000, messages: 24_000, teams: 40, unresolved: 0.03 };

/**
 * Lays so much into a Kontor and gives a connection of its own for looking at plans. Of each hundred messages all hold
 * "kaffee", ten "dampf" and one "pumpe"; one in all holds "einzig".
 */
export async function growUp(kontor: TestKontor & { clock: TestClock }): Promise<pg.Client> {
  const channel = await addMailbox(kontor, {
    address: 'info@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
  const client = new pg.Client({ connectionString: kontor.config.databaseUrl });
  await client.connect();
  const { support } = kontor.cast.teams;
  const now = kontor.clock.now();
  // Ids with the time in front, as the application makes them.
  await client.query(`
    create function pg_temp.id_at(at timestamptz, salt int) returns uuid language sql as $$
      select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7000' || '8' || lpad(to_hex(salt), 15, '0'))::uuid $$`);
  await client.query(
    `create temp table grown as
     select n, pg_temp.id_at(at, n) as id, at, case when n % ${grown.teams} = 0 then $2::uuid else team.id end as team_id,
       case when n > ${grown.conversations * (1 - grown.unresolved)} then (array['open', 'waiting', 'snoozed'])[n % 3 + 1]
         when n % 50 = 7 then 'spam' else 'resolved' end as status
     from (select n, $1::timestamptz - make_interval(mins => ${grown.conversations} - n) as at
       from generate_series(1, ${grown.conversations}) n) one
     join (select gen_random_uuid() as id, place from generate_series(1, ${grown.teams - 1}) place) team
       on team.place = 1 + n % ${grown.teams - 1}`,
    [now, support],
  );
  await client.query(`
    insert into team (id, name, created_at) select distinct team_id, 'Desk ' || team_id, now() from grown
      on conflict do nothing;
    insert into customer (id, root_id, name, name_key, tags, created_at)
      select pg_temp.id_at(at, n + 1000000), pg_temp.id_at(at, n + 1000000), 'Anna ' || n, 'anna ' || n,
        case when n % 100 = 3 then '{VIP}'::text[] else '{}' end, at from grown where n % 4 = 0`);
  await client.query(
    `insert into conversation (id, root_id, customer_id, brand_id, channel_id, team_id, status, priority, type, subject, subject_key,
       opened_at, last_message_at, waiting_since, snoozed_until, resolved_at, seq)
     select g.id, g.id, pg_temp.id_at(c.at, c.n + 1000000), $1, $2, g.team_id, g.status,
       (array['low', 'normal', 'normal', 'high', 'urgent'])[g.n % 5 + 1], case when g.n % 20 = 9 then 'tender' else 'question' end,
       'Anfrage ' || g.n, 'anfrage ' || g.n, g.at, g.at, case when g.status = 'open' then g.at end,
       case when g.status = 'snoozed' then now() end, case when g.status = 'resolved' then g.at end, 3
     from grown g join grown c on c.n = g.n / 4 * 4 + case when g.n < 4 then 4 else 0 end`,
    [kontor.cast.brandId, channel],
  );
  const of = grown.messages / grown.conversations;
  await client.query(
    `insert into message (id, conversation_id, seq, kind, channel_id, sender, subject, text, received_at)
     select pg_temp.id_at(at + make_interval(secs => place), n * 10 + place), id, place, 'inbound', $1,
       '{"address": "anna@kunde.example"}', 'Anfrage', 'kaffee ' || case when (n * ${of} + place) % 10 = 0 then 'dampf ' else '' end
         || case when (n * ${of} + place) % 100 = 1 then 'pumpe ' else '' end || case when n = 5000 and place = 1 then 'einzig' else '' end,
       at + make_interval(secs => place)
     from grown, generate_series(1, ${of}) place`,
    [channel],
  );
  await client.query(`
    insert into message_search (message_id, conversation_id, team_id, language, tsv)
      select m.id, m.conversation_id, c.team_id, 'de', to_tsvector('german', m.text) from message m join conversation c on c.id = m.conversation_id;
    insert into participant (id, conversation_id, kind, address, address_key, role, since_seq)
      select gen_random_uuid(), id, 'email', 'anna@kunde.example', 'anna@kunde.example', 'customer', 1 from grown;
    insert into attachment (id, message_id, name, type, size, created_at)
      select gen_random_uuid(), id, 'Foto.jpg', 'image/jpeg', 1, received_at from message where seq = 1;
    insert into event (id, position, conversation_id, seq, type, actor, at)
      select id, null, conversation_id, seq, 'customer.wrote', '{"kind": "system"}', received_at from message;
    update event set position = number;
    update event_head set position = (select max(position) from event)`);
  await client.query('vacuum analyze');
  // So few rows are soonest read from one end to the other: what still is has no index that serves.
  await client.query('set enable_seqscan = off');
  return client;
}

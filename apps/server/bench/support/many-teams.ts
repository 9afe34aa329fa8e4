import type { Client } from 'pg';

/** Teams beside the demo's own: forty in all that handle mail. */
const more = 39;

/**
 * A filling of one small company would show nothing about who sees a fortieth. So each conversation but every fortieth is
 * given, while it is copied, to a team and an agent made for the purpose; the others stay with the demo's teams.
 */
export async function spreadOverTeams(client: Client): Promise<void> {
  await client.query(`
    create schema bench;
    create table bench.desk (place int primary key, team_id uuid not null, agent_id uuid not null);
    insert into bench.desk select place, gen_random_uuid(), gen_random_uuid() from generate_series(1, ${more}) place;
    insert into team (id, name, created_at) select team_id, 'Desk ' || place, now() from bench.desk;

    create function bench.staff() returns trigger language plpgsql as $$ begin
      insert into agent (id, name, email, email_key, role, created_at)
        select agent_id, 'Agent ' || place, 'desk' || place || '@adler-kaffee.example', 'desk' || place || '@adler-kaffee.example',
          'agent', now() from bench.desk;
      insert into membership (team_id, agent_id, created_at) select team_id, agent_id, now() from bench.desk;
      return null;
    end $$;
    create trigger bench_staff after insert on brand for each row execute function bench.staff();

    create function bench.spread() returns trigger language plpgsql as $$
    declare desk bench.desk;
    begin
      if new.number % ${more + 1} = 0 or new.team_id is null then return new; end if;
      select * into desk from bench.desk where place = new.number % ${more + 1};
      new.team_id := desk.team_id;
      if new.assignee_id is not null then new.assignee_id := desk.agent_id; end if;
      return new;
    end $$;
    create trigger bench_spread before insert on conversation for each row execute function bench.spread();`);
}

/** Whom the demo mentions are its own few people: of forty teams' mentions they would have all. They keep some. */
export async function stopSpreading(client: Client): Promise<void> {
  await client.query(`
    delete from follower f using conversation c
      where c.id = f.conversation_id and c.number % ${more + 1} <> 0 and c.number % 50 <> 0;
    drop trigger bench_spread on conversation;
    drop trigger bench_staff on brand;
    drop schema bench cascade;`);
}

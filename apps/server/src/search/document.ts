import { foldSql } from './folding.ts';

/**
 * What of a message can be found, as SQL. Weights say where a word stands: A who wrote, B to whom, none for subject, names of
 * files and text; nothing is ranked. Names are kept as they are, text by its language: declared, or the one of German and
 * English of which it holds more words that mean nothing by themselves.
 */
const named = (address: string) => `concat_ws(' ', ${address}->>'name', ${address}->>'address')`;

const author = foldSql(`left(coalesce(${named('m.sender')}, '') || ' ' || coalesce(writer.name, ''), 2000)`);
const recipients = foldSql(
  `left((select string_agg(${named('one')}, ' ')
    from jsonb_array_elements(m.to_addresses || m.cc_addresses || m.bcc_addresses) one), 20000)`,
);
const text = foldSql(
  `left(coalesce(m.subject, ''), 1000) || ' ' ||
    left(coalesce((select string_agg(a.name, ' ') from attachment a where a.message_id = m.id and not a.inline), ''), 5000)
    || ' ' || left(m.text, 100000)`,
);

const inItsLanguage = `case
  when spoken.language like 'de%' then to_tsvector('german', body)
  when spoken.language like 'en%' then to_tsvector('english', body)
  when spoken.language is not null then to_tsvector('simple', body)
  else (select case when length(german) <= length(english) then german else english end
    from (select to_tsvector('german', body) as german, to_tsvector('english', body) as english offset 0) both_ways)
  end`;

const findable = `m.redacted_at is null and own.redacted_at is null and coalesce(m.state, '') not in ('undone', 'returned')`;

/**
 * Puts messages into the index, or anew. `which` is a condition over `m` (the message) and `own` (its conversation). Safe to
 * do again.
 */
export function indexSql(which: string): string {
  return `
    insert into message_search (message_id, conversation_id, team_id, language, tsv)
    select m.id, root.id, root.team_id, spoken.language,
      setweight(to_tsvector('simple', author), 'A') || setweight(to_tsvector('simple', coalesce(recipients, '')), 'B') ||
      ${inItsLanguage}
    from message m
    join conversation own on own.id = m.conversation_id
    join conversation root on root.id = own.root_id
    left join agent writer on writer.id = m.author_id
    cross join lateral (select lower(coalesce(m.language, own.language)) as language) spoken
    cross join lateral (select ${author} as author, ${recipients} as recipients, ${text} as body offset 0) said
    where ${findable} and ${which}
    on conflict (message_id) do update set conversation_id = excluded.conversation_id, team_id = excluded.team_id,
      language = excluded.language, tsv = excluded.tsv`;
}

/** Takes out what is not to be found any more: taken back, returned, redacted, gone. `which` is over `s`, the row. */
export function removeSql(which: string): string {
  return `
    delete from message_search s where ${which} and not exists (
      select 1 from message m join conversation own on own.id = m.conversation_id where m.id = s.message_id and ${findable})`;
}

/** Corrects the hints of conversations ($1) that moved or were merged. */
export const moveSql = `
  update message_search s set team_id = root.team_id, conversation_id = root.id
  from conversation own join conversation root on root.id = own.root_id
  where own.id = any($1::uuid[]) and s.conversation_id = own.id
    and (s.team_id is distinct from root.team_id or s.conversation_id <> root.id)`;

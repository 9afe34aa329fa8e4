import { validateCondition } from '@kontor/domain/condition/validate';
import { Client } from 'pg';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/postgres.ts';
import { FolderFileStore } from '../platform/files/folder-file-store.ts';
import { foundCompany } from './cast.ts';
import { emailSettings } from './write/company.ts';
import { fillDemo, type Filled, type FillWishes } from './write.ts';

const wishes: FillWishes = {
  seed: 1,
  now: new Date('2026-11-17T09:46:00+01:00'),
  customers: 400,
  conversations: 1500,
  passwordHash: '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$hash',
  smtp: { host: '127.0.0.1', port: 2526 },
};

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  // The database is dropped before a failed test has said so.
  client.on('error', () => {});
  return client;
}

/** Each is a question that must find nothing. */
const faults = {
  'a conversation whose seq is not its newest message': `
    select c.id from conversation c left join message m on m.conversation_id = c.id
    group by c.id having c.seq <> count(m.id) or c.seq <> max(m.seq)`,
  'a message out of the order of its conversation': `
    select 1 from (select received_at, lag(received_at) over (partition by conversation_id order by seq) as before from message) m
    where before > received_at`,
  'a conversation whose event_seq is not its newest event': `
    select c.id from conversation c left join event e on e.conversation_id = c.id
    group by c.id having c.event_seq <> count(e.id) or c.event_seq <> max(e.seq)`,
  'a conversation that began or ended at another time than its messages': `
    select c.id from conversation c join message m on m.conversation_id = c.id
    group by c.id having c.opened_at <> min(m.received_at) or c.last_message_at <> max(m.received_at)`,
  'a clock of what is owed that the messages do not bear out': `
    select c.id from conversation c
    left join lateral (select coalesce(max(seq), 0) as seq from message
      where conversation_id = c.id and kind = 'outbound' and automatic is null) answered on true
    left join lateral (select min(received_at) as at from message
      where conversation_id = c.id and kind = 'inbound' and automatic is null and seq > answered.seq) owed on true
    where c.waiting_since is distinct from case when c.status = 'resolved' then null else owed.at end`,
  'a status without its time, or a time without its status': `
    select id from conversation where (status = 'resolved') <> (resolved_at is not null)
      or (status = 'snoozed') <> (snoozed_until is not null)`,
  'a status that is not that of its last event': `
    select c.id from conversation c left join lateral (
      select data->'status'->>'to' as status from event
      where conversation_id = c.id and type = 'conversation.status_changed' order by seq desc limit 1) last on true
    where c.status <> coalesce(last.status, 'open')`,
  'an agent who is not that of the last event': `
    select c.id from conversation c left join lateral (
      select data->'assignee'->>'to' as id from event
      where conversation_id = c.id and type = 'conversation.assigned' order by seq desc limit 1) last on true
    where c.assignee_id::text is distinct from last.id`,
  'a preview that is not of the newest message': `
    select c.id from conversation c join message m on m.conversation_id = c.id and m.seq = c.seq
    where c.preview_kind <> m.kind or c.preview <> left(btrim(regexp_replace(m.text, '\\s+', ' ', 'g')), 200)`,
  'a mail without its identity, or an identity without its mail': `
    select 1 from message m full join message_identity i on i.message_id = m.id
    where m.kind is distinct from 'note' and (m.id is null or i.message_id is null or i.ours <> (m.kind = 'outbound'))`,
  'a reply without recipient or attempt': `
    select m.id from message m where m.kind = 'outbound' and
      (not exists (select 1 from message_recipient r where r.message_id = m.id and r.role = 'to')
       or not exists (select 1 from attempt a where a.message_id = m.id and a.outcome = 'sent'))`,
  'a folded message without its body': `
    select m.id from message m left join message_body b on b.message_id = m.id
    where m.has_folded <> (b.full_text is not null)`,
  'an inbound message from no handle': `select id from message where kind = 'inbound' and handle_id is null`,
  'a sender who is not the owner of the handle': `
    select m.id from message m join handle h on h.id = m.handle_id where h.address <> m.sender->>'address'`,
  'a conversation without the customer among its participants': `
    select c.id from conversation c where not exists (
      select 1 from participant p join handle h on h.id = p.handle_id
      where p.conversation_id = c.id and p.role = 'customer' and h.customer_id = c.customer_id)`,
  'a message without its search row, or in another team': `
    select 1 from message m join conversation c on c.id = m.conversation_id full join message_search s on s.message_id = m.id
    where m.id is null or s.message_id is null or s.team_id is distinct from c.team_id`,
  'a position that is missing, given twice or out of order': `
    select 1 from (select position, row_number() over (order by position) as place from event) e where position <> place
    union all select 1 from (select position, lag(position) over (partition by conversation_id order by seq) as before
      from event where conversation_id is not null) e where before > position`,
  'a head of positions that is not the last': `
    select 1 from event_head where position <> (select max(position) from event)`,
  'someone who has read further than there is': `
    select 1 from read_mark r join conversation c on c.id = r.conversation_id where r.seq > c.seq`,
  'a mention without a follower': `
    select 1 from message m, unnest(m.mentions) as agent
    where not exists (select 1 from follower f where f.conversation_id = m.conversation_id and f.agent_id = agent)`,
  'a tag that is not in the list': `
    select 1 from conversation c, unnest(c.tags) as name where not exists (select 1 from tag t where t.name = name)`,
};

describe('a demo', () => {
  let client: Client;
  let filled: Filled;
  const root = mkdtempSync(join(tmpdir(), 'kontor-demo-'));
  const files = new FolderFileStore(join(root, 'files'));
  const phases = new Set<string>();

  beforeAll(async () => {
    const { url } = await testDatabase();
    client = await connected(url);
    filled = await fillDemo(url, { ...wishes, files, onProgress: ({ phase }) => phases.add(phase) });
  });
  afterAll(async () => {
    await client?.end();
    rmSync(root, { recursive: true });
  });

  const one = async (sql: string) => (await client.query(sql)).rows[0] as Record<string, unknown>;

  test('has everything that was asked for', async () => {
    expect(filled).toMatchObject({ customers: 400, conversations: 1500 });
    const counts = await one(`select (select count(*)::int from conversation) as conversations,
      (select count(*)::int from message) as messages, (select count(*)::int from event) as events,
      (select count(*)::int from agent) as agents, (select count(*)::int from team) as teams,
      (select count(*)::int from channel) as channels, (select count(*)::int from rule) as rules`);
    expect(counts).toEqual({
      conversations: 1500,
      messages: filled.messages,
      events: filled.events,
      agents: 5,
      teams: 4,
      channels: 3,
      rules: 5,
    });
    expect([...phases]).toEqual(['customers', 'conversations', 'search']);
  });

  test.each(Object.entries(faults))('has not %s', async (_, sql) => {
    expect((await client.query(`${sql} limit 3`)).rows).toEqual([]);
  });

  test('goes on where it ended: the next conversation has the next number', async () => {
    expect(
      await one(
        `select nextval('conversation_number')::int as next, max(number)::int + 1 as wanted from conversation`,
      ),
    ).toEqual({
      next: 2501,
      wanted: 2501,
    });
  });

  test('keeps the bytes of each attachment in the file store', async () => {
    const { rows } = await client.query(`select sha256, size, type from attachment`);
    expect(rows.length).toBeGreaterThan(200);
    for (const { sha256, size } of rows.slice(0, 40)) {
      const bytes = await files.read(sha256);
      expect(bytes.length).toBe(size);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });

  test('has a rule stand behind what it did', async () => {
    const { rows } = await client.query(
      `select distinct data->>'name' as name from event where type = 'rule.fired' and actor->>'kind' = 'rule'`,
    );
    expect(rows.length).toBe(5);
  });

  test('is not written into a database that has people', async () => {
    const { url } = await testDatabase();
    const small = { ...wishes, customers: 20, conversations: 30 };
    await fillDemo(url, small);
    await expect(fillDemo(url, small)).rejects.toThrow('wants an empty one');
  });
});

describe('a large demo', () => {
  const definitions = `select indexdef as definition from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace order by 1`;

  test('has the same indexes and constraints as before, and the same order in its rows', async () => {
    const { url } = await testDatabase();
    const client = await connected(url);
    const before = (await client.query(definitions)).rows;
    const filled = await fillDemo(url, { ...wishes, customers: 300, conversations: 2500, brief: true });
    expect((await client.query(definitions)).rows).toEqual(before);
    expect(filled.messages / filled.conversations).toBeGreaterThan(7);
    const briefly = [
      'a reply without recipient or attempt',
      'an inbound message from no handle',
      'an agent who is not that of the last event',
    ];
    const found = new Map<string, unknown[]>();
    for (const [fault, sql] of Object.entries(faults))
      if (!briefly.includes(fault)) found.set(fault, (await client.query(`${sql} limit 3`)).rows);
    expect([...found].filter(([, rows]) => rows.length > 0)).toEqual([]);
    await client.end();
  });
});

test('rules and views are conditions that Kontor takes, channels have settings of the mail adapter', async () => {
  const cast = foundCompany(1, wishes.now.getTime());
  for (const { condition } of cast.rules)
    expect(validateCondition(condition, { scope: 'rule' })).toMatchObject({ ok: true });
  const { firstViews } = await import('./write/company.ts');
  for (const { condition } of firstViews)
    expect(validateCondition(condition, { scope: 'view' })).toMatchObject({ ok: true });
  const { adapterFor } = await import('../channels/channels.ts');
  const { settings } = await adapterFor('email');
  for (const channel of Object.values(cast.channels))
    expect(settings.safeParse(emailSettings(channel, wishes.smtp))).toMatchObject({ success: true });
});

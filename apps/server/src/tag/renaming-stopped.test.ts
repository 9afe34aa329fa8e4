import { counts } from '@kontor/contracts/conversation';
import { rule, tag, tagList, view } from '@kontor/contracts/settings';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { handOver } from '../../test/support/mail-server.ts';
import { openMatter } from '../../test/support/matters.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { until } from '../../test/support/until.ts';
import { MailListener } from '../intake/mail-listener.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { TagRenaming } from './renaming.ts';

/** Processes on one database share it. */
const SECRET_KEY = Buffer.alloc(32, 9).toString('base64');
/** Of one slice of the work. */
const slice = 50;
/** Each more than two slices. */
const many = { conversations: 130, customers: 60 };

let web: TestKontor & { clock: TestClock };
let channelId: string;
beforeAll(async () => {
  web = await testKontor({ env: { SECRET_KEY, ROLE: 'web' } });
  channelId = await addMailbox(web, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
});

const admin = () => web.api('admin');
const newWorker = () =>
  testKontor({
    databaseUrl: web.config.databaseUrl!,
    dataDir: web.config.dataDir,
    clock: web.clock,
    env: { SECRET_KEY, ROLE: 'worker', SMTP_LISTEN: '127.0.0.1:0' },
  });

type Place = 'between two slices' | 'with a slice written and not committed';

/** Until it dies at its second slice; nothing of what it had begun there is committed. */
function untilDeath(worker: TestKontor, place: Place): Promise<void> {
  const renaming = worker.get(TagRenaming);
  const db = worker.app.get(Database, { strict: false });
  const carryOn = renaming.carryOn.bind(renaming);
  const transaction = db.transaction.bind(db);
  let slices = 0;
  return new Promise((resolve) => {
    renaming.carryOn = async (outboxId) => {
      if (++slices === 1) return carryOn(outboxId);
      try {
        if (slices > 2 || place === 'between two slices') throw new Error('Killed');
        db.transaction = (work) =>
          transaction(async (tx) => {
            await work(tx);
            throw new Error('Killed');
          });
        return await carryOn(outboxId);
      } finally {
        db.transaction = transaction;
        resolve();
      }
    };
  });
}

/** Conversations and customers with the one word, some of them with the other or a third as well. */
async function carriers(from: string, to: string, other: string): Promise<void> {
  const { id, customerId } = await openMatter(web, { channelId, team: 'support' });
  await sql`insert into conversation (id, root_id, customer_id, brand_id, channel_id, team_id, opened_at, last_message_at, subject, tags)
    select ids.id, ids.id, c.customer_id, c.brand_id, c.channel_id, c.team_id, c.opened_at, c.last_message_at, 'Carrier',
      case when n % 10 = 0 then array[${other}, ${from}, ${to}] when n % 3 = 0 then array[${other}, ${from}] else array[${from}] end
    from conversation c, lateral (select gen_random_uuid() as id, n from generate_series(1, ${many.conversations}::int) n where c.id is not null) as ids
    where c.id = ${id}`.execute(web.db.sql);
  await sql`insert into customer (id, root_id, name, name_key, created_at, tags)
    select ids.id, ids.id, c.name, c.name_key, c.created_at, array[${from}, ${other}]
    from customer c, lateral (select gen_random_uuid() as id from generate_series(1, ${many.customers}::int) where c.id is not null) as ids
    where c.id = ${customerId}`.execute(web.db.sql);
}

interface Carrier {
  id: string;
  tags: string[];
  version: number;
}
const carrying = async (table: 'conversation' | 'customer', ...words: string[]): Promise<Carrier[]> =>
  (
    await sql<Carrier>`select id, tags, version from ${sql.table(table)}
      where tags && ${words}::text[] order by id`.execute(web.db.sql)
  ).rows;

test.each([
  ['renamed', 'between two slices'],
  ['merged into another', 'with a slice written and not committed'],
] as const)('a tag is %s to the end when the worker was killed %s', async (how, place) => {
  const [from, to, other] = [`Leak ${how}`, `Drip ${how}`, `Other ${how}`];
  const make = (name: string) => admin().post('/tags', { name, color: null }, tag);
  const { id: fromId } = await make(from);
  const toId = how === 'renamed' ? fromId : (await make(to)).id;
  await carriers(from, to, other);
  const asks = { field: 'tags', op: 'has', value: from };
  const kept = await admin().post(
    '/views',
    { name: from, condition: asks, sort: 'newest', sharedWith: 'everyone', teamId: null },
    view,
  );
  await admin().post(
    '/rules',
    {
      name: from,
      event: 'conversation.opened',
      condition: { all: [{ field: 'subject', op: 'contains', value: `puddle ${how}` }] },
      actions: [{ do: 'tag', tags: [from] }],
      stop: false,
      enabled: true,
    },
    rule,
  );
  const before = {
    conversation: await carrying('conversation', from),
    customer: await carrying('customer', from),
  };
  const listed = async () => (await admin().get('/tags', tagList)).items.find(({ id }) => id === toId)!;

  const first = await newWorker();
  const death = untilDeath(first, place);
  if (how === 'renamed') await admin().put(`/tags/${fromId}`, { name: to, color: null }, tag);
  else await admin().post(`/tags/${fromId}/merge`, { into: toId }, tag);
  await death;
  await first.stop();

  // Halfway: one slice of each is through, the list says what is left, and neither word is taken up meanwhile.
  expect(await carrying('conversation', from)).toHaveLength(many.conversations - slice);
  expect(await carrying('customer', from)).toHaveLength(many.customers - slice);
  expect((await listed()).becoming).toEqual({
    from,
    left: many.conversations + many.customers - 2 * slice,
  });
  await expect(make(from)).rejects.toMatchObject({ code: 'not_possible' });

  const second = await newWorker();
  await until('the word is nowhere any more', async () => {
    // It was in the dead one's hands for a while.
    await sql`update outbox set handed_until = clock_timestamp() - interval '1 second'
      where kind = 'tag.rename' and state = 'open' and handed_until is not null`.execute(web.db.sql);
    web.clock.advance({ seconds: 10 });
    second.get(Signals).raise('outbox');
    const { rows } = await sql`select 1 from outbox where kind = 'tag.rename' and state = 'open'`.execute(
      web.db.sql,
    );
    return rows.length === 0;
  });

  for (const table of ['conversation', 'customer'] as const) {
    const renamed = (tags: string[]) => [...new Set(tags.map((word) => (word === from ? to : word)))];
    const wanted = before[table].map(({ id, tags, version }) => ({
      id,
      tags: renamed(tags),
      // Once, not once for each of the two.
      version: version + 1,
    }));
    expect(await carrying(table, from, to)).toEqual(wanted);
  }
  const { rows: facts } = await sql<{ id: string; n: number; added: string[] }>`
    select conversation_id as id, count(*)::int as n, array_agg(data -> 'added' ->> 0) as added from event
    where type = 'conversation.tagged' and data -> 'removed' ->> 0 = ${from} group by 1 order by 1`.execute(
    web.db.sql,
  );
  expect(facts).toEqual(
    before.conversation.map(({ id, tags }) => ({ id, n: 1, added: [tags.includes(to) ? null : to] })),
  );

  expect(await listed()).toMatchObject({
    name: to,
    uses: { conversations: many.conversations, customers: many.customers, views: 1, rules: 1 },
    becoming: null,
  });
  expect((await admin().get('/counts', counts)).views[kept.id]).toBe(many.conversations);
  await handOver(second.get(MailListener).port!, {
    from: 'anna@kunde.example',
    to: 'support@adler-kaffee.example',
    subject: `A puddle ${how}`,
    text: 'Hello',
  });
  const tags = await until('the mail is there', async () => {
    const row = await web.db.sql
      .selectFrom('conversation')
      .select('tags')
      .where('subject', '=', `A puddle ${how}`)
      .executeTakeFirst();
    return row?.tags;
  });
  expect(tags).toEqual([to]);
  await make(from);
});

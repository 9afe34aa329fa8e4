import { conversationList } from '@kontor/contracts/conversation';
import { textKey } from '@kontor/domain/text/key';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonName, TeamName } from '../../test/support/cast.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { until } from '../../test/support/until.ts';
import { json } from '../platform/database/json.ts';
import { idAt, newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { change, lockConversation, record, type NewFact } from '../timeline/recording.ts';
import { findConversations, type Found } from './finding.ts';
import { firstId, lastId } from './ids-in-time.ts';
import { rebuildSearch } from './rebuilding.ts';
import { usual } from './steps.ts';
import { tsqueryOf } from './words-in-sql.ts';

let kontor: TestKontor & { clock: TestClock };
let channel: string;

interface Said {
  text: string;
  subject?: string;
  from?: { address: string; name?: string };
  to?: { address: string; name?: string }[];
  language?: string | null;
  kind?: 'inbound' | 'outbound' | 'note';
  state?: 'held' | 'undone' | 'returned' | 'sent';
  author?: PersonName;
  file?: string;
  in?: string;
}

async function start(): Promise<void> {
  await kontor?.stop();
  kontor = await testKontor();
  channel = await addMailbox(kontor, { address: 'info@adler-kaffee.example', team: 'support', smtpPort: 1 });
}

async function addConversation(team: TeamName | null, more: object = {}): Promise<string> {
  const at = kontor.clock.now();
  const [id, customer] = [idAt(at), newId()];
  await kontor.db.transaction(async (tx) => {
    await tx.insertInto('customer').values({ id: customer, root_id: customer, created_at: at }).execute();
    await tx
      .insertInto('conversation')
      .values({
        id,
        root_id: id,
        customer_id: customer,
        brand_id: kontor.cast.brandId,
        channel_id: channel,
        team_id: team && kontor.cast.teams[team],
        opened_at: at,
        last_message_at: at,
        ...more,
      })
      .execute();
  });
  return id;
}

/** Puts a message where it belongs and tells the fact of it, as intake and replying do. */
async function say(team: TeamName | null, said: Said | string): Promise<string> {
  const {
    text,
    subject,
    from,
    to,
    language,
    kind = 'inbound',
    ...more
  }: Said = typeof said === 'string' ? { text: said } : said;
  const at = kontor.clock.advance({ minutes: 1 });
  const conversation = more.in ?? (await addConversation(team, { subject: subject ?? '' }));
  const id = idAt(at);
  await kontor.db.transaction(async (tx) => {
    const row = (await lockConversation(tx, conversation))!;
    await tx
      .insertInto('message')
      .values({
        id,
        conversation_id: conversation,
        seq: row.seq + 1,
        kind,
        text,
        subject: subject ?? null,
        sender:
          kind === 'inbound' ? json(from ?? { address: 'anna@kunde.example', name: 'Anna Keller' }) : null,
        author_id: more.author ? kontor.cast.people[more.author].id : null,
        to_addresses: json(to ?? []),
        language: language ?? null,
        state: more.state ?? null,
        received_at: at,
      })
      .execute();
    if (more.file)
      await tx
        .insertInto('attachment')
        .values({ id: newId(), message_id: id, name: more.file, type: 'text/plain', size: 1, created_at: at })
        .execute();
    const fact: NewFact =
      kind === 'note'
        ? { type: 'note.written', data: { messageId: id, mentions: [] } }
        : kind === 'outbound'
          ? { type: 'reply.accepted', data: { messageId: id, channelId: channel, releaseAt: null } }
          : { type: 'customer.wrote', data: { messageId: id, channelId: channel, stranger: false } };
    await change(tx, row, { seq: row.seq + 1, last_message_at: at }, [fact], { kind: 'system' }, at);
  });
  kontor.get(Signals).raise('events');
  return conversation;
}

/** The index has taken in everything that has happened. */
async function indexed(): Promise<void> {
  await until('the index has caught up', async () => {
    const { rows } = await sql<{ waiting: number }>`
      select count(*) as waiting from event
      where position is null
        or position > coalesce((select position from event_cursor where reader = 'search'), 0)`.execute(
      kontor.db.sql,
    );
    return rows[0]!.waiting === 0;
  });
}

async function search(who: PersonName, query: string, more = '') {
  return kontor.api(who).get(`/conversations?query=${encodeURIComponent(query)}${more}`, conversationList);
}
const found = async (who: PersonName, query: string) => (await search(who, query)).items.map(({ id }) => id);

describe('words', () => {
  beforeEach(start);

  test('a message is found by its words, in German and English in any of their forms, newest first', async () => {
    const german = await say('support', 'Die Kaffeemaschine verliert Wasser, die Dichtungen sind kaputt.');
    const english = await say('support', 'The machine is leaking, I have been waiting for two weeks.');
    await indexed();
    expect(await found('lena', 'dichtung')).toEqual([german]);
    expect(await found('lena', 'Dichtungen verlieren')).toEqual([german]);
    expect(await found('lena', 'waited leak')).toEqual([english]);
    expect(await found('lena', 'die Dichtung')).toEqual([german]);
    expect(await found('lena', 'the leaking machine')).toEqual([english]);
    expect(await found('lena', 'maschine wasserfall')).toEqual([]);
    const newer = await say('support', 'Meine Kaffeemaschine ist da!');
    await indexed();
    expect(await found('lena', 'kaffeemaschine')).toEqual([newer, german]);
  });

  test('the last word may be begun, unless it is finished by a space', async () => {
    const id = await say('support', 'Der Entkalker fehlt.');
    await indexed();
    expect(await found('lena', 'entk')).toEqual([id]);
    expect(await found('lena', 'entk fehlt ')).toEqual([]);
    expect(await found('lena', 'fehlt entk')).toEqual([id]);
  });

  test('accents, capitals and ß make no difference', async () => {
    const id = await say('support', {
      text: 'Grüße aus Genève, die Größe passt',
      from: { address: 'rene@kunde.example', name: 'René Müller' },
    });
    await indexed();
    for (const query of [
      'GRÖSSE',
      'grosse',
      'geneve',
      'muller',
      'RENE',
      'ge\u0300neve'.replace('\u0300', ''),
    ])
      expect([query, await found('lena', `${query} `)]).toEqual([query, [id]]);
  });

  test('a phrase is found as it stands, and numbers and addresses by their parts', async () => {
    const id = await say('support', {
      text: 'Order AK-2026-1042: the water tank is cracked (see http://track.example/77).',
    });
    await say('support', { text: 'cracked the tank of water' });
    await indexed();
    expect(await found('lena', '"water tank"')).toEqual([id]);
    expect(await found('lena', '"tank water"')).toEqual([]);
    for (const query of ['AK-2026-1042', '1042 ', '2026-1042', 'track.example', '77 '])
      expect([query, await found('lena', query)]).toEqual([query, [id]]);
  });

  test('subject, names, addresses and files are found; from: and to: say where', async () => {
    const id = await say('support', {
      text: 'See the picture',
      subject: 'Cracked tank',
      from: { address: 'beat.frei@firma.example', name: 'Beat Frei' },
      to: [{ address: 'info@adler-kaffee.example' }],
      file: 'Schaden_Küche.jpg',
    });
    const reply = await say('support', {
      text: 'We ask Beat',
      kind: 'outbound',
      author: 'lena',
      to: [{ address: 'workshop@werk.example' }],
    });
    await indexed();
    for (const query of [
      'cracked',
      'beat.frei@firma.example',
      'firma',
      'kuche.jpg',
      'from:beat',
      'from:firma.example',
      'to:info',
    ])
      expect({ query, ids: await found('lena', `${query} `) }).toEqual({
        query,
        ids: expect.arrayContaining([id]),
      });
    expect(await found('lena', 'from:beat')).toEqual([id]);
    expect(await found('lena', 'from:lena')).toEqual([reply]);
    expect(await found('lena', 'to:workshop@werk')).toEqual([reply]);
    expect(await found('lena', 'from:"Beat Frei" picture')).toEqual([id]);
    expect(await found('lena', 'has:attachment')).toEqual([id]);
    expect(await found('lena', 'picture has:attachment')).toEqual([id]);
    expect(await found('lena', 'ask has:attachment')).toEqual([]);
  });

  test('a conversation comes once, by its newest message that is meant', async () => {
    const first = await say('support', 'descaling once');
    const second = await say('support', 'descaling twice');
    await say('support', { text: 'descaling again', in: first });
    await say('support', { text: 'something else', in: second });
    await indexed();
    expect(await found('lena', 'descaling')).toEqual([first, second]);
  });

  test('notes are found by colleagues; what was taken back or returned is not found', async () => {
    const noted = await say('support', { text: 'careful: an influencer', kind: 'note', author: 'tim' });
    await indexed();
    expect(await found('lena', 'influencer')).toEqual([noted]);

    const held = await say('support', {
      text: 'premature apology',
      kind: 'outbound',
      state: 'held',
      author: 'lena',
    });
    await indexed();
    expect(await found('lena', 'premature')).toEqual([held]);
    const message = kontor.db.sql
      .updateTable('message')
      .set({ state: 'undone' })
      .where('text', '=', 'premature apology');
    await message.execute();
    // The index does not know yet, and still nothing of it is found.
    expect(await found('lena', 'premature')).toEqual([]);
    const { id } = await kontor.db.sql
      .selectFrom('message')
      .select('id')
      .where('state', '=', 'undone')
      .executeTakeFirstOrThrow();
    await kontor.db.transaction((tx) =>
      record(
        tx,
        [{ type: 'reply.undone', data: { messageId: id } }],
        { kind: 'system' },
        kontor.clock.now(),
        null,
        held,
      ),
    );
    kontor.get(Signals).raise('events');
    await indexed();
    expect(
      await kontor.db.sql
        .selectFrom('message_search')
        .select('message_id')
        .where('message_id', '=', id)
        .execute(),
    ).toEqual([]);
  });

  test('operators narrow by status, assignee, tag, team, number and day, with and without words', async () => {
    const { lena } = kontor.cast.people;
    await kontor.db.sql
      .insertInto('tag')
      .values({ id: newId(), name: 'VIP', name_key: textKey('VIP'), created_at: kontor.clock.now() })
      .execute();
    const open = await say('support', 'leak one');
    const mine = await say('support', 'leak two');
    const done = await say('returns', 'leak three');
    await kontor.db.sql
      .updateTable('conversation')
      .set({ assignee_id: lena.id, tags: ['VIP'] })
      .where('id', '=', mine)
      .execute();
    await kontor.db.sql
      .updateTable('conversation')
      .set({ status: 'resolved' })
      .where('id', '=', done)
      .execute();
    kontor.clock.set('2026-11-20T09:00:00Z');
    const late = await say('support', 'leak four');
    await indexed();
    const { number } = await kontor.db.sql
      .selectFrom('conversation')
      .select('number')
      .where('id', '=', open)
      .executeTakeFirstOrThrow();
    const expected: [string, string[]][] = [
      ['is:open', [late, mine, open]],
      ['is:resolved', [done]],
      ['is:resolved is:open', [late, done, mine, open]],
      ['is:unassigned', [late, done, open]],
      ['tag:vip', [mine]],
      ['tag:nobody', []],
      ['team:supp', [late, mine, open]],
      ['team:nowhere', []],
      [`#${number}`, [open]],
      ['after:2026-11-20', [late]],
      ['before:2026-11-20', [done, mine, open]],
      ['before:2026-11-20 is:open', [mine, open]],
      ['assigned:len', [mine]],
      ['assigned:nobody', [late, done, open]],
      ['assigned:whoever', []],
    ];
    for (const [query, ids] of expected) {
      expect([query, await found('admin', query)]).toEqual([query, ids]);
      expect([`leak ${query}`, await found('admin', `leak ${query}`)]).toEqual([`leak ${query}`, ids]);
      expect([`nothing ${query}`, await found('admin', `nothing ${query}`)]).toEqual([
        `nothing ${query}`,
        [],
      ]);
    }
    expect(await found('lena', 'is:mine')).toEqual([mine]);
    expect(await found('admin', 'leak is:mine')).toEqual([]);
  });

  test('each hit tells its message, and the words with some around them', async () => {
    const long = `${'Guten Tag. '.repeat(40)} Der Wassertank ist gerissen. ${'Danke! '.repeat(40)}`;
    const first = await say('support', long);
    await say('support', { text: 'Nichts davon', in: first });
    const byName = await say('support', {
      text: 'Hello',
      from: { address: 'tank@x.example', name: 'Wassertank' },
    });
    await indexed();
    const { hits } = await search('lena', 'wassertank ');
    expect(hits!.map(({ conversationId, seq }) => [conversationId, seq])).toEqual([
      [byName, 1],
      [first, 1],
    ]);
    expect(hits![0]!.text).toBeNull();
    expect(hits![1]!.text).toContain('Der Wassertank ist gerissen.');
    expect(hits![1]!.text!.length).toBeLessThan(170);
    expect((await search('lena', 'is:open')).hits).toBeUndefined();
    // Of what one does not see not even a hit is told.
    expect((await search('mara', 'wassertank ')).hits).toEqual([]);
  });

  test('no typing makes an error, and signs alone find nothing', async () => {
    await say('support', 'tank');
    await indexed();
    const nasty = [
      "'",
      '"',
      '\\',
      '!',
      '&',
      '|',
      ':*',
      '<->',
      'a & | b',
      "'a':*",
      'tank:*A',
      '()',
      '((tank',
      '-- ',
      '%',
      '\u0000',
      '\ud800',
      '🙂',
      'a'.repeat(499),
      'ﬁ',
      '"',
      '""',
      ':',
      'from:',
      'from:"',
      'from:!',
      'before:99999',
      '#',
      '#99999999999999',
      '\u0301',
    ];
    for (const query of nasty)
      for (const who of ['lena', 'admin'] as const) {
        const { status } = await kontor
          .api(who)
          .send('GET', `/conversations?query=${encodeURIComponent(query.toWellFormed())}`);
        expect([query, status]).toEqual([query, 200]);
      }
    for (const query of ["'", '&&', ':*', '###', '"" !'])
      expect([query, await found('admin', query)]).toEqual([query, []]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (query) => {
        const { status } = await kontor
          .api('lena')
          .send('GET', `/conversations?query=${encodeURIComponent(query.toWellFormed())}`);
        expect(status).toBe(200);
      }),
      { numRuns: 100 },
    );
  });

  test('a cursor of another list is refused', async () => {
    await expect(search('lena', 'tank', '&cursor=nonsense')).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});

describe('who sees what', () => {
  beforeEach(start);

  test('a word of a conversation that one does not see is not found', async () => {
    const hr = await say('hr', 'zugvogel');
    const returns = await say('returns', 'zugvogel');
    const free = await say(null, 'zugvogel');
    await indexed();
    expect(await found('admin', 'zugvogel')).toEqual([free, returns, hr]);
    expect(await found('tim', 'zugvogel')).toEqual([free, returns]);
    expect(await found('mara', 'zugvogel')).toEqual([returns]);
    expect(await found('lena', 'zugvogel')).toEqual([free]);
    expect(await found('nora', 'zugvogel')).toEqual([]);
    const { lena, nora } = kontor.cast.people;
    await kontor.db.sql
      .updateTable('conversation')
      .set({ assignee_id: nora.id })
      .where('id', '=', hr)
      .execute();
    await kontor.db.sql
      .insertInto('follower')
      .values({
        conversation_id: returns,
        agent_id: lena.id,
        reason: 'mentioned',
        created_at: kontor.clock.now(),
      })
      .execute();
    expect(await found('nora', 'zugvogel')).toEqual([hr]);
    expect(await found('lena', 'zugvogel')).toEqual([free, returns]);
  });

  test('a conversation that moved is lost at once by who lost it, and found by the others when the index knows', async () => {
    const id = await say('support', 'zugvogel');
    await indexed();
    const team = kontor.cast.teams.returns;
    await kontor.db.transaction(async (tx) => {
      const row = (await lockConversation(tx, id))!;
      const fact: NewFact = {
        type: 'conversation.team_changed',
        data: { team: { from: row.team_id, to: team } },
      };
      await change(tx, row, { team_id: team }, [fact], { kind: 'system' }, kontor.clock.now());
    });
    expect(await found('lena', 'zugvogel')).toEqual([]);
    kontor.get(Signals).raise('events');
    await indexed();
    expect(await found('mara', 'zugvogel')).toEqual([id]);
    expect(await found('lena', 'zugvogel')).toEqual([]);
  });

  test('events that come again change nothing', async () => {
    const id = await say('support', 'zugvogel');
    await indexed();
    await kontor.db.sql
      .updateTable('event_cursor')
      .set({ position: 0 })
      .where('reader', '=', 'search')
      .execute();
    const second = await testKontor({ databaseUrl: kontor.config.databaseUrl!, clock: kontor.clock });
    await indexed();
    await second.stop();
    expect(await found('lena', 'zugvogel')).toEqual([id]);
    expect(await kontor.db.sql.selectFrom('message_search').selectAll().execute()).toHaveLength(1);
  });
});

describe('many messages', () => {
  const words = ['coffee', 'filter', 'tank', 'zugvogel'];
  let rows: { conversation: string; id: string; word: string; team: string | null; at: number }[] = [];

  beforeAll(async () => {
    await start();
    const db = kontor.db.sql;
    const { support, returns, hr, social } = kontor.cast.teams;
    const teams = [support, returns, hr, social, null];
    const customer = newId();
    const began = Date.parse('2024-06-01T00:00:00Z');
    const hour = 3_600_000;
    await db
      .insertInto('customer')
      .values({ id: customer, root_id: customer, created_at: new Date(began) })
      .execute();
    const conversations = Array.from({ length: 400 }, (_, i) => ({
      id: idAt(new Date(began + i * hour)),
      team: teams[i % teams.length] ?? null,
    }));
    await db
      .insertInto('conversation')
      .values(
        conversations.map(({ id, team }, i) => ({
          id,
          root_id: id,
          customer_id: customer,
          brand_id: kontor.cast.brandId,
          channel_id: channel,
          team_id: team,
          subject: '',
          opened_at: new Date(began + i * hour),
          last_message_at: new Date(began + i * hour),
        })),
      )
      .execute();
    // Spread over 28 months with a hole of four; some words in nearly every message, some in few.
    rows = Array.from({ length: 6_000 }, (_, i) => {
      const at = began + i * 3 * hour + (i > 3_000 ? 120 * 24 * hour : 0);
      const { id, team } = conversations[(i * 7) % conversations.length]!;
      const word = i % 997 === 0 ? words[3]! : i % 61 === 0 ? words[2]! : i % 5 === 0 ? words[1]! : words[0]!;
      return { conversation: id, id: idAt(new Date(at)), word, team, at };
    });
    for (let i = 0; i < rows.length; i += 1_000)
      await db
        .insertInto('message')
        .values(
          rows.slice(i, i + 1_000).map(({ id, conversation, word, at }, n) => ({
            id,
            conversation_id: conversation,
            seq: i + n + 1,
            kind: 'inbound' as const,
            text: `About the ${word}`,
            received_at: new Date(at),
          })),
        )
        .execute();
    await rebuildSearch(kontor.config.databaseUrl!);
  });

  /** What a plain look at every message finds: conversations by their newest one. */
  function expected(word: string, teams: (string | null)[] | 'all'): string[] {
    const newest = new Map<string, string>();
    for (const row of rows)
      if (row.word === word && (teams === 'all' || teams.includes(row.team)))
        if ((newest.get(row.conversation) ?? '') < row.id) newest.set(row.conversation, row.id);
    return [...newest].toSorted(([, a], [, b]) => (a < b ? 1 : -1)).map(([id]) => id);
  }

  async function allPages(who: PersonName, query: string, limit: number): Promise<string[]> {
    const ids: string[] = [];
    let cursor = '';
    for (;;) {
      const page = await search(who, query, `&limit=${limit}${cursor}`);
      ids.push(...page.items.map(({ id }) => id));
      if (page.items.length < limit && page.next && !page.searching)
        throw new Error('A page that is not full and not the last must say that it goes on searching');
      if (!page.next) return ids;
      cursor = `&cursor=${page.next}`;
    }
  }

  test.each(words)('pages of any length neither repeat nor skip: %s', async (word) => {
    const { support, returns, social } = kontor.cast.teams;
    for (const limit of [100, 9]) {
      expect(await allPages('admin', word, limit)).toEqual(expected(word, 'all'));
      expect(await allPages('lena', word, limit)).toEqual(expected(word, [support, null]));
      expect(await allPages('tim', word, limit)).toEqual(expected(word, [support, returns, null]));
      expect(await allPages('nora', word, limit)).toEqual(expected(word, [social]));
    }
  });

  test('who is in many teams gets the same by other ways', async () => {
    const { nora } = kontor.cast.people;
    const more = Array.from({ length: 6 }, (_, i) => ({
      id: newId(),
      name: `T${i}`,
      created_at: kontor.clock.now(),
    }));
    await kontor.db.sql.insertInto('team').values(more).execute();
    await kontor.db.sql
      .insertInto('membership')
      .values(more.map(({ id }) => ({ team_id: id, agent_id: nora.id, created_at: kontor.clock.now() })))
      .execute();
    for (const word of words)
      expect(await allPages('nora', word, 9)).toEqual(expected(word, [kontor.cast.teams.social]));
    await kontor.db.sql
      .deleteFrom('membership')
      .where(
        'team_id',
        'in',
        more.map(({ id }) => id),
      )
      .execute();
  });

  test.each([
    ['by a walk alone', { ...usual, worthWalking: Infinity, hitInWalks: Infinity }],
    ['all at once', { ...usual, worthWalking: 0 }],
    ['by months', { ...usual, worthWalking: 0, fewHits: 0 }],
    ['by months, one by one', { ...usual, worthWalking: 0, fewHits: 0, firstSpan: 1, growth: 1 }],
  ])('every way finds the same: %s', async (_name, ways) => {
    const db = kontor.db.sql;
    const all = sql`true`;
    for (const word of words) {
      const asked = await tsqueryOf(db, [{ words: [word], in: 'anywhere', begun: false }]);
      const wanted = { words: asked, condition: all, joins: sql``, message: () => all };
      const ids: string[] = [];
      let below: string | null = lastId;
      while (below !== null) {
        const standing = { below, floor: firstId };
        const page: Found = await findConversations(
          db,
          { agentId: kontor.cast.people.admin.id, role: 'admin', teamIds: [] },
          wanted,
          standing,
          lastId,
          40,
          ways,
        );
        ids.push(...page.ids);
        below = page.below;
      }
      expect(ids).toEqual(expected(word, 'all'));
    }
  });

  test('where little fits, one request looks only so far, says so, and goes on', async () => {
    const { id } = await kontor.db.sql
      .selectFrom('conversation')
      .select('id')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    await kontor.db.sql
      .updateTable('conversation')
      .set({ priority: 'urgent', tags: ['rare'] })
      .where('id', '=', id)
      .execute();
    expect(await allPages('admin', 'coffee tag:rare', 10)).toEqual(
      rows.some((row) => row.conversation === id && row.word === 'coffee') ? [id] : [],
    );
  });

  test('days are looked up, not walked to', async () => {
    const before = rows.filter(({ at }) => at < Date.parse('2024-12-01T00:00:00+01:00'));
    const all = rows;
    rows = before;
    const wanted = expected('filter', 'all');
    rows = all;
    expect(await allPages('admin', 'filter before:2024-12', 50)).toEqual(wanted);
  });

  test('a rebuilt index is the one that was there', async () => {
    const read = () => kontor.db.sql.selectFrom('message_search').selectAll().orderBy('message_id').execute();
    const before = await read();
    await kontor.db.sql
      .deleteFrom('message_search')
      .where('month', '<', 2024 * 12 + 9)
      .execute();
    await kontor.db.sql.updateTable('message_search').set({ team_id: null }).execute();
    const { id } = await kontor.db.sql
      .selectFrom('message')
      .select('id')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    await rebuildSearch(kontor.config.databaseUrl!);
    expect(await read()).toEqual(before);
    await kontor.db.sql
      .updateTable('message')
      .set({ redacted_at: kontor.clock.now() })
      .where('id', '=', id)
      .execute();
    expect(await rebuildSearch(kontor.config.databaseUrl!)).toBe(rows.length - 1);
  });
});

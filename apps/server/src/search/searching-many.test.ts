import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PersonName } from '../../test/support/cast.ts';
import { channel, kontor, search, start } from '../../test/support/searching.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Term } from '@kontor/domain/search/query';
import { idAt, newId } from '../platform/ids.ts';
import { findConversations, type Found } from './finding.ts';
import { firstId, lastId } from './ids-in-time.ts';
import { rebuildSearch } from './rebuilding.ts';
import { usual } from './steps.ts';
import { tsqueryOf } from './words-in-sql.ts';

describe('many messages', () => {
  const words = ['coffee', 'filter', 'tank', 'zugvogel'];
  const queries = [...words, 'coffee milk', 'milk cup', 'filter cup milk', 'tank milk', 'coffee tank', 'mil'];
  let rows: { conversation: string; id: string; words: string[]; team: string | null; at: number }[] = [];

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
      const besides = [...(i % 3 === 0 ? ['milk'] : []), ...(i % 7 < 3 ? ['cup'] : [])];
      return { conversation: id, id: idAt(new Date(at)), words: [word, ...besides], team, at };
    });
    for (let i = 0; i < rows.length; i += 1_000)
      await db
        .insertInto('message')
        .values(
          rows.slice(i, i + 1_000).map(({ id, conversation, words, at }, n) => ({
            id,
            conversation_id: conversation,
            seq: i + n + 1,
            kind: 'inbound' as const,
            text: `About the ${words.join(' and the ')}`,
            received_at: new Date(at),
          })),
        )
        .execute();
    await rebuildSearch(kontor.config.databaseUrl!);
  });

  /** What a plain look at every message finds: conversations by their newest one. */
  function expected(query: string, teams: (string | null)[] | 'all'): string[] {
    const newest = new Map<string, string>();
    for (const row of rows)
      if (isMeant(row, query) && (teams === 'all' || teams.includes(row.team)))
        if ((newest.get(row.conversation) ?? '') < row.id) newest.set(row.conversation, row.id);
    return [...newest].toSorted(([, a], [, b]) => (a < b ? 1 : -1)).map(([id]) => id);
  }

  const isMeant = (row: { words: string[] }, query: string) =>
    query.split(' ').every((asked) => row.words.some((word) => word.startsWith(asked)));

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

  test.each(queries)('pages of any length neither repeat nor skip: %s', async (word) => {
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
    ['by a walk first', { ...usual, worthWalking: Infinity }],
    ['by a short walk first', { ...usual, worthWalking: Infinity, walks: [50, 70, 0] }],
    ['all at once', { ...usual, worthWalking: 0, fewHits: Infinity }],
    ['all at once, few at a time', { ...usual, worthWalking: 0, fewHits: Infinity, mostHits: 30 }],
    ['by time', { ...usual, worthWalking: 0, fewHits: 0 }],
    ['by time, from the shortest on', { ...usual, worthWalking: 0, fewHits: 0, hitsForRow: 0.1 }],
    ['by time, never longer', { ...usual, worthWalking: 0, fewHits: 0, growth: 1 }],
  ])('every way finds the same: %s', async (_name, ways) => {
    const db = kontor.db.sql;
    const { admin, lena } = kontor.cast.people;
    const support = kontor.cast.teams.support;
    for (const query of queries)
      for (const message of [undefined, () => sql`true`]) {
        const terms = query
          .split(' ')
          .map((word): Term => ({ words: [word], in: 'anywhere', begun: word === 'mil' }));
        const asked = {
          words: await tsqueryOf(db, terms),
          condition: sql`true`,
          joins: sql``,
          ...(message && { message }),
        };
        for (const [me, teams] of [
          [{ agentId: admin.id, role: 'admin', teamIds: [] }, 'all'],
          [{ agentId: lena.id, role: 'agent', teamIds: [support] }, [support, null]],
        ] as [Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>, (string | null)[] | 'all'][]) {
          const ids: string[] = [];
          let below: string | null = lastId;
          while (below !== null) {
            const standing = { below, floor: firstId };
            const page: Found = await findConversations(db, me, asked, standing, lastId, 40, ways);
            ids.push(...page.ids);
            below = page.below;
          }
          expect(ids).toEqual(expected(query, teams));
        }
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
      rows.some((row) => row.conversation === id && isMeant(row, 'coffee')) ? [id] : [],
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
      .where('message_id', '<', idAt(new Date('2024-10-01')))
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

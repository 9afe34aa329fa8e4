import type { OrderName, Position } from '@kontor/domain/condition/order';
import { orders, positionOf } from '@kontor/domain/condition/order';
import type { Condition } from '@kontor/domain/condition/tree';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PersonName } from '../../test/support/cast.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { idAt, newId } from '../platform/ids.ts';
import { Listing } from './listing.ts';
import { factsOf } from './rows.ts';

let kontor: TestKontor & { clock: TestClock };
const names = Object.keys(orders) as OrderName[];
const [count, most, limit] = [120, 7, 5];

/** Conversations in every state; many share their times, and some have none. */
beforeAll(async () => {
  kontor = await testKontor();
  const channel = await addMailbox(kontor, {
    address: 'info@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
  const now = kontor.clock.now().getTime();
  const at = (hours: number) => new Date(now - hours * 3_600_000);
  const pick = <One>(list: readonly One[], i: number) => list[i % list.length]!;
  const customer = newId();
  await kontor.db.sql
    .insertInto('customer')
    .values({ id: customer, root_id: customer, created_at: at(500) })
    .execute();
  const { support, returns } = kontor.cast.teams;
  const rows = Array.from({ length: count }, (_, i) => {
    const id = idAt(at(300 - i));
    const status = pick(
      ['open', 'resolved', 'waiting', 'resolved', 'snoozed', 'resolved', 'spam'] as const,
      i,
    );
    return {
      id,
      root_id: id,
      customer_id: customer,
      brand_id: kontor.cast.brandId,
      channel_id: channel,
      team_id: pick([support, returns, support, null], i),
      assignee_id: i % 11 === 0 ? kontor.cast.people.lena.id : null,
      status,
      priority: pick(['normal', 'low', 'normal', 'urgent', 'high'] as const, i),
      opened_at: at(300 - i),
      last_message_at: at(Math.floor(((i * 37) % count) / 3)),
      waiting_since: status === 'open' ? at(Math.floor(i / 4)) : null,
      snoozed_until: status === 'snoozed' ? at(-1 - (i % 5)) : null,
      resolved_at: status === 'resolved' ? at(1) : null,
    };
  });
  await kontor.db.sql.insertInto('conversation').values(rows).execute();
});

const views: [string, Condition][] = [
  ['everything', { all: [] }],
  ['some that are resolved', { all: [{ field: 'status', op: 'is', value: 'resolved' }, { field: 'priority', op: 'isNot', value: 'normal' }] }],
  ['not resolved', { field: 'status', op: 'isNot', value: 'resolved' }],
  ['of one team', { field: 'team', op: 'is', value: 'team' }],
  ['none', { field: 'subject', op: 'contains', value: 'keine steht je so da' }],
]; // prettier-ignore

const named = (condition: Condition): Condition =>
  JSON.parse(JSON.stringify(condition).replace('"team","op":"is","value":"team"', `"team","op":"is","value":"${kontor.cast.teams.returns}"`)) as Condition; // prettier-ignore

async function signedIn(who: PersonName): Promise<SignedIn> {
  const { id, role, teamIds } = kontor.cast.people[who];
  return { agentId: id, role, teamIds } as SignedIn;
}

describe.each(names)('%s: stretch after stretch gives what one look gives', (order) => {
  test.each(views)('%s', async (_, asked) => {
    const listing = kontor.get(Listing);
    for (const who of ['admin', 'lena', 'mara'] as const) {
      const me = await signedIn(who);
      const context = await listing.contextOf(me);
      const condition = named(asked);
      const whole = await listing.page(me, condition, context, order, undefined, 1000);

      const found: string[] = [];
      const requests: number[] = [];
      let behind: Position | undefined;
      for (let done = false; !done;) {
        const { rows, searchedTo } = await listing.look(
          me,
          condition,
          context,
          order,
          behind,
          limit + 1,
          most,
        );
        found.push(...rows.slice(0, limit).map(({ id }) => id));
        const next = rows.length > limit ? positionOf(order, factsOf(rows[limit - 1]!)) : searchedTo;
        requests.push(rows.length);
        if (requests.length > 400) throw new Error('it does not end');
        done = next === null;
        behind = next ?? undefined;
      }
      expect(found).toEqual(whole.map(({ id }) => id));
    }
  });
});

test('a page that is not full says how far it was searched, and the next one goes on there', async () => {
  const listing = kontor.get(Listing);
  const me = await signedIn('admin');
  const context = await listing.contextOf(me);
  const none = views.find(([name]) => name === 'none')![1];
  const first = await listing.look(me, none, context, 'newest', undefined, limit + 1, most);
  expect(first.rows).toEqual([]);
  const newest = await listing.page(me, { all: [] }, context, 'newest', undefined, 1000);
  expect(first.searchedTo).toEqual([newest[most - 1]!.last_message_at.toISOString(), newest[most - 1]!.id]);
});

test('what has no end, or is one customer’s, is looked at once and whole', async () => {
  const listing = kontor.get(Listing);
  const me = await signedIn('admin');
  const context = await listing.contextOf(me);
  for (const condition of [
    { field: 'status', op: 'isNoneOf', value: ['resolved', 'spam'] },
    { field: 'customer', op: 'is', value: newId() },
  ] as Condition[])
    expect(await listing.look(me, condition, context, 'newest', undefined, 1000, most)).toMatchObject({
      searchedTo: null,
    });
});

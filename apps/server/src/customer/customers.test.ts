import { customerHistory, customerList, customerView } from '@kontor/contracts/customer';
import { textKey } from '@kontor/domain/text/key';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { PersonName, TeamName } from '../../test/support/cast.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { newId } from '../platform/ids.ts';

let kontor: TestKontor & { clock: TestClock };
let channel: string;
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
  channel = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
});

const found = z.object({ items: z.array(customerView) });

async function addCustomer(name: string, address: string): Promise<string> {
  const id = newId();
  const created_at = kontor.clock.now();
  await kontor.db.transaction(async (tx) => {
    await tx
      .insertInto('customer')
      .values({ id, root_id: id, name, name_key: textKey(name), created_at })
      .execute();
    await tx
      .insertInto('handle')
      .values({
        id: newId(),
        customer_id: id,
        kind: 'email',
        address,
        address_key: address,
        origin: 'wrote',
        created_at,
      })
      .execute();
  });
  return id;
}

async function addConversation(customer: string, team: TeamName | null, subject: string): Promise<string> {
  const id = newId();
  const at = kontor.clock.advance({ minutes: 1 });
  await kontor.db.sql
    .insertInto('conversation')
    .values({
      id,
      root_id: id,
      customer_id: customer,
      brand_id: kontor.cast.brandId,
      channel_id: channel,
      team_id: team && kontor.cast.teams[team],
      subject,
      opened_at: at,
      last_message_at: at,
    })
    .execute();
  return id;
}

const show = (who: PersonName, id: string) => kontor.api(who).get(`/customers/${id}`, customerView);
const names = async (who: PersonName, query: string) =>
  (await kontor.api(who).get(`/customers?query=${encodeURIComponent(query)}`, found)).items.map(
    ({ name }) => name,
  );
const subjects = async (who: PersonName, id: string) =>
  (await kontor.api(who).get(`/customers/${id}/conversations`, customerHistory)).items.map(
    ({ subject }) => subject,
  );

test('whoever sees one conversation sees the customer, and of the others only the visible ones', async () => {
  const anna = await addCustomer('Anna Keller', 'anna@kunde.example');
  await addConversation(anna, 'support', 'cracked tank');
  await addConversation(anna, 'hr', 'my application');
  expect(await show('lena', anna)).toMatchObject({
    name: 'Anna Keller',
    handles: [{ address: 'anna@kunde.example' }],
  });
  expect(await subjects('lena', anna)).toEqual(['cracked tank']);
  expect(await subjects('admin', anna)).toEqual(['my application', 'cracked tank']);
});

test('a customer of whom one sees no conversation does not exist', async () => {
  const anna = await addCustomer('Anna Keller', 'anna@kunde.example');
  const id = await addConversation(anna, 'hr', 'my application');
  for (const who of ['lena', 'nora', 'tim'] as const) {
    await expect(show(who, anna)).rejects.toMatchObject({ status: 404 });
    await expect(subjects(who, anna)).rejects.toMatchObject({ status: 404 });
    await expect(
      kontor.api(who).put(`/customers/${anna}`, { note: 'x', version: 1 }, customerView),
    ).rejects.toMatchObject({ status: 404 });
    expect(await names(who, 'anna')).toEqual([]);
  }
  await kontor.db.sql
    .insertInto('follower')
    .values({
      conversation_id: id,
      agent_id: kontor.cast.people.lena.id,
      reason: 'mentioned',
      created_at: kontor.clock.now(),
    })
    .execute();
  await show('lena', anna);
});

test('a customer without any conversation is seen by all', async () => {
  const anna = await addCustomer('Anna Keller', 'anna@kunde.example');
  expect(await show('nora', anna)).toMatchObject({ id: anna });
  expect(await names('nora', 'keller')).toEqual(['Anna Keller']);
});

test('customers are found by parts of names and addresses, in any order and spelling of capitals', async () => {
  await addCustomer('Anna Keller', 'anna@kunde.example');
  await addCustomer('Jürg Straßer', 'j.strasser@firma.example');
  await addCustomer('100 %_Rabatt', 'noreply@firma.example');
  expect(await names('lena', 'KELLER an')).toEqual(['Anna Keller']);
  expect(await names('lena', 'strasser')).toEqual(['Jürg Straßer']);
  expect(await names('lena', 'firma.example jürg')).toEqual(['Jürg Straßer']);
  expect(await names('lena', '%')).toEqual(['100 %_Rabatt']);
  expect(await names('lena', '\\')).toEqual([]);
  expect(await names('lena', 'anna firma')).toEqual([]);
});

test('a claimed address finds nobody', async () => {
  const anna = await addCustomer('Anna Keller', 'anna@kunde.example');
  const address = 'boss@bank.example';
  await kontor.db.sql
    .insertInto('claim')
    .values({
      id: newId(),
      customer_id: anna,
      kind: 'email',
      address,
      address_key: address,
      created_at: kontor.clock.now(),
    })
    .execute();
  expect(await names('lena', 'boss@bank')).toEqual([]);
  expect((await show('lena', anna)).claims).toEqual([{ kind: 'email', address }]);
});

test('a change names its fields as a fact, and an older version is refused', async () => {
  const anna = await addCustomer('Anna Keller', 'anna@kunde.example');
  const wish = {
    name: ' Anna Keller-Frei ',
    tags: ['vip', 'vip'],
    note: 'Calls back in the evening',
    version: 1,
  };
  const changed = await kontor.api('lena').put(`/customers/${anna}`, wish, customerView);
  expect(changed).toMatchObject({ name: 'Anna Keller-Frei', tags: ['vip'], note: wish.note, version: 2 });
  await expect(kontor.api('tim').put(`/customers/${anna}`, wish, customerView)).rejects.toMatchObject({
    code: 'version_conflict',
  });
  await kontor.api('tim').put(`/customers/${anna}`, { blocked: true, version: 2 }, customerView);
  // As it is: no new version and no fact.
  const same = await kontor.api('tim').put(`/customers/${anna}`, { blocked: true, version: 3 }, customerView);
  expect(same).toMatchObject({ blocked: true, version: 3 });
  await kontor.api('tim').put(`/customers/${anna}`, { blocked: false, version: 3 }, customerView);
  const facts = await kontor.db.sql.selectFrom('event').selectAll().orderBy('number').execute();
  expect(facts.map(({ type, data, customer_id }) => [type, data, customer_id])).toEqual([
    ['customer.changed', { fields: ['name', 'tags', 'note'].toSorted() }, anna],
    ['customer.blocked', {}, anna],
    ['customer.unblocked', {}, anna],
  ]);
  expect(await names('lena', 'keller-frei')).toEqual(['Anna Keller-Frei']);
});

test('the id of a merged customer leads to the survivor', async () => {
  const anna = await addCustomer('Anna Keller', 'anna@kunde.example');
  const double = await addCustomer('A. Keller', 'a.keller@firma.example');
  await addConversation(double, 'support', 'from work');
  await addConversation(anna, 'support', 'from home');
  await kontor.db.sql
    .updateTable('customer')
    .set({ merged_into: anna, root_id: anna })
    .where('id', '=', double)
    .execute();
  expect(await show('lena', double)).toMatchObject({ id: anna });
  expect(await subjects('lena', double)).toEqual(['from home', 'from work']);
  expect(await names('lena', 'a.keller')).toEqual(['Anna Keller']);
});

/** The names on each page of the list by contact. */
async function pages(who: PersonName, asked: Record<string, string | number>): Promise<(string | null)[][]> {
  const all: (string | null)[][] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({ sort: 'contact', ...asked, ...(cursor && { cursor }) } as never);
    const page: z.infer<typeof customerList> = await kontor.api(who).get(`/customers?${query}`, customerList);
    all.push(page.items.map(({ name }) => name));
    cursor = page.next;
  }
  return all;
}

test('by contact: who wrote last comes first, and who never did comes last, page by page', async () => {
  const [anna, beat] = [
    await addCustomer('Anna', 'anna@kunde.example'),
    await addCustomer('Beat', 'b@kunde.example'),
  ];
  const carla = await addCustomer('Carla', 'carla@kunde.example');
  await addCustomer('Dora', 'dora@kunde.example');
  await addConversation(anna, 'support', 'Tank');
  await addConversation(beat, 'support', 'Cup');
  await addConversation(carla, 'returns', 'Not for Lena');
  await addCustomer('Emil', 'emil@kunde.example');
  expect(await pages('lena', { limit: 2 })).toEqual([
    ['Beat', 'Anna'],
    ['Emil', 'Dora'],
  ]);
  expect(await pages('admin', { limit: 2 })).toEqual([['Carla', 'Beat'], ['Anna', 'Emil'], ['Dora']]);
});

test('by contact: who wrote often stands once, at the newest that one sees, on whatever page', async () => {
  const anna = await addCustomer('Anna', 'anna@kunde.example');
  const beat = await addCustomer('Beat', 'b@kunde.example');
  const carla = await addCustomer('Carla', 'carla@kunde.example');
  const double = await addCustomer('Anna again', 'a@kunde.example');
  await kontor.db.sql
    .updateTable('customer')
    .set({ root_id: anna, merged_into: anna })
    .where('id', '=', double)
    .execute();
  for (let i = 0; i < 12; i++) await addConversation(i % 2 ? anna : carla, 'support', `Often ${i}`);
  await addConversation(beat, 'support', 'Once');
  await addConversation(double, 'support', 'At the other address');
  await addConversation(carla, 'returns', 'Not for Lena');
  await kontor.db.sql.updateTable('customer').set({ blocked_at: kontor.clock.now() }).execute();
  const filters: Record<string, string>[] = [{}, { blocked: 'true' }];
  for (const filter of filters)
    for (const [limit, cut] of [
      [1, (all: string[]) => all.map((name) => [name])],
      [3, (all: string[]) => [all]],
    ] as const) {
      expect(await pages('lena', { limit, ...filter })).toEqual(cut(['Anna', 'Beat', 'Carla']));
      expect(await pages('admin', { limit, ...filter })).toEqual(cut(['Carla', 'Anna', 'Beat']));
    }
});

import { attribute, attributeList, type Attribute } from '@kontor/contracts/attribute';
import { conversationList } from '@kontor/contracts/conversation';
import { companyView, customerView, type CustomerView } from '@kontor/contracts/customer';
import { conditionField, directory, rule, view } from '@kontor/contracts/settings';
import { textKey } from '@kontor/domain/text/key';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { openMatter } from '../../test/support/matters.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { newId } from '../platform/ids.ts';

let kontor: TestKontor & { clock: TestClock };
let channelId: string;
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
  channelId = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
});

const admin = () => kontor.api('admin');
const lena = () => kontor.api('lena');
const make = (body: Partial<Attribute>): Promise<Attribute> =>
  admin().post(
    '/attributes',
    { of: 'customer', key: 'machine', type: 'text', name: { en: 'Machine', de: null }, ...body },
    attribute,
  );
const tiers = [
  { value: 'gold', label: { en: 'Gold', de: 'Gold' } },
  { value: 'silver', label: { en: 'Silver', de: 'Silber' } },
];

async function anna(): Promise<CustomerView & { conversationId: string }> {
  const { customerId, id } = await openMatter(kontor, { channelId, team: 'support' });
  return { ...(await lena().get(`/customers/${customerId}`, customerView)), conversationId: id };
}
const give = (customer: CustomerView, attributes: Record<string, unknown>) =>
  lena().put(`/customers/${customer.id}`, { version: customer.version, attributes }, customerView);

test('an attribute has a name in one language or both, and none is refused', async () => {
  expect(await make({})).toMatchObject({
    key: 'machine',
    name: { en: 'Machine', de: null },
    archived: false,
  });
  await expect(make({ key: 'x', name: { en: null, de: null } })).rejects.toMatchObject({ status: 400 });
  await expect(make({})).rejects.toMatchObject({ code: 'name_taken' });
  // Companies have their own.
  await make({ of: 'company' });
  const { attributes } = await lena().get('/directory', directory);
  expect(attributes.map(({ of, key }) => [of, key])).toEqual([
    ['customer', 'machine'],
    ['company', 'machine'],
  ]);
});

test('a choice offers something, and nothing twice', async () => {
  for (const options of [[], [tiers[0]!, tiers[0]!], [{ value: 'x', label: { en: null, de: null } }]])
    await expect(make({ key: 'tier', type: 'choice', options })).rejects.toMatchObject({ status: 400 });
  expect((await make({ key: 'tier', type: 'choice', options: tiers })).options).toEqual(tiers);
});

test('values are kept as they are meant, and what does not fit is refused by name', async () => {
  await make({ key: 'machine', type: 'text' });
  await make({ key: 'seats', type: 'number' });
  await make({ key: 'since', type: 'date' });
  await make({ key: 'tier', type: 'choice', options: tiers });
  await make({ key: 'contract', type: 'boolean' });
  await make({ key: 'site', type: 'link' });
  const values = {
    machine: 'Straße 5',
    seats: 12.5,
    since: '2024-02-29',
    tier: 'gold',
    contract: false,
    site: 'https://kunde.example/',
  };
  const customer = await anna();
  const saved = await give(customer, values);
  expect(saved).toMatchObject({ attributes: values, version: 2 });
  for (const [key, value] of [
    ['seats', 'many'],
    ['since', '2025-02-29'],
    ['tier', 'bronze'],
    ['contract', 'yes'],
    ['site', 'javascript:alert(1)'],
    ['site', 'data:text/html,x'],
    ['nothing', 'x'],
  ] as const)
    await expect(give(saved, { [key]: value })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ path: `attributes.${key}` }] },
    });
  const less = await give(saved, { machine: null, since: '' });
  expect(less.attributes).toEqual({ seats: 12.5, tier: 'gold', contract: false, site: values.site });
  // As it is: no new version and no fact.
  expect((await give(less, { seats: 12.5, machine: null })).version).toBe(less.version);
  const facts = await kontor.db.sql
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'customer.changed')
    .orderBy('number')
    .execute();
  expect(facts.map(({ data }) => data)).toEqual([
    {
      fields: Object.keys(values)
        .map((key) => `attribute.${key}`)
        .toSorted(),
    },
    { fields: ['attribute.machine', 'attribute.since'] },
  ]);
});

test('of two who change a customer at once the second is told, and nothing is lost', async () => {
  await make({});
  const customer = await anna();
  await give(customer, { machine: 'JURA' });
  await expect(give(customer, { machine: 'Saeco' })).rejects.toMatchObject({ code: 'version_conflict' });
  expect((await lena().get(`/customers/${customer.id}`, customerView)).attributes).toEqual({
    machine: 'JURA',
  });
});

test('views and rules ask for them like for any other field, and say so in words', async () => {
  await make({ key: 'tier', type: 'choice', name: { en: 'tier', de: 'Stufe' }, options: tiers });
  await make({ of: 'company', key: 'since', type: 'date', name: { en: 'partner since', de: null } });
  const { items: fields } = await lena().get(
    '/condition-fields',
    z.object({ items: z.array(conditionField) }),
  );
  expect(fields.find(({ id }) => id === 'customer.attribute.tier')).toMatchObject({
    type: 'choice',
    options: [{ value: 'gold' }, { value: 'silver' }],
    retired: false,
  });
  const gold = { field: 'customer.attribute.tier', op: 'is', value: 'gold' };
  const old = { field: 'company.attribute.since', op: 'before', value: '2020-01-01' };
  const made = await lena().post(
    '/views',
    { name: 'Gold', condition: { any: [gold, old] }, sort: 'newest', sharedWith: 'self', teamId: null },
    view,
  );
  expect(made.sentence).toContain('Tier is Gold');
  expect(made.sentence).toContain('partner since');
  const listed = async () =>
    (await lena().get(`/conversations?view=${made.id}`, conversationList)).items.map(({ id }) => id);
  const [first, second, third] = [await anna(), await anna(), await anna()];
  expect(await listed()).toEqual([]);
  await give(first, { tier: 'gold' });
  await give(second, { tier: 'silver' });
  const company = await lena().post('/companies', { name: 'Hotel Krone' }, companyView);
  await lena().put(
    `/companies/${company.id}`,
    { version: 1, attributes: { since: '2019-12-31' } },
    companyView,
  );
  await lena().put(`/customers/${third.id}`, { version: 1, companyId: company.id }, customerView);
  expect((await listed()).toSorted()).toEqual([first.conversationId, third.conversationId].toSorted());
  const aRule = {
    name: 'Gold',
    event: 'conversation.opened',
    condition: gold,
    actions: [{ do: 'priority', priority: 'high' }],
    stop: false,
    enabled: true,
  };
  expect((await admin().post('/rules', aRule, rule)).sentence).toContain('Gold');
});

test('archived: offered no more, while values stay and views and rules go on; brought back it is as before', async () => {
  const made = await make({ key: 'tier', type: 'choice', options: tiers });
  const customer = await give(await anna(), { tier: 'gold' });
  const condition = { field: 'customer.attribute.tier', op: 'is', value: 'gold' };
  const saved = await lena().post(
    '/views',
    { name: 'Gold', condition, sort: 'newest', sharedWith: 'self', teamId: null },
    view,
  );
  await admin().put(`/attributes/${made.id}/archive`, undefined, attribute);
  const { items } = await admin().get('/attributes', attributeList);
  expect(items).toMatchObject([{ key: 'tier', archived: true, uses: { values: 1, views: 1, rules: 0 } }]);
  expect((await lena().get(`/conversations?view=${saved.id}`, conversationList)).items).toHaveLength(1);
  expect((await lena().get('/directory', directory)).views[0]!.sentence).toContain('Gold');
  await expect(give(customer, { tier: 'silver' })).rejects.toMatchObject({ status: 400 });
  const { items: fields } = await lena().get(
    '/condition-fields',
    z.object({ items: z.array(conditionField) }),
  );
  expect(fields.find(({ id }) => id === condition.field)).toMatchObject({ retired: true });
  await admin().send('DELETE', `/attributes/${made.id}/archive`);
  expect((await give(customer, { tier: 'silver' })).attributes).toEqual({ tier: 'silver' });
});

test('a choice that is offered no more stays where it was chosen', async () => {
  const made = await make({ key: 'tier', type: 'choice', options: tiers });
  const customer = await give(await anna(), { tier: 'gold' });
  const fewer = { name: made.name, options: [tiers[1]], version: made.version };
  await admin().put(`/attributes/${made.id}`, fewer, attribute);
  const kept = await give(customer, { tier: 'gold' });
  expect(kept.attributes).toEqual({ tier: 'gold' });
  const silver = await give(kept, { tier: 'silver' });
  await expect(give(silver, { tier: 'gold' })).rejects.toMatchObject({ status: 400 });
});

test('their order is one for all, and a list that has changed meanwhile is not ordered', async () => {
  const ids = [(await make({ key: 'a' })).id, (await make({ key: 'b' })).id];
  await admin().put('/attributes/order', { of: 'customer', ids: ids.toReversed() }, attributeList);
  expect((await lena().get('/directory', directory)).attributes.map(({ key }) => key)).toEqual(['b', 'a']);
  for (const wrong of [[ids[0]], [...ids, newId()], [ids[0], ids[0]]])
    await expect(
      admin().put('/attributes/order', { of: 'customer', ids: wrong }, attributeList),
    ).rejects.toMatchObject({ code: 'version_conflict' });
});

test('a company is seen with one of its customers, and one without any by all', async () => {
  const empty = await lena().post('/companies', { name: 'Nobody’s' }, companyView);
  expect(await kontor.api('nora').get(`/companies/${empty.id}`, companyView)).toMatchObject({ version: 1 });
  const hidden = await openMatter(kontor, { channelId, team: 'hr' });
  const company = newId();
  await kontor.db.sql
    .insertInto('company')
    .values({
      id: company,
      name: 'Hidden AG',
      name_key: textKey('Hidden AG'),
      created_at: kontor.clock.now(),
    })
    .execute();
  await kontor.db.sql
    .updateTable('customer')
    .set({ company_id: company })
    .where('id', '=', hidden.customerId)
    .execute();
  await expect(lena().get(`/companies/${company}`, companyView)).rejects.toMatchObject({ status: 404 });
  const customer = await anna();
  await expect(
    lena().put(`/customers/${customer.id}`, { version: 1, companyId: company }, customerView),
  ).rejects.toMatchObject({ status: 404 });
  await admin().put(`/customers/${customer.id}`, { version: 1, companyId: company }, customerView);
  // Now of its people: the one she sees.
  const { items } = await lena().get(
    `/companies/${company}/customers`,
    z.object({ items: z.array(customerView) }),
  );
  expect(items.map(({ id }) => id)).toEqual([customer.id]);
});

import { conversationList, counts } from '@kontor/contracts/conversation';
import { conditionField, directory, view } from '@kontor/contracts/settings';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { PersonName } from '../../test/support/cast.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { newId } from '../platform/ids.ts';

let kontor: TestKontor;
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
});

const urgent = { field: 'priority', op: 'is', value: 'urgent' };
const wish = { name: 'Urgent', condition: urgent, sort: 'waiting', sharedWith: 'self', teamId: null };
const make = (who: PersonName, more: object = {}) =>
  kontor.api(who).post('/views', { ...wish, ...more }, view);
const namesFor = async (who: PersonName) =>
  (await kontor.api(who).get('/directory', directory)).views.map(({ name }) => name);

test('a view of one’s own is said as a sentence and seen by nobody else', async () => {
  const made = await make('lena');
  expect(made).toMatchObject({ ownerId: kontor.cast.people.lena.id, sentence: 'Priority is urgent' });
  expect(await namesFor('lena')).toEqual(['Urgent']);
  for (const who of ['tim', 'admin'] as const) {
    expect(await namesFor(who)).toEqual([]);
    await expect(kontor.api(who).put(`/views/${made.id}`, wish, view)).rejects.toMatchObject({ status: 404 });
    await expect(kontor.api(who).delete(`/views/${made.id}`)).rejects.toMatchObject({ status: 404 });
  }
  const changed = await kontor.api('lena').put(`/views/${made.id}`, { ...wish, name: 'Now!' }, view);
  expect(changed).toMatchObject({ id: made.id, name: 'Now!' });
  await kontor.api('lena').delete(`/views/${made.id}`);
  expect(await namesFor('lena')).toEqual([]);
});

test('leads share with their teams, admins with everyone, agents with nobody', async () => {
  const { support, hr } = kontor.cast.teams;
  await make('tim', { name: 'Support’s', sharedWith: 'team', teamId: support });
  await make('admin', { name: 'HR’s', sharedWith: 'team', teamId: hr });
  await make('admin', { name: 'Everyone’s', sharedWith: 'everyone' });
  expect(await namesFor('lena')).toEqual(['Everyone’s', 'Support’s']);
  expect(await namesFor('nora')).toEqual(['Everyone’s']);
  for (const [who, more] of [
    ['lena', { sharedWith: 'team', teamId: support }],
    ['lena', { sharedWith: 'everyone' }],
    ['tim', { sharedWith: 'everyone' }],
    ['tim', { sharedWith: 'team', teamId: hr }],
  ] as const)
    await expect(make(who, more)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(make('tim', { sharedWith: 'team' })).rejects.toMatchObject({
    problem: { errors: [{ path: 'teamId' }] },
  });
});

test('a shared view is changed by who could have shared it, and taken back by its owner', async () => {
  const shared = { sharedWith: 'team', teamId: kontor.cast.teams.support };
  const { id } = await make('admin', shared);
  const change = (who: PersonName, more: object) =>
    kontor.api(who).put(`/views/${id}`, { ...wish, ...more }, view);
  await expect(change('lena', shared)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(change('nora', shared)).rejects.toMatchObject({ status: 404 });
  expect(await change('tim', { ...shared, name: 'Tim’s words' })).toMatchObject({ name: 'Tim’s words' });

  const own = await make('tim', shared);
  await kontor.db.sql
    .updateTable('agent')
    .set({ role: 'agent' })
    .where('id', '=', kontor.cast.people.tim.id)
    .execute();
  await expect(kontor.api('tim').put(`/views/${own.id}`, { ...wish, ...shared }, view)).rejects.toMatchObject(
    {
      code: 'not_allowed',
    },
  );
  expect(await kontor.api('tim').put(`/views/${own.id}`, wish, view)).toMatchObject({
    sharedWith: 'self',
    teamId: null,
  });
});

test('what is wrong with a condition is said with its place, in one’s language', async () => {
  const condition = {
    all: [urgent, { field: 'priority', op: 'contains', value: 'x' }, { field: 'moon', op: 'is', value: 1 }],
  };
  await expect(make('lena', { condition })).rejects.toMatchObject({
    problem: {
      errors: [
        { path: 'condition.all[1].op', message: expect.stringContaining('has no operator') },
        { path: 'condition.all[2].field', message: 'There is no field "moon".' },
      ],
    },
  });
  await kontor.db.sql
    .updateTable('agent')
    .set({ locale: 'de' })
    .where('id', '=', kontor.cast.people.lena.id)
    .execute();
  await expect(make('lena', { condition: { any: [] }, name: ' ' })).rejects.toMatchObject({
    problem: {
      errors: [{ path: 'condition.any', message: expect.stringContaining('leeres') }, { path: 'name' }],
    },
  });
});

test('builders get every field with its operators, and know which a view cannot ask', async () => {
  const { items } = await kontor
    .api('lena')
    .get('/condition-fields', z.object({ items: z.array(conditionField) }));
  expect(items.find(({ id }) => id === 'team')).toMatchObject({
    type: 'id',
    refers: 'team',
    scope: 'conversation',
  });
  expect(items.find(({ id }) => id === 'status')!.options!.map(({ value }) => value)).toContain('snoozed');
  const ofMessages = items.find(({ scope }) => scope === 'message')!;
  const condition = { field: ofMessages.id, op: 'present' };
  await expect(make('lena', { condition })).rejects.toMatchObject({ code: 'invalid_request' });
});

test('a view that was removed by a slip comes back, for everybody it was shared with', async () => {
  const { id } = await make('admin', { name: 'Ours', sharedWith: 'everyone' });
  const counted = async () => id in (await kontor.api('lena').get('/counts', counts)).views;
  expect(await counted()).toBe(true);
  await kontor.api('admin').delete(`/views/${id}`);
  expect(await namesFor('lena')).toEqual([]);
  expect(await counted()).toBe(false);
  await expect(kontor.api('lena').get(`/conversations?view=${id}`, conversationList)).rejects.toMatchObject({
    status: 404,
  });
  await expect(kontor.api('admin').put(`/views/${id}`, wish, view)).rejects.toMatchObject({ status: 404 });
  await expect(kontor.api('lena').delete(`/views/${id}/removal`, view)).rejects.toMatchObject({
    code: 'not_allowed',
  });
  expect(await kontor.api('admin').delete(`/views/${id}/removal`, view)).toMatchObject({ name: 'Ours' });
  expect(await namesFor('lena')).toEqual(['Ours']);
  await expect(kontor.api('admin').delete(`/views/${id}/removal`, view)).rejects.toMatchObject({
    status: 404,
  });
});

test('everybody has an order of their own; what is new comes behind, by name', async () => {
  const a = await make('lena', { name: 'A' });
  const b = await make('admin', { name: 'B', sharedWith: 'everyone' });
  await make('lena', { name: 'C' });
  await kontor.api('lena').put('/views/order', { ids: [b.id, a.id, newId()] });
  expect(await namesFor('lena')).toEqual(['B', 'A', 'C']);
  expect(await namesFor('tim')).toEqual(['B']);
  await kontor.api('lena').put('/views/order', { ids: [] });
  expect(await namesFor('lena')).toEqual(['A', 'B', 'C']);
});

test('each view says whether it may be changed by who looks', async () => {
  const shared = { sharedWith: 'team', teamId: kontor.cast.teams.support };
  await make('admin', shared);
  const may = async (who: PersonName) =>
    (await kontor.api(who).get('/directory', directory)).views.map(({ mayChange }) => mayChange);
  expect([await may('lena'), await may('tim'), await may('admin')]).toEqual([[false], [true], [true]]);
});

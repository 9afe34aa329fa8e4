import { conversationDetail, conversationList, eventList } from '@kontor/contracts/conversation';
import { customerTimeline, customerView } from '@kontor/contracts/customer';
import { messageList } from '@kontor/contracts/message';
import { rule } from '@kontor/contracts/settings';
import { beforeAll, expect, test } from 'vitest';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { until } from '../../test/support/until.ts';
import { addMailbox } from '../../test/support/channels.ts';

let room: Mailroom;
let hr: string;
beforeAll(async () => {
  room = await openMailroom();
  hr = await addMailbox(room.kontor, {
    address: 'jobs@adler-kaffee.example',
    team: 'hr',
    smtpPort: room.playground.smtpPort,
  });
});

let keys = 0;
const begin = (
  body: Record<string, unknown>,
  who: 'lena' | 'mara' | 'admin' = 'lena',
  key = `begin-${++keys}-key`,
) =>
  room.kontor.api(who).post(
    '/conversations',
    {
      customerId: null,
      channel: room.channelId,
      to: [{ address: 'dora@kunde.example', name: 'Dora' }],
      subject: 'Your spare part',
      text: 'It has arrived.',
      sendAt: 'now',
      then: { status: 'waiting' },
      ...body,
    },
    conversationDetail,
    { headers: { 'idempotency-key': key } },
  );

test('a first message leaves, makes its customer, and what comes back joins the conversation', async () => {
  const made = await begin({});
  expect(made).toMatchObject({
    subject: 'Your spare part',
    status: 'waiting',
    assigneeId: room.kontor.cast.people.lena.id,
    teamId: room.kontor.cast.teams.support,
    customer: { name: 'Dora', address: 'dora@kunde.example' },
    waitingSince: null,
  });
  const got = await until('it is in her mailbox', async () => (await room.mailOf('dora@kunde.example'))[0]);
  expect(got).toMatchObject({ subject: 'Your spare part' });
  const customer = await room.kontor.api('lena').get(`/customers/${made.customer.id}`, customerView);
  expect(customer.handles).toMatchObject([
    { address: 'dora@kunde.example', origin: 'entered', verified: false },
  ]);
  await room.send({
    from: 'Dora <dora@kunde.example>',
    to: 'support@adler-kaffee.example',
    subject: 'Re: Your spare part',
    inReplyTo: got.messageId,
    text: 'Thank you.',
  });
  const messages = await until('she answered', async () => {
    const { items } = await room.kontor.api('lena').get(`/conversations/${made.id}/messages`, messageList);
    return items.length === 2 && items;
  });
  expect(messages.map(({ kind, mark }) => [kind, mark])).toEqual([
    ['inbound', null],
    ['outbound', null],
  ]);
  // She has written from it now: it stays with what she wrote.
  const path = `/customers/${customer.id}/handles/${customer.handles[0]!.id}`;
  expect((await room.kontor.api('lena').send('DELETE', path)).status).toBe(422);
  const { items } = await room.kontor
    .api('lena')
    .get(`/customers/${customer.id}/timeline?kind=conversation,inbound,outbound,change`, customerTimeline);
  expect(items.map(({ kind, text }) => `${kind}: ${text}`).toSorted()).toEqual([
    'change: customer.created',
    'conversation: Thank you.',
    'inbound: Thank you.',
    'outbound: It has arrived.',
  ]);
  const facts = await room.kontor.api('lena').get(`/conversations/${made.id}/events`, eventList);
  expect(facts.items.find(({ seq }) => seq === 1)).toMatchObject({
    type: 'conversation.opened',
    actor: { kind: 'agent' },
  });
});

test('the same request ten times at once begins one conversation, another one under its key none', async () => {
  const key = 'begin-only-once';
  const to = [{ address: 'once@kunde.example' }];
  const all = await Promise.all(Array.from({ length: 10 }, () => begin({ to }, 'lena', key)));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  await expect(begin({ to, text: 'Other' }, 'lena', key)).rejects.toMatchObject({
    code: 'idempotency_key_reused',
  });
});

test('one writes by channels of one’s teams alone, and to an address that can be one', async () => {
  await expect(begin({ channel: hr })).rejects.toMatchObject({ code: 'cannot_be_reached' });
  await expect(begin({}, 'mara')).rejects.toMatchObject({ code: 'cannot_be_reached' });
  await expect(begin({ to: [{ address: 'nobody' }] })).rejects.toMatchObject({ code: 'invalid_request' });
});

test('only those see it who see conversations of its team, and the customer with it', async () => {
  const made = await begin({ to: [{ address: 'eva@kunde.example' }], subject: 'For Eva' });
  const listed = async (who: 'lena' | 'tim' | 'mara') =>
    (await room.kontor.api(who).get('/conversations?view=everything', conversationList)).items.some(
      ({ id }) => id === made.id,
    );
  expect([await listed('lena'), await listed('tim'), await listed('mara')]).toEqual([true, true, false]);
  await expect(
    room.kontor.api('mara').get(`/customers/${made.customer.id}`, customerView),
  ).rejects.toMatchObject({ status: 404 });
});

test('an entered address is added once, and is never taken from another customer', async () => {
  const lena = room.kontor.api('lena');
  const first = (await begin({ to: [{ address: 'fred@kunde.example', name: 'Fred' }] })).customer.id;
  const second = (await begin({ to: [{ address: 'gina@kunde.example', name: 'Gina' }] })).customer.id;
  const hidden = await begin({ to: [{ address: 'hans@kunde.example' }], channel: hr }, 'admin');
  expect(hidden.teamId).toBe(room.kontor.cast.teams.hr);
  const add = (id: string, kind: string, address: string) =>
    lena.post(`/customers/${id}/handles`, { kind, address }, customerView);
  const added = await add(first, 'phone', '+41 79 555 44 01');
  expect(added.handles.map(({ address }) => address)).toEqual(['fred@kunde.example', '+41795554401']);
  expect((await add(first, 'phone', '0041 79 555 4401')).version).toBe(added.version);
  await expect(add(second, 'email', 'FRED@kunde.example')).rejects.toMatchObject({
    code: 'handle_taken',
    problem: { customer: { id: first, name: 'Fred' } },
  });
  // Of whom she sees nothing, nothing is said.
  const claimed = await add(second, 'email', 'hans@kunde.example');
  expect(claimed.claims).toEqual([{ kind: 'email', address: 'hans@kunde.example' }]);
  const gone = await lena.send('DELETE', `/customers/${first}/handles/${added.handles[1]!.id}`);
  expect(customerView.parse(JSON.parse(gone.text)).handles).toHaveLength(1);
});

test('what a blocked customer writes is spam, in a new conversation and in one that is there', async () => {
  const made = await begin({ to: [{ address: 'ivo@kunde.example', name: 'Ivo' }], subject: 'Offer' });
  const lena = room.kontor.api('lena');
  const { version } = await lena.get(`/customers/${made.customer.id}`, customerView);
  await lena.put(`/customers/${made.customer.id}`, { version, blocked: true }, customerView);
  const got = await until('it is there', async () => (await room.mailOf('ivo@kunde.example'))[0]);
  const write = (subject: string, inReplyTo?: string) =>
    room.send({
      from: 'ivo@kunde.example',
      to: 'support@adler-kaffee.example',
      subject,
      text: 'Buy!',
      ...(inReplyTo && { inReplyTo }),
    });
  await write('Re: Offer', got.messageId);
  await write('Another offer');
  await until('both are spam', async () => {
    const { items } = await lena.get(
      `/conversations?view=everything&customer=${made.customer.id}`,
      conversationList,
    );
    const spam = await lena.get(`/conversations?view=spam&customer=${made.customer.id}`, conversationList);
    return spam.items.length === 2 && items.every(({ status }) => status === 'spam');
  });
});

test('rules on what we begin set team, tags and priority, say why, and those on the customer’s leave it alone', async () => {
  const { support, returns } = room.kontor.cast.teams;
  const admin = room.kontor.api('admin');
  const say = (text: string) => ({ field: 'message.text', op: 'contains', value: text });
  const made = async (event: string, name: string, actions: object[]) =>
    admin.post(
      '/rules',
      { name, event, condition: say('recall'), actions, stop: false, enabled: true },
      rule,
    );
  await made('conversation.opened', 'Theirs', [{ do: 'tag', tags: ['theirs'] }]);
  const ours = await made('conversation.begun', 'Recall', [
    { do: 'tag', tags: ['recall'] },
    { do: 'priority', priority: 'high' },
    { do: 'team', teamId: returns },
  ]);
  expect(ours.sentence).toMatch(/^When we begin a conversation, if text of the message contains “recall”: /);
  const plain = await begin({ to: [{ address: 'kim@kunde.example' }], text: 'Nothing special.' });
  expect(plain).toMatchObject({ tags: [], priority: 'normal', teamId: support });
  const begun = await begin({ to: [{ address: 'kim@kunde.example' }], text: 'A recall of your machine.' });
  expect(begun).toMatchObject({
    tags: ['recall'],
    priority: 'high',
    teamId: returns,
    // She is not in the team that the rule gave it to: she follows what she began.
    assigneeId: null,
    followers: [{ agentId: room.kontor.cast.people.lena.id, reason: 'follows' }],
  });
  const { items } = await room.kontor.api('lena').get(`/conversations/${begun.id}/events`, eventList);
  const fired = items.filter(({ type }) => type === 'rule.fired');
  expect(fired).toMatchObject([
    { actor: { kind: 'rule', id: ours.id, name: 'Recall' }, data: { ruleId: ours.id } },
  ]);
  expect(items.find(({ type }) => type === 'conversation.team_changed')).toMatchObject({
    actor: { kind: 'rule', name: 'Recall' },
  });
  await until('it left', async () => (await room.mailOf('kim@kunde.example')).length === 2);
});

import { draftList, draftView } from '@kontor/contracts/message';
import { beforeAll, expect, test } from 'vitest';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import type { Refused } from './support/api.ts';
import { until } from './support/until.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

async function opened(subject: string): Promise<string> {
  await room.send({ from: 'anna@example.ch', subject, text: 'Hello.' });
  return (await room.conversation(subject)).id;
}

test('A reply that had not seen the newest message is refused with what is new, and its key is not used up', async () => {
  const id = await opened('Guarded');
  const [first] = await room.messages(id);
  await room.send({
    from: 'anna@example.ch',
    subject: `Guarded [#${(await room.conversation('Guarded')).number}]`,
    text: 'One more thing.',
  });
  await until('it joined', async () => (await room.messages(id)).length === 2);

  const refused = (await room
    .reply(id, { text: 'Sure.', seen: first!.id }, 'lena', 'guarded-key')
    .catch((error: Refused) => error)) as Refused;
  expect(refused).toMatchObject({ status: 409, code: 'newer_messages' });
  expect(refused.problem['messages']).toMatchObject([{ text: expect.stringContaining('One more thing.') }]);
  expect(await room.messages(id)).toHaveLength(2);

  const newest = (await room.messages(id)).at(-1)!;
  const sent = await room.reply(id, { text: 'Sure.', seen: newest.id }, 'lena', 'guarded-key');
  expect(sent.kind).toBe('outbound');
});

test('A colleague’s note counts as new; one’s own does not', async () => {
  const id = await opened('Noted');
  const [first] = await room.messages(id);
  const note = (person: 'lena' | 'tim', text: string) =>
    room.kontor.api(person).send(
      'POST',
      `/conversations/${id}/messages`,
      { kind: 'note', text },
      {
        headers: { 'idempotency-key': `note-${person}-${text.length}` },
      },
    );
  await note('lena', 'My own.');
  await room.reply(id, { text: 'Fine.', seen: first!.id });
  const newest = (await room.messages(id)).at(-1)!;
  await note('tim', 'Wait for me!');
  await expect(room.reply(id, { text: 'Too fast.', seen: newest.id })).rejects.toMatchObject({ status: 409 });
});

test('Within ten seconds a reply is undone and leaves nothing', async () => {
  const id = await opened('Undone');
  const shown = await room.conversation('Undone');
  const reply = await room.reply(id, { text: 'A slip.', sendAt: undefined });
  expect(reply.state).toBe('held');
  await room.kontor.api('lena').delete(`/conversations/${id}/messages/${reply.id}`, draftView);
  room.kontor.clock.advance({ minutes: 1 });
  const drafts = await room.kontor.api('lena').get(`/conversations/${id}/drafts`, draftList);
  expect(drafts.items).toMatchObject([{ kind: 'reply', content: { text: 'A slip.' } }]);
  expect((await room.messages(id)).at(-1)!.state).toBe('undone');
  const { db } = room.kontor;
  expect(await db.sql.selectFrom('outbox').select('id').where('subject_id', '=', reply.id).execute()).toEqual(
    [],
  );
  const { preview, previewKind, lastMessageAt } = shown;
  expect(await room.conversation('Undone')).toMatchObject({ preview, previewKind, lastMessageAt });
});

test('Once released it cannot be undone', async () => {
  const id = await opened('Too late');
  const reply = await room.reply(id, { text: 'Gone.' });
  await expect(
    room.kontor.api('lena').delete(`/conversations/${id}/messages/${reply.id}`),
  ).rejects.toMatchObject({ status: 409, code: 'already_released' });
});

test('A held reply goes although the customer wrote within its ten seconds', async () => {
  const id = await opened('Held');
  await room.reply(id, { text: 'On its way.', sendAt: undefined });
  const { number } = await room.conversation('Held');
  await room.send({ from: 'anna@example.ch', subject: `Held [#${number}]`, text: 'Hurry!' });
  await until('it joined', async () => (await room.messages(id)).length === 3);
  room.kontor.clock.advance({ seconds: 11 });
  await until('it is sent', async () => (await room.messages(id))[1]!.state === 'sent');
});

test('A scheduled reply that the customer overtakes returns to its author as a draft', async () => {
  const id = await opened('Scheduled');
  const sendAt = new Date(room.kontor.clock.now().getTime() + 3_600_000).toISOString();
  const reply = await room.reply(id, { text: 'Good morning.', sendAt, then: { status: 'resolved' } });
  expect(reply.state).toBe('scheduled');
  const { number } = await room.conversation('Scheduled');
  await room.send({ from: 'anna@example.ch', subject: `Scheduled [#${number}]`, text: 'Never mind.' });
  await until('it joined', async () => (await room.messages(id)).length === 3);
  room.kontor.clock.advance({ hours: 2 });
  await until('it came back', async () => (await room.messages(id))[1]!.state === 'returned');
  const drafts = await room.kontor.api('lena').get(`/conversations/${id}/drafts`, draftList);
  expect(drafts.items).toMatchObject([{ content: { text: 'Good morning.' }, returnedReason: 'overtaken' }]);
  expect((await room.conversation('Scheduled')).status).toBe('open');
  expect(await room.mailOf('anna@example.ch')).not.toContainEqual(
    expect.objectContaining({ text: expect.stringContaining('Good morning.') }),
  );
});

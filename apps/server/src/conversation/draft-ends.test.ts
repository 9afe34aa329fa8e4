import { draftList, draftView } from '@kontor/contracts/message';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { sweep } from '../retention/sweeping.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { Clock } from '../platform/clock.ts';
import { FILES } from '../platform/tokens.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

async function open(subject: string): Promise<string> {
  await room.send({ from: 'anna@kunde.example', subject, text: 'It leaks.' });
  return (await room.conversation(subject)).id;
}
const lena = () => room.kontor.api('lena');
const save = (id: string, kind: 'reply' | 'note', body: object) =>
  lena().put(`/conversations/${id}/drafts/${kind}`, body, draftView);
const drafts = async (id: string) =>
  (await lena().get(`/conversations/${id}/drafts`, draftList)).items
    .map(({ content, aside }) => ({ text: content.text, aside }))
    .toSorted((a, b) => a.text.localeCompare(b.text));
const held = { sendAt: undefined };

describe('a saving that arrives after', () => {
  test('the reply was taken brings nothing of it back, and says what was sent', async () => {
    const id = await open('Late saving');
    const key = crypto.randomUUID();
    await save(id, 'reply', { text: 'We send a', of: null, key });
    const { id: messageId } = await room.reply(id, { text: 'We send a new tank', draftKey: key, ...held });
    await expect(save(id, 'reply', { text: 'We send a new', of: null, key })).rejects.toMatchObject({
      status: 409,
      code: 'draft_ended',
      problem: { sent: { messageId, text: 'We send a new tank' } },
    });
    expect(await drafts(id)).toEqual([]);
  });

  test('the reply was taken, though it would have been the first saving of all', async () => {
    const id = await open('Overtaken first saving');
    const key = crypto.randomUUID();
    await room.reply(id, { text: 'At once', draftKey: key, ...held });
    await expect(save(id, 'reply', { text: 'At', of: null, key })).rejects.toMatchObject({
      code: 'draft_ended',
    });
    expect(await drafts(id)).toEqual([]);
  });

  test('the note was written', async () => {
    const id = await open('Late saving of a note');
    const key = crypto.randomUUID();
    await lena().send(
      'POST',
      `/conversations/${id}/messages`,
      { kind: 'note', text: 'He called', draftKey: key },
      { headers: { 'idempotency-key': crypto.randomUUID() } },
    );
    await expect(save(id, 'note', { text: 'He', of: null, key })).rejects.toMatchObject({
      code: 'draft_ended',
    });
  });

  test('it was thrown away brings nothing of it back', async () => {
    const id = await open('Thrown away');
    const [saved, never] = [crypto.randomUUID(), crypto.randomUUID()];
    await save(id, 'reply', { text: 'Dear', of: null, key: saved });
    await lena().delete(`/conversations/${id}/drafts/reply`);
    await lena().delete(`/conversations/${id}/drafts/reply?key=${never}`);
    for (const key of [saved, never])
      await expect(save(id, 'reply', { text: 'Dear Anna', of: null, key })).rejects.toMatchObject({
        code: 'draft_ended',
        problem: { sent: null },
      });
    expect(await drafts(id)).toEqual([]);
  });
});

test('savings and the reply at once, in any order: what was sent is no draft', async () => {
  const id = await open('All at once');
  for (let round = 0; round < 10; round++) {
    const key = crypto.randomUUID();
    const text = `Answer ${round}`;
    const savings = [1, 2, 3].map((n) => save(id, 'reply', { text: text.slice(0, -n), of: null, key }));
    const reply = room.reply(id, { text, draftKey: key, ...held });
    const [sent] = await Promise.allSettled([reply, ...savings]);
    expect(sent).toMatchObject({ status: 'fulfilled' });
    expect(await drafts(id)).toEqual([]);
  }
});

test('another tab that writes on takes over the piece it knows, and a piece nobody told it of stands beside its own', async () => {
  const id = await open('Two tabs');
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const first = await save(id, 'reply', { text: 'From one tab', of: null, key: one });
  expect(first.key).toBe(one);
  await save(id, 'reply', { text: 'From one tab, and on', of: first.id, key: one });
  await save(id, 'reply', { text: 'From the other tab', of: null, key: other });
  expect(await drafts(id)).toEqual([
    { text: 'From one tab, and on', aside: true },
    { text: 'From the other tab', aside: false },
  ]);
});

test('what was thrown away is remembered for as long as a browser may be saving, and not for ever', async () => {
  const id = await open('Forgotten ends');
  await lena().delete(`/conversations/${id}/drafts/reply?key=${crypto.randomUUID()}`);
  const ends = async () =>
    (
      await room.kontor.db.sql
        .selectFrom('draft_end')
        .select('key')
        .where('conversation_id', '=', id)
        .execute()
    ).length;
  const inDays = (days: number) => new Date(room.kontor.get(Clock).now().getTime() + days * 86_400_000);
  const files = room.kontor.app.get<FileStore>(FILES);
  await sweep(room.kontor.db, files, inDays(80));
  expect(await ends()).toBe(1);
  await sweep(room.kontor.db, files, inDays(100));
  expect(await ends()).toBe(0);
});

import { conversationList, conversationDetail, counts, eventList } from '@kontor/contracts/conversation';
import { draftList, messageList } from '@kontor/contracts/message';
import { view } from '@kontor/contracts/settings';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '../src/platform/ids.ts';
import type { Sent } from './support/api.ts';
import type { PersonName } from './support/cast.ts';
import { guard, type Matters, sees, unwrapped } from './support/secrecy.ts';
import { type MatterName, matterNames, openBoxes, openWorded, type Worded } from './support/worded.ts';

let room: Awaited<ReturnType<typeof openBoxes>>;
let matters: Matters;
beforeAll(async () => {
  room = await openBoxes();
  matters = await openWorded(room);
});

/** Who tries, from which conversation that they see. */
const from: Partial<Record<PersonName, MatterName>> = {
  tim: 'of Returns',
  lena: 'of Support',
  mara: 'of HR, Mara’s',
  nora: 'of HR, Nora follows',
};
const persons = Object.keys(from) as PersonName[];

/** Everyone tries for each conversation that they do not see, all at once. */
async function everyoneTries(attack: (person: PersonName, path: string, unseen: Worded) => Promise<void>) {
  const tries = persons.map(async (person) => {
    const path = `/conversations/${matters[from[person]!].id}`;
    for (const name of matterNames)
      if (!sees[person].includes(name)) await attack(person, path, matters[name]);
  });
  await Promise.all(tries);
}

async function ask(person: PersonName, method: string, path: string, body?: unknown): Promise<Sent> {
  const headers = { 'idempotency-key': newId() };
  const answer = await room.kontor.api(person).send(method, path, body, { headers });
  guard(matters, person, `${method} ${path}`, unwrapped(answer));
  return answer;
}

/** Tries a thing of the unseen conversation and one that is not there: both are answered alike. */
async function alike(
  person: PersonName,
  unseen: Worded,
  request: (matter: Worded) => [method: string, path: string, body?: unknown],
): Promise<Sent> {
  const told = ({ status, text }: Sent) => ({ person, unseen: unseen.name, status, text });
  const nothing: Worded = { ...unseen, ...fresh() };
  const answer = await ask(person, ...request(unseen));
  expect(told(answer)).toEqual(told(await ask(person, ...request(nothing))));
  return answer;
}

const fresh = () => ({
  id: newId(),
  customerId: newId(),
  messageId: newId(),
  attachmentId: newId(),
  participantId: newId(),
});

test('parts of another conversation are not there under one that is seen', async () => {
  await everyoneTries(async (person, path, unseen) => {
    const undone = await alike(person, unseen, ({ messageId }) => [
      'DELETE',
      `${path}/messages/${messageId}`,
    ]);
    expect(undone.status).toBe(404);
    const added = await alike(person, unseen, ({ participantId }) => [
      'PUT',
      `${path}/participants/${participantId}`,
      { inReply: true },
    ]);
    expect(added.status).toBe(404);
  });
});

test('a message of another conversation cannot be forwarded, and nothing of it is sent', async () => {
  await everyoneTries(async (person, path, unseen) => {
    const { items } = await room.kontor.api(person).get(`${path}/messages`, messageList);
    const refused = await alike(person, unseen, ({ messageId }) => [
      'POST',
      `${path}/messages`,
      {
        kind: 'reply',
        text: 'Look at this.',
        to: [{ address: 'accomplice@example.com' }],
        seen: items[0]!.id,
        forward: messageId,
        sendAt: 'now',
      },
    ]);
    expect([person, unseen.name, refused.status]).toEqual([person, unseen.name, 404]);
    await ask(person, 'GET', `${path}/messages`);
  });
  expect(await room.mailOf('accomplice@example.com')).toEqual([]);
});

test('an attachment of another conversation goes along with nothing, and no draft shows it', async () => {
  await everyoneTries(async (person, path, unseen) => {
    const noted = await alike(person, unseen, ({ attachmentId }) => [
      'POST',
      `${path}/messages`,
      { kind: 'note', text: 'See the file.', attachments: [attachmentId] },
    ]);
    expect([person, unseen.name, noted.status]).toEqual([person, unseen.name, 400]);
    const { attachmentId, messageId, word } = unseen;
    const saved = await room.kontor.api(person).send('PUT', `${path}/drafts/note`, {
      text: 'See the file.',
      forward: messageId,
      attachmentIds: [attachmentId],
    });
    const listed = await room.kontor.api(person).get(`${path}/drafts`, draftList);
    // The ids are this person's own words; nothing else may be told of what they name.
    for (const text of [saved.text, JSON.stringify(listed)]) {
      expect(text.toLowerCase()).not.toContain(word);
      expect(text).not.toContain('/files/');
    }
    await room.kontor.api(person).delete(`${path}/drafts/note`);
  });
});

test('somebody else’s upload does not exist', async () => {
  const form = new FormData();
  form.set('file', new Blob(['numbat-content']), 'numbat.txt');
  const { text } = await room.kontor.api('admin').send('POST', '/attachments', form);
  const { id } = JSON.parse(text) as { id: string };
  const path = `/conversations/${matters['of Support'].id}`;
  const taken = await ask('lena', 'POST', `${path}/messages`, {
    kind: 'note',
    text: 'Mine?',
    attachments: [id],
  });
  expect(taken.status).toBe(400);
  const saved = await ask('lena', 'PUT', `${path}/drafts/note`, { text: 'Mine?', attachmentIds: [id] });
  expect(saved.text).not.toContain('numbat');
});

test('a file is fetched by its own signed path alone', async () => {
  const { url } = room.kontor;
  const [one, other] = [matters['of Support'], matters['of HR']];
  const fetched = await room.kontor.api().send('GET', `${url}${one.attachmentPath}`);
  expect([fetched.status, fetched.text]).toEqual([200, `${one.word}-content`]);
  const signature = one.attachmentPath.split('?')[1]!;
  const tries: [path: string, status: number][] = [
    [`/files/${other.attachmentId}`, 404],
    [`/files/${other.attachmentId}?${signature}`, 404],
    [`/files/${one.attachmentId}/../${other.attachmentId}?${signature}`, 404],
    [`/files/${one.attachmentId}%2f..%2f${other.attachmentId}?${signature}`, 404],
    [`${one.attachmentPath}0`, 404],
  ];
  for (const [path, status] of tries) {
    const answer = await room.kontor.api('lena').send('GET', `${url}${path}`);
    guard(matters, 'lena', path, unwrapped(answer));
    expect([path, answer.status]).toEqual([path, status]);
  }
});

test('a view of one’s own finds and counts nothing of what is not seen, whatever it asks for', async () => {
  const peep = async (person: PersonName) => {
    const api = room.kontor.api(person);
    const unseen = matterNames.filter((name) => !sees[person].includes(name)).map((name) => matters[name]);
    const conditions = [
      { field: 'customer', op: 'isAnyOf', value: unseen.map(({ customerId }) => customerId) },
      { any: unseen.map(({ word }) => ({ field: 'subject', op: 'contains', value: word })) },
      { field: 'tags', op: 'hasAny', value: unseen.map(({ word }) => `${word}-tag`) },
      { field: 'number', op: 'atLeast', value: 1 },
      { not: { field: 'subject', op: 'is', value: 'Nothing of the kind' } },
    ];
    for (const [i, condition] of conditions.entries()) {
      const wish = { name: 'Peep', condition, sort: 'newest', sharedWith: 'self', teamId: null };
      const made = view.parse(JSON.parse((await api.send('POST', '/views', wish)).text));
      const listed = await ask(person, 'GET', `/conversations?view=${made.id}&limit=100`);
      const { items } = conversationList.parse(JSON.parse(listed.text));
      const { views } = await api.get('/counts', counts);
      const expected = i < 3 ? 0 : sees[person].length;
      expect([person, condition, items.length, views[made.id]]).toEqual([
        person,
        condition,
        expected,
        expected,
      ]);
      await ask(person, 'DELETE', `/views/${made.id}`);
    }
  };
  await Promise.all(persons.map(peep));
});

test('another’s own view does not exist', async () => {
  const wish = { name: 'Numbats', condition: { all: [] }, sort: 'newest', sharedWith: 'self', teamId: null };
  const { id } = view.parse(JSON.parse((await room.kontor.api('admin').send('POST', '/views', wish)).text));
  for (const person of ['tim', 'lena'] as const) {
    expect((await ask(person, 'GET', `/conversations?view=${id}`)).status).toBe(404);
    expect((await ask(person, 'PUT', `/views/${id}`, wish)).status).toBe(404);
    expect((await ask(person, 'DELETE', `/views/${id}`)).status).toBe(404);
    expect((await ask(person, 'GET', '/directory')).text).not.toContain('Numbats');
    expect((await ask(person, 'GET', '/counts')).text).not.toContain(id);
  }
});

test('of a customer who wrote to two teams, each team sees its own conversation', async () => {
  const { word } = matters['of HR'];
  const { customerId } = matters['of HR'];
  await room.send({
    from: `${word}@kunde.example`,
    to: 'support@adler-kaffee.example',
    subject: 'Numbat for Support',
    text: 'The same customer.',
  });
  const opened = await room.conversation('Numbat for Support', 'lena');
  expect(opened.customer.id).toBe(customerId);
  const texts = [
    `/customers/${customerId}`,
    `/customers/${customerId}/conversations`,
    `/customers?query=${word}`,
    `/conversations?view=everything&customer=${customerId}`,
    `/conversations/${opened.id}`,
    `/conversations/${opened.id}/events`,
  ];
  const { id, number, messageId, attachmentId } = matters['of HR'];
  for (const path of texts) {
    const { status, text } = await room.kontor.api('lena').send('GET', path);
    expect([path, status]).toEqual([path, 200]);
    for (const secret of [id, String(number), messageId, attachmentId, `${word}-subject`, `${word}-text`])
      expect([path, text.includes(secret)]).toEqual([path, false]);
  }
});

test('a number in a subject names no conversation to who does not see it, in whatever part', async () => {
  const unseen = matters['of HR'];
  await room.send({
    from: 'guesser@example.com',
    subject: `Guess [#${unseen.number}] and [#7999999]`,
    text: 'Let me in.',
  });
  const { id } = (await room.list('lena')).find(({ subject }) => subject.startsWith('Guess')) ?? {
    id: (await room.conversation(`Guess [#${unseen.number}] and [#7999999]`)).id,
  };
  const lena = room.kontor.api('lena');
  const detail = await lena.get(`/conversations/${id}`, conversationDetail);
  expect(detail.maybeBelongsTo).toEqual([]);
  const { items } = await lena.get(`/conversations/${id}/events`, eventList);
  expect(JSON.stringify(items.map(({ data }) => data))).not.toContain(String(unseen.number));
  const admins = await room.kontor.api('admin').get(`/conversations/${id}`, conversationDetail);
  expect(admins.maybeBelongsTo).toMatchObject([{ id: unseen.id }]);
});

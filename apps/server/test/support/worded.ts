import { conversationDetail, type ConversationDetail, conversationRow } from '@kontor/contracts/conversation';
import { companyView, customerView } from '@kontor/contracts/customer';
import { draftView, messageList, messageView } from '@kontor/contracts/message';
import { sql } from 'kysely';
import { newId } from '../../src/platform/ids.ts';
import { json } from '../../src/platform/database/json.ts';
import type { TeamName } from './cast.ts';
import { addMailbox } from './channels.ts';
import { type Mailroom, openMailroom } from './mailroom.ts';
import { until } from './until.ts';

/** One conversation for each way in which people see conversations, or do not. */
export const matterNames = [
  'of Support',
  'of Returns',
  'of HR',
  'of Social',
  'no team, Support serves',
  'no team, HR serves',
  'of HR, Mara’s',
  'of HR, Nora follows',
  'of HR, Lena mentioned',
] as const;
export type MatterName = (typeof matterNames)[number];

/** A conversation in which everything that somebody wrote holds one word that stands nowhere else. */
export interface Worded {
  name: MatterName;
  word: string;
  id: string;
  number: number;
  teamId: string | null;
  assigneeId: string | null;
  customerId: string;
  companyId: string;
  /** Of the customer's mail, with HTML, a source and an attachment. */
  messageId: string;
  attachmentId: string;
  attachmentPath: string;
  participantId: string;
  /** Of the admin's reply, which failed. */
  failedId: string;
  /** All by which it could be recognised: the word and every id. */
  secrets: string[];
}

const places: Record<MatterName, { at: string; word: string }> = {
  'of Support': { at: 'support', word: 'quokka' },
  'of Returns': { at: 'returns', word: 'wombat' },
  'of HR': { at: 'hr', word: 'narwhal' },
  'of Social': { at: 'social', word: 'axolotl' },
  'no team, Support serves': { at: 'jobs', word: 'pangolin' },
  'no team, HR serves': { at: 'board', word: 'tardigrade' },
  'of HR, Mara’s': { at: 'hr', word: 'okapi' },
  'of HR, Nora follows': { at: 'hr', word: 'capybara' },
  'of HR, Lena mentioned': { at: 'hr', word: 'aardvark' },
};

const addressOf = (box: string) => `${box}@adler-kaffee.example`;

/** A mailroom whose mailboxes belong to Support, Returns, HR, Social, and to nobody but who serves them. */
export async function openBoxes(): Promise<Mailroom & { boxes: Record<string, string> }> {
  const room = await openMailroom();
  const smtpPort = room.playground.smtpPort;
  // Numbers that no answer holds by chance.
  await sql`alter sequence conversation_number restart with 7040001`.execute(room.kontor.db.sql);
  const box = (name: string, team: TeamName | null, servedBy: TeamName) =>
    addMailbox(room.kontor, { address: addressOf(name), team, servedBy: [servedBy], smtpPort });
  const boxes = {
    support: room.channelId,
    returns: await box('returns', 'returns', 'returns'),
    hr: await box('hr', 'hr', 'hr'),
    social: await box('social', 'social', 'social'),
    jobs: await box('jobs', null, 'support'),
    board: await box('board', null, 'hr'),
  };
  return { ...room, boxes };
}

export async function openWorded(room: Mailroom): Promise<Record<MatterName, Worded>> {
  const opened = await Promise.all(
    matterNames.map(async (name) => [name, await openOne(room, name)] as const),
  );
  const matters = Object.fromEntries(opened) as Record<MatterName, Worded>;
  await giveSight(room, matters);
  await Promise.all(Object.values(matters).map((matter) => fail(room, matter)));
  for (const matter of Object.values(matters)) {
    const draft = { text: `${matter.word}-draft` };
    await room.kontor.api('admin').put(`/conversations/${matter.id}/drafts/note`, draft, draftView);
  }
  return matters;
}

async function openOne(room: Mailroom, name: MatterName): Promise<Worded> {
  const { at, word } = places[name];
  const admin = room.kontor.api('admin');
  await room.send({
    from: `${word}-name <${word}@kunde.example>`,
    to: addressOf(at),
    cc: `${word}-copied <${word}-cc@kunde.example>`,
    subject: `${word}-subject`,
    text: `${word}-text`,
    html: `<p>${word}-html</p>`,
    attachments: [{ filename: `${word}-file.txt`, content: `${word}-content` }],
  });
  const row = await room.conversation(`${word}-subject`, 'admin');
  const path = `/conversations/${row.id}`;
  await admin.put(`${path}/tags`, { tags: [`${word}-tag`] }, conversationRow);
  await note(room, row.id, `${word}-note`);
  const customerId = row.customer.id;
  const { id: companyId } = await admin.post('/companies', { name: `${word}-company` }, companyView);
  await admin.put(
    `/customers/${customerId}`,
    { version: 1, note: `${word}-remark`, tags: [`${word}-customer-tag`], companyId },
    customerView,
  );
  const detail = await admin.get(path, conversationDetail);
  const inbound = (await room.messages(row.id, 'admin'))[0]!;
  const [attachment] = inbound.attachments;
  const matter: Worded = {
    name,
    word,
    id: row.id,
    number: row.number,
    teamId: row.teamId,
    assigneeId: null,
    customerId,
    companyId,
    messageId: inbound.id,
    attachmentId: attachment!.id,
    attachmentPath: attachment!.path!,
    participantId: detail.participants[0]!.id,
    failedId: '',
    secrets: [],
  };
  matter.secrets = await secretsOf(room, matter, detail);
  return matter;
}

/** What is not there at all, to be asked for in the same way. */
export const nowhere = (): Worded => ({
  name: 'of HR',
  word: 'nowhere',
  id: newId(),
  number: 7_999_999,
  teamId: null,
  assigneeId: null,
  customerId: newId(),
  companyId: newId(),
  messageId: newId(),
  attachmentId: newId(),
  attachmentPath: `/files/${newId()}`,
  participantId: newId(),
  failedId: newId(),
  secrets: [],
});

/** By the API alone: whoever shall see it for their own sake is made to. */
async function giveSight(room: Mailroom, matters: Record<MatterName, Worded>): Promise<void> {
  const admin = room.kontor.api('admin');
  const { people } = room.kontor.cast;
  const assign = (matter: Worded, assigneeId: string | null) =>
    admin.put(`/conversations/${matter.id}/assignee`, { assigneeId }, conversationRow);
  const maras = matters['of HR, Mara’s'];
  await assign(maras, people.mara.id);
  maras.assigneeId = people.mara.id;
  const followed = matters['of HR, Nora follows'];
  await assign(followed, people.nora.id);
  await room.kontor.api('nora').put(`/conversations/${followed.id}/follow`, { follows: true });
  await assign(followed, null);
  const mentioned = matters['of HR, Lena mentioned'];
  await note(room, mentioned.id, `${mentioned.word}-mention`, [people.lena.id]);
}

/** A reply that the customer's mail server refuses: it stands among the troubles. */
async function fail(room: Mailroom, matter: Worded): Promise<void> {
  const gone = `${matter.word}-gone@kunde.example`;
  room.playground.behaviours.set(gone, 'unknown');
  const to = [{ address: gone }];
  const reply = await room.reply(matter.id, { text: `${matter.word}-reply`, to }, 'admin');
  await until(`${matter.name}: the reply has failed`, async () =>
    (await room.messages(matter.id, 'admin')).some(({ id, state }) => id === reply.id && state === 'failed'),
  );
  matter.failedId = reply.id;
  const { items } = await room.kontor.api('admin').get(`/conversations/${matter.id}/messages`, messageList);
  matter.secrets.push(...items.map(({ id }) => id));
}

let keys = 0;
export async function note(room: Mailroom, id: string, text: string, mentions: string[] = []): Promise<void> {
  const headers = { 'idempotency-key': `worded-note-${++keys}` };
  const body = { kind: 'note', text, mentions };
  await room.kontor.api('admin').post(`/conversations/${id}/messages`, body, messageView, { headers });
}

async function secretsOf(room: Mailroom, matter: Worded, detail: ConversationDetail): Promise<string[]> {
  const handles = await room.kontor.db.sql
    .selectFrom('handle')
    .select('id')
    .where('customer_id', '=', matter.customerId)
    .execute();
  return [
    matter.word,
    matter.id,
    String(matter.number),
    matter.customerId,
    matter.companyId,
    matter.messageId,
    matter.attachmentId,
    ...detail.participants.map(({ id }) => id),
    ...handles.map(({ id }) => id),
  ];
}

/** A mail that nobody could read, in a channel's quarantine; without its source where it could not even be fetched. */
export async function quarantine(
  room: Mailroom,
  channelId: string,
  word: string,
  fetched = true,
): Promise<number> {
  const raw = Buffer.from(`From: ${word}@kunde.example\r\nSubject: ${word}-subject\r\n\r\n${word}-text\r\n`);
  const receipt = await room.kontor.db.sql
    .insertInto('receipt')
    .values({
      channel_id: channelId,
      channel_ids: [channelId],
      delivery_id: newId(),
      digest: '',
      sender_key: `${word}@kunde.example`,
      raw: fetched ? raw : null,
      size: raw.length,
      facts: json({}),
      received_at: room.kontor.clock.now(),
      state: 'quarantined',
      reason: `${word}-reason`,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  return receipt.number;
}

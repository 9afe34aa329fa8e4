import {
  type AttachmentView,
  attachmentView,
  draftList,
  draftView,
  type DraftView,
} from '@kontor/contracts/message';
import { beforeAll, expect, test } from 'vitest';
import { allTold, connected, openSocket } from '../../test/support/agent-socket.ts';
import type { PersonName } from '../../test/support/cast.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { type Matter, openMatter } from '../../test/support/matters.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { sweep } from '../retention/sweeping.ts';
import { FILES } from '../platform/tokens.ts';

let kontor: TestKontor;
let matter: Matter;
beforeAll(async () => {
  kontor = await testKontor();
  const channelId = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
  matter = await openMatter(kontor, { channelId, team: 'support' });
});

async function upload(person: PersonName, name: string): Promise<AttachmentView> {
  const form = new FormData();
  form.append('file', new Blob(['Invoice 1']), name);
  const { text } = await kontor.api(person).send('POST', '/attachments', form);
  return attachmentView.parse(JSON.parse(text));
}

const save = (person: PersonName, attachmentIds: string[]): Promise<DraftView> =>
  kontor
    .api(person)
    .put(`/conversations/${matter.id}/drafts/reply`, { text: 'Here it is', attachmentIds }, draftView);

const drafts = async (person: PersonName) =>
  (await kontor.api(person).get(`/conversations/${matter.id}/drafts`, draftList)).items;

test('a draft has its uploads with it, in their order, wherever it is opened and whoever looks on', async () => {
  const [invoice, photo] = [await upload('lena', 'invoice.pdf'), await upload('lena', 'tank.jpg')];
  const client = await connected(
    openSocket(kontor, { extraHeaders: { cookie: await kontor.cookieOf('tim') } }),
  );
  await client.subscribe(`agent:${kontor.cast.people.tim.id}`, `conversation:${matter.id}`);
  const saved = await save('lena', [photo.id, invoice.id]);
  const names = (draft: DraftView | undefined) => draft?.attachments?.map(({ name }) => name);
  expect(names(saved)).toEqual(['tank.jpg', 'invoice.pdf']);
  expect(saved.attachments![1]).toEqual(invoice);
  expect(names((await drafts('lena'))[0])).toEqual(['tank.jpg', 'invoice.pdf']);
  await allTold(kontor, client);
  expect(client.told('draft').map(({ draft }) => draft)).toEqual(await drafts('tim'));
  const file = await fetch(`${kontor.url}${saved.attachments![1]!.path}`);
  expect([file.status, await file.text()]).toEqual([200, 'Invoice 1']);
});

test('a draft that names somebody else’s upload, or one that was sent, shows none of it', async () => {
  const [secret, sent] = [await upload('mara', 'salaries.pdf'), await upload('lena', 'sent.pdf')];
  await kontor.db.sql
    .updateTable('attachment')
    .set({ message_id: matter.id })
    .where('id', '=', sent.id)
    .execute();
  const saved = await save('lena', [secret.id, sent.id]);
  expect(saved.attachments).toEqual([]);
  expect(JSON.stringify(await drafts('tim'))).not.toContain('salaries');
});

test('an upload that a draft names is kept for as long as the draft; one that nothing names goes after a day', async () => {
  const [kept, forgotten] = [await upload('lena', 'kept.pdf'), await upload('lena', 'forgotten.pdf')];
  await save('lena', [kept.id]);
  await sweep(kontor.db, kontor.app.get<FileStore>(FILES), new Date(Date.now() + 10 * 86_400_000));
  expect((await drafts('lena'))[0]?.attachments?.map(({ id }) => id)).toEqual([kept.id]);
  const gone = await kontor.db.sql
    .selectFrom('attachment')
    .select('id')
    .where('id', '=', forgotten.id)
    .execute();
  expect(gone).toEqual([]);
});

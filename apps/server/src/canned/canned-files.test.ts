import { type CannedReply, cannedReply, cannedReplyList, cannedUploads } from '@kontor/contracts/canned';
import { attachmentView, type AttachmentView } from '@kontor/contracts/message';
import { beforeEach, expect, test } from 'vitest';
import type { PersonName } from '../../test/support/cast.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { sweep } from '../retention/sweeping.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { FILES } from '../platform/tokens.ts';
import type { TestClock } from '../../test/support/test-clock.ts';

let kontor: TestKontor & { clock: TestClock };
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
});

const wish = { name: 'Label', sharedWith: 'self', teamId: null, texts: { en: { text: 'The label.' } } };
async function upload(who: PersonName, name: string, size = 3): Promise<AttachmentView> {
  const form = new FormData();
  form.append('file', new File(['x'.repeat(size)], name, { type: 'text/plain' }));
  return kontor.api(who).post('/attachments', form, attachmentView);
}
const make = (who: PersonName, attachments: string[], more: object = {}) =>
  kontor.api(who).post('/canned-replies', { ...wish, attachments, ...more }, cannedReply);
const change = (who: PersonName, { id, version }: CannedReply, attachments: string[] | undefined) =>
  kontor.api(who).put(`/canned-replies/${id}`, { ...wish, version, attachments }, cannedReply);
const take = async (who: PersonName, id: string) =>
  (await kontor.api(who).post(`/canned-replies/${id}/uploads`, {}, cannedUploads)).items;
const names = ({ files }: Pick<CannedReply, 'files'>) => files.map(({ name }) => name);
const content = async (path: string | null) => (await fetch(kontor.url + path!)).text();

test('its files stay in their order, go along as uploads of whoever uses it, and are one file in the store', async () => {
  const [one, two] = [await upload('lena', 'one.txt'), await upload('lena', 'two.txt', 5)];
  const made = await make('lena', [two.id, one.id]);
  expect(names(made)).toEqual(['two.txt', 'one.txt']);
  const taken = await take('lena', made.id);
  expect(taken.map(({ name, size }) => [name, size])).toEqual([
    ['two.txt', 5],
    ['one.txt', 3],
  ]);
  expect(taken.map(({ id }) => id)).not.toContain(two.id);
  expect(await content(taken[0]!.path)).toBe('xxxxx');
  const rows = await kontor.db.sql.selectFrom('attachment').select(['sha256', 'uploaded_by']).execute();
  expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(2);
  expect((await take('lena', made.id)).map(({ id }) => id)).not.toEqual(taken.map(({ id }) => id));
});

test('saved without a word about them they stay, named anew they are ordered, left out they go', async () => {
  const made = await make('lena', [
    (await upload('lena', 'one.txt')).id,
    (await upload('lena', 'two.txt')).id,
  ]);
  const same = await change('lena', made, undefined);
  expect(names(same)).toEqual(['one.txt', 'two.txt']);
  const third = await upload('lena', 'three.txt');
  const turned = await change('lena', same, [third.id, made.files[0]!.id]);
  expect(names(turned)).toEqual(['three.txt', 'one.txt']);
  expect(names(await change('lena', turned, []))).toEqual([]);
  expect(await take('lena', made.id)).toEqual([]);
});

test('who does not see the reply gets none of its files, and nobody takes an upload of another', async () => {
  const { support } = kontor.cast.teams;
  const file = await upload('tim', 'label.txt');
  const shared = await make('tim', [file.id], { sharedWith: 'team', teamId: support });
  expect((await take('lena', shared.id)).map(({ name }) => name)).toEqual(['label.txt']);
  await expect(take('nora', shared.id)).rejects.toMatchObject({ status: 404 });
  const secret = await make('lena', [(await upload('lena', 'secret.txt')).id]);
  await expect(take('admin', secret.id)).rejects.toMatchObject({ status: 404 });
  for (const id of [secret.files[0]!.id, (await upload('lena', 'mine.txt')).id])
    await expect(make('tim', [id])).rejects.toMatchObject({
      problem: { errors: [{ path: 'attachments' }] },
    });
  const { items } = await kontor.api('nora').get('/canned-replies', cannedReplyList);
  expect(JSON.stringify(items)).not.toContain('label.txt');
});

test('a copy has files of its own', async () => {
  const { support } = kontor.cast.teams;
  const file = await upload('tim', 'label.txt');
  const shared = await make('tim', [file.id], { sharedWith: 'team', teamId: support });
  const copy = await make('lena', [shared.files[0]!.id]);
  expect(names(copy)).toEqual(['label.txt']);
  expect(copy.files[0]!.id).not.toBe(shared.files[0]!.id);
  expect((await take('tim', shared.id)).length).toBe(1);
});

test('more files than a reply may have are refused, and it stays as it was', async () => {
  const made = await make('lena', [(await upload('lena', 'one.txt')).id]);
  const many = await Promise.all(Array.from({ length: 11 }, (_, i) => upload('lena', `${i}.txt`)));
  await expect(
    change(
      'lena',
      made,
      many.map(({ id }) => id),
    ),
  ).rejects.toMatchObject({ code: 'too_large' });
  const { items } = await kontor.api('lena').get('/canned-replies', cannedReplyList);
  expect(names(items[0]!)).toEqual(['one.txt']);
});

test('the sweep leaves what a reply keeps, and takes what was taken out of it', async () => {
  const made = await make('lena', [
    (await upload('lena', 'kept.txt')).id,
    (await upload('lena', 'out.txt', 9)).id,
  ]);
  const kept = await change('lena', made, [made.files[0]!.id]);
  await take('lena', made.id);
  const later = new Date(kontor.clock.now().getTime() + 2 * 86_400_000);
  await sweep(kontor.db, kontor.app.get<FileStore>(FILES), later);
  const rows = await kontor.db.sql.selectFrom('attachment').select(['id', 'name']).execute();
  expect(rows).toEqual([{ id: kept.files[0]!.id, name: 'kept.txt' }]);
  expect((await take('lena', made.id)).map(({ name }) => name)).toEqual(['kept.txt']);
});

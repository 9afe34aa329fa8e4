import { invitationList, invited, linkState, sessionView } from '@kontor/contracts/people';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { ForgottenPassword } from './forgotten-password.ts';

interface Letter {
  to: string;
  subject: string;
  text: string;
  automatic: string;
}

const letters: Letter[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    void simpleParser(stream).then((mail) => {
      letters.push({
        to: session.envelope.rcptTo.map(({ address }) => address).join(),
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        automatic: String(mail.headers.get('auto-submitted')),
      });
      done();
    });
  },
});

let port: number;
beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  port = (smtp.server.address() as { port: number }).port;
});
afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())));

let kontor: TestKontor & { clock: TestClock };
beforeEach(async () => {
  letters.length = 0;
  await kontor?.stop();
  kontor = await testKontor({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
});

const secretOf = (text: string) => /\/link\/(\S+)/.exec(text)![1]!;
const eva = () => ({ email: 'eva@adler-kaffee.example', role: 'agent', teamIds: [kontor.cast.teams.hr] });
const lena = 'lena@adler-kaffee.example';
const forget = async (email: string) => {
  await kontor.api().post('/password-resets', { email });
  await kontor.get(ForgottenPassword).settled();
};

test('an invited person gets a mail, chooses a password and is in, with role and teams', async () => {
  const answer = await kontor.api('admin').post('/invitations', eva(), invited);
  expect(answer).toMatchObject({ mailed: true, link: null });
  expect(letters).toMatchObject([{ to: 'eva@adler-kaffee.example', automatic: 'auto-generated' }]);
  expect(letters[0]!.text).toContain(`${kontor.url}/link/`);

  const path = `/account-links/${secretOf(letters[0]!.text)}`;
  await expect(kontor.api().get(path, linkState)).resolves.toEqual({
    kind: 'invitation',
    email: 'eva@adler-kaffee.example',
  });
  const { agent } = await kontor.api().post(path, { name: 'Eva', password: 'correct horse' }, sessionView);
  expect(agent).toMatchObject({ name: 'Eva', role: 'agent', teamIds: [kontor.cast.teams.hr] });
});

test('a link works once, also for ten who use it at once', async () => {
  await kontor.api('admin').post('/invitations', eva(), invited);
  const path = `/account-links/${secretOf(letters[0]!.text)}`;
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      kontor.api().send('POST', path, { name: 'Eva', password: 'correct horse' }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(404)]);
});

test('an invitation expires, can be withdrawn, and is void when a newer one is sent', async () => {
  const admin = kontor.api('admin');
  const first = await admin.post('/invitations', eva(), invited);
  await admin.post('/invitations', eva(), invited);
  const [one, two] = letters.map(({ text }) => `/account-links/${secretOf(text)}`) as [string, string];
  await expect(kontor.api().get(one, linkState)).rejects.toMatchObject({ status: 404 });
  const { items } = await admin.get('/invitations', invitationList);
  expect(items).toHaveLength(1);
  expect(items[0]!.id).not.toBe(first.id);

  await admin.delete(`/invitations/${items[0]!.id}`);
  await expect(kontor.api().get(two, linkState)).rejects.toMatchObject({ status: 404 });

  await admin.post('/invitations', eva(), invited);
  kontor.clock.advance({ days: 7 });
  await expect(
    kontor.api().get(`/account-links/${secretOf(letters[2]!.text)}`, linkState),
  ).rejects.toMatchObject({ status: 404 });
});

test('whoever has an account is not invited again, and only admins invite', async () => {
  await expect(
    kontor.api('admin').post('/invitations', { ...eva(), email: 'LENA@adler-kaffee.example' }, invited),
  ).rejects.toMatchObject({ code: 'name_taken' });
  await expect(kontor.api('tim').post('/invitations', eva(), invited)).rejects.toMatchObject({
    code: 'not_allowed',
  });
});

test('a forgotten password: the mailed link sets a new one and ends every session', async () => {
  await kontor.api('lena').get('/session', sessionView);
  await forget(lena);
  const path = `/account-links/${secretOf(letters[0]!.text)}`;
  await expect(kontor.api().get(path, linkState)).resolves.toEqual({ kind: 'reset', email: lena });
  await kontor.api().post(path, { password: 'correct horse' }, sessionView);

  await expect(kontor.api('lena').get('/session', sessionView)).rejects.toMatchObject({ status: 401 });
  await expect(kontor.api().get(path, linkState)).rejects.toMatchObject({ status: 404 });
  await kontor.api().post('/session', { email: lena, password: 'correct horse' }, sessionView);
});

test('asking for an unknown e-mail answers the same and sends nothing', async () => {
  await forget('nobody@adler-kaffee.example');
  expect(letters).toEqual([]);
});

test('nobody is flooded with mails about forgotten passwords', async () => {
  for (let i = 0; i < 5; i++) await forget(lena);
  expect(letters).toHaveLength(1);
});

test('a reset link lives two hours', async () => {
  await forget(lena);
  kontor.clock.advance({ hours: 2 });
  await expect(
    kontor.api().get(`/account-links/${secretOf(letters[0]!.text)}`, linkState),
  ).rejects.toMatchObject({ status: 404 });
});

test('the link is made of our own address, whatever Host a request claims', async () => {
  await kontor
    .api()
    .send('POST', '/password-resets', { email: lena }, { headers: { 'x-forwarded-host': 'evil.example' } });
  await kontor.get(ForgottenPassword).settled();
  expect(letters[0]!.text).toContain(`${kontor.url}/link/`);
});

test('mails are in the language of whoever gets them', async () => {
  await kontor.db.sql.updateTable('agent').set({ locale: 'de' }).where('email', '=', lena).execute();
  await forget(lena);
  expect(letters[0]!.subject).toBe('Neues Passwort für Adler Kaffee');
});

test('without a mail server the admin gets the link to hand over', async () => {
  const quiet = await testKontor();
  const answer = await quiet.api('admin').post('/invitations', { ...eva(), teamIds: [] }, invited);
  expect(answer.mailed).toBe(false);
  await quiet
    .api()
    .post(
      `/account-links/${secretOf(answer.link!)}`,
      { name: 'Eva', password: 'correct horse' },
      sessionView,
    );

  const { id } = quiet.cast.people.lena;
  const reset = await quiet.api('admin').post(`/people/${id}/reset-link`, {}, invited);
  await quiet
    .api()
    .post(`/account-links/${secretOf(reset.link!)}`, { password: 'correct horse' }, sessionView);
  await quiet.stop();
});

test('a mail server that refuses leaves the link with the admin', async () => {
  const deaf = await testKontor({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
  const answer = await deaf.api('admin').post('/invitations', { ...eva(), teamIds: [] }, invited);
  expect(answer).toMatchObject({ mailed: false, link: expect.stringContaining('/link/') });
  await deaf.stop();
});

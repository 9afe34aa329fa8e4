import { sessionView } from '@kontor/contracts/people';
import { firstRun, testMessageAnswer, workspaceBody } from '@kontor/contracts/workspace';
import { expect, test } from 'vitest';
import { openMailroom } from '../../test/support/mailroom.ts';
import { Api } from '../../test/support/api.ts';
import { testKontor } from '../../test/support/kontor.ts';

test('who sets it up is led on, goes on where they stopped, and is left alone when it is over', async () => {
  const kontor = await testKontor({ cast: false });
  const body = {
    code: kontor.setupCode,
    name: 'Ada',
    email: 'ada@adler-kaffee.example',
    password: 'long enough it is',
    workspace: 'Adler Kaffee',
  };
  const made = await new Api(kontor.url).send('POST', '/setup', body);
  expect(sessionView.parse(JSON.parse(made.text)).workspace.firstRun).toBe(true);
  const cookie = made.headers.get('set-cookie')!.split(';', 1)[0]!;
  const ada = new Api(kontor.url, () => ({ cookie }));
  const begun = await ada.get('/workspace/first-run', firstRun);
  expect(begun).toEqual({
    open: true,
    steps: { name: 'done', brand: 'open', channel: 'open', people: 'open', mail: 'open' },
  });
  const later = { ...begun, steps: { ...begun.steps, brand: 'done' as const, people: 'skipped' as const } };
  await ada.put('/workspace/first-run', later, firstRun);
  expect(await ada.get('/workspace/first-run', firstRun)).toEqual(later);

  await ada.put('/workspace', { name: 'Adler', zone: 'Europe/Berlin' }, workspaceBody);
  await ada.put('/workspace/first-run', { ...later, open: false }, firstRun);
  expect((await ada.get('/session', sessionView)).workspace).toMatchObject({
    name: 'Adler',
    zone: 'Europe/Berlin',
    firstRun: false,
  });
  await expect(
    ada.put('/workspace', { name: 'Adler', zone: 'Europe/Atlantis' }, workspaceBody),
  ).rejects.toMatchObject({ status: 400, problem: { errors: [{ path: 'zone' }] } });
});

test('a channel sends a test message; its answer opens a conversation of its own', async () => {
  const room = await openMailroom();
  const admin = room.kontor.api('admin');
  const send = (to: string) =>
    admin.post(`/channels/${room.channelId}/test-message`, { to }, testMessageAnswer);
  expect(await send('ada@privat.example')).toEqual({
    outcome: 'sent',
    reason: null,
    why: null,
    from: 'support@adler-kaffee.example',
  });
  const [mail] = await room.mailOf('ada@privat.example');
  expect(mail).toMatchObject({ subject: 'A test from Kontor' });
  await room.send({
    from: 'ada@privat.example',
    to: 'support@adler-kaffee.example',
    subject: `Re: ${mail!.subject}`,
    text: 'It works',
    inReplyTo: `<${mail!.messageId}>`,
  });
  expect((await room.conversation('Re: A test from Kontor')).customer.address).toBe('ada@privat.example');
  await expect(room.kontor.api('tim').post(`/channels/${room.channelId}/test-message`)).rejects.toMatchObject(
    {
      status: 403,
    },
  );
});

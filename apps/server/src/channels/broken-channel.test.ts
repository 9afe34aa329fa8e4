import { channelSettings } from '@kontor/contracts/settings';
import { createTransport } from 'nodemailer';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { addMailbox } from '../../test/support/channels.ts';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { until } from '../../test/support/until.ts';
import { MailListener } from '../intake/mail-listener.ts';
import { json } from '../platform/database/json.ts';
import { Signals } from '../platform/signals.ts';

let room: Mailroom;
let jobs: string;
beforeAll(async () => {
  room = await openMailroom();
  jobs = await addMailbox(room.kontor, {
    address: 'jobs@adler-kaffee.example',
    team: 'support',
    smtpPort: room.playground.smtpPort,
  });
});

const shown = async (id: string) => {
  const { items } = await room.kontor
    .api('admin')
    .get('/channels', z.object({ items: z.array(channelSettings) }));
  return items.find((one) => one.id === id)!;
};

async function writeTo(to: string, subject: string): Promise<{ responseCode?: number }> {
  const { port } = room.kontor.get(MailListener);
  const smtp = createTransport({ host: '127.0.0.1', port: port!, secure: false, ignoreTLS: true });
  try {
    await smtp.sendMail({ from: 'anna@kunde.example', to, subject, text: 'Hello' });
    return {};
  } catch (error) {
    return error as { responseCode?: number };
  } finally {
    smtp.close();
  }
}

test('a channel whose stored settings are not readable stands still alone, says why, and goes on once it is saved', async () => {
  const { kontor, channelId } = room;
  await writeTo('jobs@adler-kaffee.example', 'Barista');
  const { id } = await room.conversation('Barista');
  const { id: messageId } = await room.reply(id, { text: 'When can you start?', sendAt: undefined });

  const { settings } = await kontor.db.sql
    .selectFrom('channel')
    .select('settings')
    .where('id', '=', jobs)
    .executeTakeFirstOrThrow();
  const keep = (value: Record<string, unknown>) =>
    kontor.db.sql
      .updateTable('channel')
      .set({ settings: json(value) })
      .where('id', '=', jobs)
      .execute();
  await keep({ ...settings, smtp: { ...(settings.smtp as object), port: 'hush-hush' } });
  kontor.get(Signals).raise('channels');

  expect((await shown(jobs)).health).toMatchObject({
    state: 'failing',
    reason: expect.stringMatching(/cannot be read: smtp\.port: /),
  });
  expect(JSON.stringify((await shown(jobs)).health)).not.toContain('hush-hush');
  expect((await shown(channelId)).health.state).toBe('receiving');
  // Its senders are told to try again, those of other channels notice nothing.
  expect(await writeTo('jobs@adler-kaffee.example', 'Later')).toMatchObject({ responseCode: 451 });
  expect(await writeTo('nobody@adler-kaffee.example', 'Nobody')).toMatchObject({ responseCode: 550 });
  expect(await writeTo('support@adler-kaffee.example', 'Works')).toEqual({});
  const works = await room.conversation('Works');
  await room.reply(works.id, { text: 'It does' });
  await until('the other channel’s reply arrived', async () =>
    (await room.mailOf('anna@kunde.example')).some(({ text }) => text.includes('It does')),
  );

  kontor.clock.advance({ seconds: 11 });
  const held = await until('its reply waits and says why', async () => {
    const message = (await room.messages(id)).find((one) => one.id === messageId);
    return message?.state === 'retrying' && message;
  });
  expect(held.attempts.at(-1)).toMatchObject({
    outcome: 'retry',
    reason: expect.stringMatching(/cannot be read: smtp\.port/),
    contentLeftAt: null,
  });

  const { kind, name, brandId, teamId, teamIds, enabled } = await shown(jobs);
  await kontor
    .api('admin')
    .put(`/channels/${jobs}`, { kind, name, brandId, teamId, teamIds, enabled, settings }, channelSettings);
  expect((await shown(jobs)).health.state).toBe('receiving');
  expect(await writeTo('jobs@adler-kaffee.example', 'Again')).toEqual({});
  await room.conversation('Again');
  kontor.clock.advance({ minutes: 30 });
  await until('the reply arrived', async () =>
    (await room.mailOf('anna@kunde.example')).some(({ text }) => text.includes('When can you start')),
  );
});

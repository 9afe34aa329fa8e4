import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { addMailbox } from './support/channels.ts';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';
import { checkBooks } from './campaigns/kills-books.ts';

const support = 'support@adler-kaffee.example';
const returns = 'returns@adler-kaffee.example';
const promised = new Map([
  ['mail00001x', [support, returns]],
  ['mail00002x', [support]],
]);

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
  const { smtpPort } = room.playground;
  await addMailbox(room.kontor, { address: returns, team: 'returns', smtpPort });
  for (const [word, to] of promised)
    await room.send({ from: 'anna@kunde.example', to, subject: word, text: `This is ${word}.` });
  await room.settled();
});

const books = (acknowledged: Map<string, string[]>) =>
  checkBooks(room.kontor.db, { acknowledged, replies: new Set() }, []);

test('the books of a kill campaign agree with what is there, and name each mail that stands on the wrong sides', async () => {
  const summary = await until('every event has its position', () =>
    books(promised).catch((error: Error) => {
      if (!/have no position/.test(error.message)) throw error;
      return '';
    }),
  );
  expect(summary).toMatch(/^2 mails there once, 1 of them on two sides/);
  await expect(books(new Map([...promised, ['mail00003x', [support]]]))).rejects.toThrow(
    `mail00003x was acknowledged for ${support} and is there for nobody`,
  );
  await expect(books(new Map([...promised, ['mail00002x', [returns]]]))).rejects.toThrow(
    `mail00002x was acknowledged for ${returns} and is there for ${support}`,
  );

  await sql`update message set twin_of = null`.execute(room.kontor.db.sql);
  await expect(books(promised)).rejects.toThrow('mail00001x is there 2 times, 2 of them as the first');
  await sql`delete from message where channel_id = ${room.channelId} and text like '%mail00001x%'`.execute(
    room.kontor.db.sql,
  );
  await expect(books(promised)).rejects.toThrow(
    `mail00001x was acknowledged for ${support},${returns} and is there for ${returns}`,
  );
});

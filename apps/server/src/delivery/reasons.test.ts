import { quarantineList } from '@kontor/contracts/settings';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import { openMailroom } from '../../test/support/mailroom.ts';
import { until } from '../../test/support/until.ts';
import { FetchingAgain } from '../intake/fetching-again.ts';

/** Takes nobody. */
const refusing = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onRcptTo: (_address, _session, done) =>
    done(Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 })),
});
const listening = refusing.listen(0, '127.0.0.1');
await new Promise((resolve) => listening.once('listening', resolve));
afterAll(() => new Promise<void>((resolve) => void refusing.close(() => resolve())));

const room = await openMailroom();
const returns = await addMailbox(room.kontor, {
  address: 'returns@adler-kaffee.example',
  team: 'support',
  smtpPort: (listening.address() as AddressInfo).port,
});

/** What became of a reply by that channel. */
async function answered(subject: string) {
  await room.send({
    from: 'anna@kunde.example',
    to: 'returns@adler-kaffee.example',
    subject,
    text: 'Where is it?',
  });
  const { id } = await room.conversation(subject);
  await room.reply(id, { text: 'On its way.' });
  return until('it was refused', async () =>
    (await room.messages(id)).find(({ state }) => state === 'failed'),
  );
}

test('why a reply failed is told by stable codes, with the server’s own words, for it, each recipient and each attempt', async () => {
  const message = await answered('Refused');
  const reason = 'The mailbox does not exist. It said: 5.1.1 No such user';
  const why = [
    { code: 'email.reply.noMailbox', values: {} },
    { code: 'email.said', values: { words: '5.1.1 No such user' } },
  ];
  expect(message).toMatchObject({
    stateReason: reason,
    stateWhy: why,
    recipients: [{ state: 'failed', reason, why, code: '5.1.1' }],
    attempts: [{ outcome: 'rejected', reason, why, code: '5.1.1' }],
  });
});

test('what was written down before reasons had codes still says what it said', async () => {
  const { id, conversationId } = await answered('Old');
  const { sql } = room.kontor.db;
  const old = { reason: 'Kein Postfach', why: null };
  await sql
    .updateTable('message')
    .set({ state_reason: old.reason, state_why: null })
    .where('id', '=', id)
    .execute();
  await sql.updateTable('message_recipient').set(old).where('message_id', '=', id).execute();
  await sql.updateTable('attempt').set(old).where('message_id', '=', id).execute();
  const message = (await room.messages(conversationId)).find((one) => one.id === id);
  expect(message).toMatchObject({
    stateReason: 'Kein Postfach',
    stateWhy: null,
    recipients: [old],
    attempts: [old],
  });
});

test('why something is in quarantine is told by codes with their figures', async () => {
  const told = {
    reason: 'The mail could not be fetched in 3 tries.',
    why: [{ code: 'email.aside.tried', values: { tries: 3 } }],
  };
  await room.kontor.get(FetchingAgain).quarantine(returns, 'imap:INBOX:17:9', told);
  const { items } = await room.kontor.api('admin').get('/quarantine', quarantineList);
  expect(items).toMatchObject([told]);
});

import { conversationDetail, conversationList } from '@kontor/contracts/conversation';
import { messageList, messageView } from '@kontor/contracts/message';
import { type Playground, startPlayground } from '@kontor/playground/playground';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MailListener } from '../src/intake/mail-listener.ts';
import { addMailbox } from './support/channels.ts';
import { type TestKontor, testKontor } from './support/kontor.ts';
import type { TestClock } from './support/test-clock.ts';
import { until } from './support/until.ts';

let kontor: TestKontor & { clock: TestClock };
let playground: Playground;

beforeAll(async () => {
  kontor = await testKontor({ env: { SMTP_LISTEN: '127.0.0.1:0' } });
  playground = await startPlayground({ deliverTo: kontor.get(MailListener).port! });
  await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    aliases: ['info@adler-kaffee.example'],
    team: 'support',
    smtpPort: playground.smtpPort,
  });
});
afterAll(() => playground.stop());

const anna = 'anna.keller@example.ch';

async function send(mail: object): Promise<void> {
  const smtp = createTransport({
    host: '127.0.0.1',
    port: kontor.get(MailListener).port!,
    secure: false,
    ignoreTLS: true,
  });
  await smtp.sendMail(mail);
  smtp.close();
}

async function mailOf(address: string): Promise<
  {
    id: string;
    subject: string;
    text: string;
    headers: unknown;
    inReplyTo: string;
    messageId: string;
    cc: unknown;
  }[]
> {
  const answer = await fetch(`http://127.0.0.1:${playground.port}/api/mail/${address}`);
  return (await answer.json()) as never;
}

test('A mail comes in, is answered, and the next reply joins the same conversation', async () => {
  const lena = kontor.api('lena');
  await send({
    from: `Anna Keller <${anna}>`,
    to: 'info@adler-kaffee.example',
    cc: 'beat.keller@example.ch',
    subject: 'Coffee machine arrived with cracked tank',
    text: 'Good evening, the water tank is cracked.',
    messageId: '<first@example.ch>',
  });
  const [row] = await until('Lena sees it', async () => {
    const { items } = await lena.get('/conversations?view=unassigned', conversationList);
    return items.length > 0 && items;
  });
  expect(row).toMatchObject({
    subject: 'Coffee machine arrived with cracked tank',
    status: 'open',
    preview: 'Good evening, the water tank is cracked.',
    customer: { name: 'Anna Keller', address: anna },
  });
  expect(row!.waitingSince).not.toBeNull();

  const detail = await lena.get(`/conversations/${row!.number}`, conversationDetail);
  expect(detail.reply).toMatchObject({
    from: { address: 'info@adler-kaffee.example' },
    to: [{ address: anna }],
    cc: [{ address: 'beat.keller@example.ch' }],
    subject: 'Re: Coffee machine arrived with cracked tank',
  });
  const { items: messages } = await lena.get(`/conversations/${row!.id}/messages`, messageList);
  expect(messages).toHaveLength(1);

  const reply = await lena.post(
    `/conversations/${row!.id}/messages`,
    { kind: 'reply', text: 'A new tank leaves today.', seen: messages[0]!.id, then: { status: 'waiting' } },
    messageView,
    { headers: { 'idempotency-key': 'reply-one' } },
  );
  expect(reply.state).toBe('held');
  expect(await mailOf(anna)).toHaveLength(0);

  kontor.clock.advance({ seconds: 11 });
  const [mail] = await until('the answer stands in the mailbox', async () => {
    const mails = await mailOf(anna);
    return mails.length > 0 && mails;
  });
  expect(mail).toMatchObject({
    subject: 'Re: Coffee machine arrived with cracked tank',
    inReplyTo: '<first@example.ch>',
  });
  expect(mail!.text).toContain('A new tank leaves today.');
  await until('the message is sent', async () => {
    const { items } = await lena.get(`/conversations/${row!.id}/messages`, messageList);
    return items[0]!.state === 'sent';
  });
  expect((await lena.get(`/conversations/${row!.id}`, conversationDetail)).status).toBe('waiting');

  await send({
    from: anna,
    to: 'info@adler-kaffee.example',
    subject: 'Re: Coffee machine arrived with cracked tank',
    text: 'Thank you!',
    inReplyTo: mail!.messageId,
    references: mail!.messageId,
  });
  await until('the answer joined', async () => {
    const { items } = await lena.get(`/conversations/${row!.id}/messages`, messageList);
    return items.length === 3;
  });
  const after = await lena.get(`/conversations/${row!.id}`, conversationDetail);
  expect(after).toMatchObject({ status: 'open', preview: 'Thank you!' });
});

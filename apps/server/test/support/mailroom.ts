import { conversationList, type ListedConversation } from '@kontor/contracts/conversation';
import { messageList, type MessageView, messageView } from '@kontor/contracts/message';
import { type Playground, startPlayground } from '@kontor/playground/playground';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterAll } from 'vitest';
import { MailListener } from '../../src/intake/mail-listener.ts';
import type { PersonName } from './cast.ts';
import { addMailbox } from './channels.ts';
import { type TestKontor, testKontor } from './kontor.ts';
import type { TestClock } from './test-clock.ts';
import { until } from './until.ts';

/** A mail as `GET /api/mail/:address` of the playground gives it, as far as tests look. */
export interface ReceivedMail {
  id: string;
  from: { address: string; name?: string };
  to: { address: string }[];
  cc: { address: string }[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo: string | null;
  references: string[];
  headers: Record<string, unknown>;
}

export interface Mailroom {
  kontor: TestKontor & { clock: TestClock };
  playground: Playground;
  /** The support mailbox's channel. */
  channelId: string;
  /** Hands a mail to Kontor's own listener; resolves at its 250. */
  send(mail: SendMailOptions): Promise<void>;
  /** What a customer has got, the newest first. */
  mailOf(address: string): Promise<ReceivedMail[]>;
  /** Everything a person sees, the newest first. */
  list(as?: PersonName, query?: string): Promise<ListedConversation[]>;
  /** The conversation with this subject, as soon as there is one. */
  conversation(subject: string, as?: PersonName): Promise<ListedConversation>;
  messages(conversationId: string, as?: PersonName): Promise<MessageView[]>;
  /** Writes a reply that leaves at once. */
  reply(
    conversationId: string,
    body: Record<string, unknown>,
    as?: PersonName,
    key?: string,
  ): Promise<MessageView>;
  /** Waits until nothing is on its way in any more. */
  settled(): Promise<void>;
}

let keys = 0;

/** A Kontor with the mailbox support@, and a mail provider for the customers' side. Stopped after the file's tests. */
export async function openMailroom(env: Record<string, string> = {}): Promise<Mailroom> {
  const kontor = await testKontor({ env: { SMTP_LISTEN: '127.0.0.1:0', ...env } });
  const { port } = kontor.get(MailListener);
  const playground = await startPlayground({ deliverTo: port! });
  afterAll(() => playground.stop());
  const channelId = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    aliases: ['info@adler-kaffee.example'],
    team: 'support',
    smtpPort: playground.smtpPort,
    settings: { replyAddress: 'support+{token}@adler-kaffee.example' },
  });
  const room: Mailroom = {
    kontor,
    playground,
    channelId,
    async send(mail) {
      const smtp = createTransport({ host: '127.0.0.1', port: port!, secure: false, ignoreTLS: true });
      try {
        await smtp.sendMail({ to: 'support@adler-kaffee.example', ...mail });
      } finally {
        smtp.close();
      }
    },
    async mailOf(address) {
      const answer = await fetch(
        `http://127.0.0.1:${playground.port}/api/mail/${encodeURIComponent(address)}`,
      );
      return (await answer.json()) as ReceivedMail[];
    },
    async list(as = 'lena', query = 'view=everything') {
      return (await kontor.api(as).get(`/conversations?${query}`, conversationList)).items;
    },
    conversation: (subject, as) =>
      until(`"${subject}" is listed`, async () =>
        (await room.list(as)).find((row) => row.subject === subject),
      ),
    async messages(conversationId, as = 'lena') {
      return (
        await kontor.api(as).get(`/conversations/${conversationId}/messages`, messageList)
      ).items.toReversed();
    },
    async reply(conversationId, body, as = 'lena', key = `key-${String(++keys).padStart(8, '0')}`) {
      const [newest] = (await room.messages(conversationId, as)).slice(-1);
      return kontor
        .api(as)
        .post(
          `/conversations/${conversationId}/messages`,
          { kind: 'reply', seen: newest?.id ?? null, sendAt: 'now', ...body },
          messageView,
          { headers: { 'idempotency-key': key } },
        );
    },
    settled: async () => {
      await until('all receipts are taken in', async () => {
        const { open } = await kontor.db.sql
          .selectFrom('receipt')
          .select(({ fn }) => fn.countAll<number>().as('open'))
          .where('state', '=', 'stored')
          .executeTakeFirstOrThrow();
        return Number(open) === 0;
      });
    },
  };
  return room;
}

import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SendOutcome } from '@kontor/channel-kit/adapter';
import type { TestMessageAnswer } from '@kontor/contracts/workspace';
import { because } from '@kontor/channel-kit/sentences';
import type { Logger } from 'pino';
import { audit } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { LOG } from '../platform/tokens.ts';
import { ChannelBook, type OpenChannel } from './channel-book.ts';
import { ChannelSecrets } from './channel-secrets.ts';
import { say } from '../platform/texts.ts';

/** An admin waits for the answer. Milliseconds. */
const patience = 30_000;

const words = {
  en: {
    subject: 'A test from Kontor',
    text: (name: string) =>
      `This message shows that the channel "${name}" can send.\n\nAnswer it: your answer opens a conversation in Kontor.`,
  },
  de: {
    subject: 'Ein Test von Kontor',
    text: (name: string) =>
      `Diese Nachricht zeigt, dass der Kanal «${name}» senden kann.\n\nAntworten Sie darauf: Ihre Antwort eröffnet eine Konversation in Kontor.`,
  },
};

/** Sends one message by a channel, outside of any conversation and once, so that its admin sees whether it works. */
@Injectable()
export class TestMessage {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(ChannelSecrets) private readonly secrets: ChannelSecrets,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async send(me: SignedIn, channelId: string, to: string, { address }: Client): Promise<TestMessageAnswer> {
    const channel = await this.#channel(channelId);
    const from = channel.row.addresses[0];
    if (!from) throw new Problem('not_possible', 'This channel has no address to send from.');
    const now = this.clock.now();
    await this.db.transaction((tx) =>
      audit(tx, now, {
        action: 'channel.tested',
        actorId: me.agentId,
        subject: channelId,
        data: { to },
        address,
      }),
    );
    const outcome = await this.#send(me, channel, from, to);
    const told = outcome.outcome === 'sent' ? outcome.refused[0] : outcome;
    return {
      outcome: outcome.outcome === 'sent' && told ? 'rejected' : outcome.outcome,
      reason: told?.reason ?? null,
      why: told?.why ?? null,
      from,
    };
  }

  async #channel(id: string): Promise<OpenChannel> {
    const channel = await this.channels.find(id);
    if (channel) return channel;
    const there = await this.db.sql
      .selectFrom('channel')
      .select('id')
      .where('id', '=', id)
      .where('archived_at', 'is', null)
      .executeTakeFirst();
    if (!there) throw notFound('This channel');
    throw new Problem('not_possible', (await this.channels.whyNot(id)).reason);
  }

  async #send(me: SignedIn, channel: OpenChannel, from: string, to: string): Promise<SendOutcome> {
    const reader = await this.db.sql
      .selectFrom('agent')
      .innerJoin('brand', (join) => join.on('brand.id', '=', channel.row.brand_id))
      .select(['agent.locale', 'brand.sender_name'])
      .where('agent.id', '=', me.agentId)
      .executeTakeFirstOrThrow();
    const { subject, text } = words[reader.locale === 'de' ? 'de' : 'en'];
    try {
      return await channel.adapter.send(
        {
          messageId: newId(),
          // Of no conversation: an answer opens one of its own.
          token: [...randomBytes(20)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join(''),
          from: { address: from, ...(reader.sender_name && { name: reader.sender_name }) },
          to: [{ address: to }],
          cc: [],
          bcc: [],
          recipients: [to],
          subject,
          text: text(channel.row.name),
          references: [],
          attachments: [],
          automatic: false,
          at: this.clock.now().toISOString(),
        },
        channel.settings,
        {
          signal: AbortSignal.timeout(patience),
          log: this.log,
          contentLeaves: async () => {},
          keepSecret: (path, value) => this.secrets.keep(channel.row.id, path, value),
        },
      );
    } catch (error) {
      this.log.error({ err: error, channel: channel.row.id }, 'An adapter threw while sending a test');
      const told = because(say('kontor.delivery.mistake', { words: (error as Error).message }));
      return { outcome: 'unknown', ...told };
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { SendOutcome } from '@kontor/channel-kit/adapter';
import { because } from '@kontor/channel-kit/sentences';
import type { OutboundEnvelope } from '@kontor/channel-kit/envelope';
import type { Logger } from 'pino';
import { ChannelBook, type OpenChannel } from '../channels/channel-book.ts';
import { ChannelSecrets } from '../channels/channel-secrets.ts';
import { say } from '../platform/texts.ts';
import { identityScope } from '../channels/identity-scope.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row } from '../platform/database/tables.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { newId } from '../platform/ids.ts';
import { persistently } from '../platform/database/persistently.ts';
import { Signals } from '../platform/signals.ts';
import { FILES, LOG } from '../platform/tokens.ts';
import { change, lockConversation } from '../timeline/recording.ts';
import { type Attempt, beginAttempt, contentLeaves, newestAttempt, renew, Superseded } from './attempting.ts';
import { closeAttempt } from './closing-attempts.ts';
import { envelopeOf } from './envelopes.ts';

const renewEvery = 10_000;

/** Takes one released reply to its channel's adapter: the attempt is committed before, its outcome after. */
@Injectable()
export class Delivering {
  readonly #holder = newId();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(ChannelSecrets) private readonly secrets: ChannelSecrets,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Does nothing when the row is closed, not due, behind another of its lane, or in another worker's hands. */
  async deliver(outboxId: string): Promise<void> {
    const begun = await this.#begin(outboxId);
    this.signals.raise('events');
    if (!begun) return;
    const { attempt, message } = begun;
    const named = { conversation: message.conversation_id, message: message.id, attempt: attempt.number };
    // Before anything leaves: the log of a process that dies says what it had in hand.
    this.log.info(named, 'Begins a delivery');
    const channel = await this.channels.find(message.channel_id!);
    const { outcome, identity } = channel
      ? await this.#send(channel, message, attempt)
      : { outcome: await this.#cannotSend(message.channel_id!) };
    if (!outcome) return;
    const closing = {
      attempt,
      outcome,
      // Without a channel nothing was sent, and nobody refused.
      kind: channel?.adapter.can.handle ?? '',
      ...(identity ? { identity } : {}),
      now: this.clock.now(),
      chance: Math.random(),
    };
    // What became of a message is known only here: a database that restarts is waited for.
    await persistently(() => this.db.transaction((tx) => closeAttempt(tx, closing)));
    this.log.info({ ...named, outcome: outcome.outcome }, 'Attempted a delivery');
    this.signals.raise('events');
    // The next of the lane may go now.
    this.signals.raise('outbox');
  }

  /** Nothing left: it is tried again, as after any other fault that passes, and says why meanwhile. */
  async #cannotSend(channelId: string): Promise<SendOutcome> {
    return { outcome: 'retry', ...(await this.channels.whyNot(channelId)) };
  }

  async #begin(outboxId: string): Promise<{ attempt: Attempt; message: Row<'message'> } | undefined> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const located = await tx
        .selectFrom('outbox')
        .innerJoin('message', 'message.id', 'outbox.subject_id')
        .select('message.conversation_id')
        .where('outbox.id', '=', outboxId)
        .where('outbox.state', '=', 'open')
        .executeTakeFirst();
      if (!located) return undefined;
      const conversation = (await lockConversation(tx, located.conversation_id))!;
      const row = await tx
        .selectFrom('outbox')
        .selectAll()
        .where('id', '=', outboxId)
        .where('state', '=', 'open')
        .where('due_at', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('outbox as earlier')
                .select('earlier.id')
                .whereRef('earlier.lane', '=', 'outbox.lane')
                .whereRef('earlier.lane_number', '<', 'outbox.lane_number')
                .where('earlier.state', '=', 'open'),
            ),
          ),
        )
        .forUpdate()
        .executeTakeFirst();
      if (!row) return undefined;
      const last = await newestAttempt(tx, row.subject_id);
      // Running in another worker, or abandoned and not judged yet: the sweep does that first.
      if (last && last.ended_at === null) return undefined;
      const message = (await tx
        .selectFrom('message')
        .selectAll()
        .where('id', '=', row.subject_id)
        .executeTakeFirstOrThrow()) as Row<'message'>;
      const attempt = await beginAttempt(tx, message.id, (last?.number ?? 0) + 1, this.#holder, now);
      await tx
        .updateTable('message')
        .set({ state: 'sending', version: message.version + 1 })
        .where('id', '=', message.id)
        .execute();
      await change(
        tx,
        conversation,
        {},
        [{ type: 'message.sending', data: { messageId: message.id, attempt: attempt.number } }],
        { kind: 'system' },
        now,
      );
      return { attempt, message };
    });
  }

  async #send(
    channel: OpenChannel,
    message: Row<'message'>,
    attempt: Attempt,
  ): Promise<{ outcome?: SendOutcome; identity?: { scope: string; digest: string } }> {
    const abort = new AbortController();
    let left = false;
    const timer = setInterval(() => {
      renew(this.db, attempt).then(
        (held) => held || abort.abort(),
        () => {},
      );
    }, renewEvery);
    try {
      const envelope = await envelopeOf(this.db.sql, this.files, channel, message);
      const digest = await this.#digestOf(channel, envelope);
      const outcome = await channel.adapter.send(envelope, channel.settings, {
        signal: abort.signal,
        log: this.log,
        contentLeaves: async () => {
          await contentLeaves(this.db, attempt);
          left = true;
        },
        keepSecret: (path, value) => this.secrets.keep(channel.row.id, path, value),
      });
      return { outcome, ...(digest ? { identity: { scope: identityScope(channel), digest } } : {}) };
    } catch (error) {
      if (error instanceof Superseded) return {};
      this.log.error({ err: error, message: message.id }, 'An adapter threw while sending');
      const told = because(say('kontor.delivery.mistake', { words: (error as Error).message }));
      return { outcome: { outcome: left ? 'unknown' : 'retry', ...told } };
    } finally {
      clearInterval(timer);
    }
  }

  /** Only for copies that come back: a message whose digest cannot be told leaves all the same. */
  async #digestOf(
    { adapter, settings }: OpenChannel,
    envelope: OutboundEnvelope,
  ): Promise<string | undefined> {
    try {
      return await adapter.sentDigest?.(envelope, settings);
    } catch (error) {
      this.log.warn({ err: error, message: envelope.messageId }, 'The digest of a reply could not be told');
      return undefined;
    }
  }
}

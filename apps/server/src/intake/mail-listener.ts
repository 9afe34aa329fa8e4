import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ChannelBook } from '../channels/channel-book.ts';
import { adapterFor } from '../channels/channels.ts';
import { Clock } from '../platform/clock.ts';
import type { Address } from '../platform/config.ts';
import { LOG } from '../platform/tokens.ts';
import { Receiving } from './receiving.ts';

/** Takes mail for all e-mail channels directly, without a mailbox between. */
@Injectable()
export class MailListener {
  readonly #stopping = new AbortController();
  #closed: Promise<void> | undefined;
  port: number | undefined;

  constructor(
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(Receiving) private readonly receiving: Receiving,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async start(at: Address): Promise<void> {
    const { serve } = await adapterFor('email');
    const listening = await serve!(at, {
      signal: this.#stopping.signal,
      log: this.log,
      now: () => this.clock.now(),
      channelsFor: (address) => this.channels.receivingFor(address),
      store: (delivery, channels) => this.receiving.store(delivery, channels),
    });
    this.port = listening.port;
    this.#closed = listening.closed;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#closed;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ChannelBook } from '../channels/channel-book.ts';
import { adapterFor } from '../channels/channels.ts';
import { Clock } from '../platform/clock.ts';
import type { Address } from '../platform/config.ts';
import { every } from '../platform/every.ts';
import { listenFault, mailPlace } from '../platform/http/listen-fault.ts';
import { LOG } from '../platform/tokens.ts';
import { type CertificateFiles, MailCertificate } from './mail-certificate.ts';
import { Receiving } from './receiving.ts';

/** How often a renewed certificate is looked for. Milliseconds. */
const lookEvery = 60_000;

/** Takes mail for all e-mail channels directly, without a mailbox between. */
@Injectable()
export class MailListener {
  readonly #stopping = new AbortController();
  #closed: Promise<void> | undefined;
  #rounds: { stop(): Promise<void> } | undefined;
  port: number | undefined;
  /** With the files of SMTP_TLS_CERT and SMTP_TLS_KEY. */
  certificate: MailCertificate | undefined;

  constructor(
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(Receiving) private readonly receiving: Receiving,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async start(at: Address, files?: CertificateFiles): Promise<void> {
    if (files) {
      const certificate = await MailCertificate.open(files, this.log);
      this.certificate = certificate;
      this.#rounds = every(
        lookEvery,
        () => certificate.look(),
        () => {},
      );
    }
    const { serve } = await adapterFor('email');
    const listening = await serve!(at, {
      signal: this.#stopping.signal,
      log: this.log,
      now: () => this.clock.now(),
      ...(this.certificate && { certificate: this.certificate }),
      channelsFor: (address) => this.channels.receivingFor(address),
      store: (delivery, channels) => this.receiving.store(delivery, channels),
    }).catch((error: Error) => {
      throw listenFault((error.cause ?? error) as NodeJS.ErrnoException, mailPlace(at));
    });
    this.port = listening.port;
    this.#closed = listening.closed;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#rounds?.stop();
    await this.#closed;
  }
}

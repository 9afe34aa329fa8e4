import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { CONFIG, LOG, SECRET_KEY } from '../platform/tokens.ts';
import { type Rounds, whenever } from '../platform/whenever.ts';
import { type Attempt, claimDeliveries } from './claiming.ts';
import { postOnce } from './posting.ts';
import { Reaching } from './reaching.ts';
import { recordAnswer } from './recording.ts';
import { secretsAt } from './secrets.ts';
import { signatureHeaders } from './signing.ts';

/** Requests under way in one process. */
const mostAtOnce = 32;

/** Sends what webhooks are told. A death between sending and recording sends again, under the same `webhook-id`. */
@Injectable()
export class WebhookDelivering implements OnApplicationBootstrap, OnApplicationShutdown {
  #rounds: Rounds | undefined;
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Reaching) private readonly reaching: Reaching,
    @Inject(SECRET_KEY) private readonly secretKey: string,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.#rounds = whenever({
      signals: this.signals,
      on: 'outbox',
      work: async () => {
        const room = mostAtOnce - this.#underWay.size;
        if (room === 0) return false;
        for (const attempt of await claimDeliveries(this.db, room, this.clock.now())) this.#begin(attempt);
        return false;
      },
      onError: (error) => this.log.warn({ err: error }, 'Webhooks could not be served; trying again'),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#rounds?.stop();
    await Promise.all(this.#underWay);
  }

  #begin(attempt: Attempt): void {
    const work: Promise<void> = this.carryOut(attempt)
      .catch((error: unknown) =>
        this.log.warn({ err: error }, 'The answer of a webhook could not be recorded; it will be sent again'),
      )
      .finally(() => {
        this.#underWay.delete(work);
        // The next of its lane, or another that found no room.
        this.#rounds?.wake();
      });
    this.#underWay.add(work);
  }

  async carryOut(attempt: Attempt): Promise<void> {
    const { deliveryId: id, body, secrets, url } = attempt;
    const at = this.clock.now();
    const headers = signatureHeaders({ id, at, body }, secretsAt(this.secretKey, secrets, at));
    const answered = await postOnce(this.reaching, { url, headers, body });
    await recordAnswer(this.db, attempt, answered, this.clock.now());
    this.signals.raise('events');
  }
}

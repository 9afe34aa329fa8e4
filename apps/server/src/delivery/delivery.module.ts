import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { AttachmentModule } from '../attachment/attachment.module.ts';
import { BulkModule } from '../bulk/bulk.module.ts';
import { leavingKind } from '../accounts/leaving.ts';
import { BulkWork } from '../bulk/working.ts';
import { Freeing } from '../routing/freeing.ts';
import { RoutingModule } from '../routing/routing.module.ts';
import { letterKind, Letters } from '../notification/letters.ts';
import { NotificationModule } from '../notification/notification.module.ts';
import { renameKind, TagRenaming } from '../tag/renaming.ts';
import { TagModule } from '../tag/tag.module.ts';
import { WebhookNotice } from '../webhook/notice.ts';
import { noticeKind } from '../webhook/stopping.ts';
import { WebhookModule } from '../webhook/webhook.module.ts';
import { ChannelsModule } from '../channels/channels.module.ts';
import { ConversationModule } from '../conversation/conversation.module.ts';
import { HandingOver } from '../outbox/handing-over.ts';
import { type JobQueue, openQueue } from '../outbox/queue.ts';
import { every } from '../platform/every.ts';
import { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';
import { judgeAbandoned } from './abandoned.ts';
import { Beginning } from './beginning.ts';
import { Deciding } from './deciding.ts';
import { Delivering } from './delivering.ts';
import { HeldWorkController } from './held-work.controller.ts';
import { HeldWork } from './held-work.ts';
import { MessageController } from './message.controller.ts';
import { releaseDue } from './releasing.ts';
import { Troubles } from './troubles.ts';
import { Replying } from './replying.ts';

/** Deliveries at once in one process. */
const concurrency = 10;

@Module({
  imports: [
    AttachmentModule,
    BulkModule,
    ChannelsModule,
    ConversationModule,
    NotificationModule,
    RoutingModule,
    TagModule,
    WebhookModule,
  ],
  controllers: [MessageController, HeldWorkController],
  providers: [Beginning, Replying, Delivering, Deciding, HandingOver, Troubles, HeldWork],
  exports: [Replying],
})
export class DeliveryModule implements OnApplicationBootstrap, OnApplicationShutdown {
  #stop: (() => Promise<unknown>)[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(HandingOver) private readonly handingOver: HandingOver,
    @Inject(Delivering) private readonly delivering: Delivering,
    @Inject(BulkWork) private readonly bulk: BulkWork,
    @Inject(Letters) private readonly letters: Letters,
    @Inject(Freeing) private readonly freeing: Freeing,
    @Inject(TagRenaming) private readonly tagRenaming: TagRenaming,
    @Inject(WebhookNotice) private readonly webhookNotice: WebhookNotice,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role === 'web') return;
    const complain = (error: unknown) => this.log.warn({ err: error }, 'Delivery stumbled; trying again');
    const { queue, work } = await openQueue(this.config, this.db, complain);
    const hands: Record<string, (outboxId: string) => Promise<void>> = {
      'message.deliver': (id) => this.delivering.deliver(id),
      'bulk.change': (id) => this.bulk.carryOn(id),
      [letterKind]: (id) => this.letters.carryOn(id),
      [leavingKind]: (id) => this.freeing.carryOn(id),
      [renameKind]: (id) => this.tagRenaming.carryOn(id),
      [noticeKind]: (id) => this.webhookNotice.carryOn(id),
    };
    const worker = await work(async ({ kind, outboxId }) => {
      const hand = hands[kind];
      if (!hand) throw new Error(`Nobody here knows how to do "${kind}"`);
      await hand(outboxId);
    }, concurrency);
    this.handingOver.start(queue satisfies JobQueue, Object.keys(hands));
    const releasing = every(500, () => this.#release(), complain);
    const judging = every(2_000, () => this.#judge(), complain);
    const freeing = every(30_000, () => this.freeing.askAgain(), complain);
    this.#stop = [
      () => releasing.stop(),
      () => judging.stop(),
      () => freeing.stop(),
      () => this.handingOver.stop(),
      () => worker.close(),
      () => queue.close(),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    for (const stop of this.#stop) await stop();
  }

  async #release(): Promise<void> {
    if ((await releaseDue(this.db, this.clock.now())) === 0) return;
    this.signals.raise('events');
    this.signals.raise('outbox');
  }

  async #judge(): Promise<void> {
    if ((await judgeAbandoned(this.db, this.clock.now())) === 0) return;
    this.signals.raise('events');
    this.signals.raise('outbox');
  }
}

import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { ChannelsModule } from '../channels/channels.module.ts';
import type { Config } from '../platform/config.ts';
import { every } from '../platform/every.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';
import { SearchModule } from '../search/search.module.ts';
import { AttributeModule } from '../attribute/attribute.module.ts';
import { AttachmentModule } from '../attachment/attachment.module.ts';
import { Bodies } from './bodies.ts';
import { Changing } from './changing.ts';
import { ConversationController, CountsController } from './conversation.controller.ts';
import { Counting } from './counting.ts';
import { DraftController } from './draft.controller.ts';
import { Drafting } from './drafting.ts';
import { DraftsAside } from './drafts-aside.ts';
import { Listing } from './listing.ts';
import { NeedingAnswers } from './needing-answers.ts';
import { Noting } from './noting.ts';
import { Reading } from './reading.ts';
import { StatusChanges } from './status-changes.ts';
import { StatusController } from './status.controller.ts';
import { Zone } from './zone.ts';

/** Milliseconds. */
const wakeEvery = 1_000;

@Module({
  imports: [AttachmentModule, AttributeModule, ChannelsModule, SearchModule],
  controllers: [ConversationController, CountsController, StatusController, DraftController],
  providers: [
    Bodies,
    Changing,
    Counting,
    Drafting,
    DraftsAside,
    Listing,
    NeedingAnswers,
    Noting,
    Reading,
    StatusChanges,
    Zone,
  ],
  exports: [Bodies, Changing, Counting, Listing, NeedingAnswers, Noting, Reading, Zone],
})
export class ConversationModule implements OnApplicationBootstrap, OnApplicationShutdown {
  #waking: { stop(): Promise<void> } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(StatusChanges) private readonly statuses: StatusChanges,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.#waking = every(
      wakeEvery,
      async () => void (await this.statuses.wakeDue()),
      (error) => this.log.warn({ err: error }, 'Snoozed conversations could not be woken; trying again'),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#waking?.stop();
  }
}

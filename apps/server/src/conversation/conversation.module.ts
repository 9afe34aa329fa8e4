import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.ts';
import { SearchModule } from '../search/search.module.ts';
import { AttachmentModule } from '../attachment/attachment.module.ts';
import { Bodies } from './bodies.ts';
import { Changing } from './changing.ts';
import { ConversationController, CountsController } from './conversation.controller.ts';
import { Counting } from './counting.ts';
import { DraftController } from './draft.controller.ts';
import { Drafting } from './drafting.ts';
import { Listing } from './listing.ts';
import { Noting } from './noting.ts';
import { Reading } from './reading.ts';
import { StatusChanges } from './status-changes.ts';
import { StatusController } from './status.controller.ts';
import { Zone } from './zone.ts';

@Module({
  imports: [AttachmentModule, ChannelsModule, SearchModule],
  controllers: [ConversationController, CountsController, StatusController, DraftController],
  providers: [Bodies, Changing, Counting, Drafting, Listing, Noting, Reading, StatusChanges, Zone],
  exports: [Bodies, Changing, Counting, Listing, Noting, Reading, Zone],
})
export class ConversationModule {}

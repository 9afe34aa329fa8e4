import { Module } from '@nestjs/common';
import { ConversationModule } from '../conversation/conversation.module.ts';
import { Bulk } from './asking.ts';
import { BulkController } from './bulk.controller.ts';
import { BulkWork } from './working.ts';

@Module({
  imports: [ConversationModule],
  controllers: [BulkController],
  providers: [Bulk, BulkWork],
  exports: [BulkWork],
})
export class BulkModule {}

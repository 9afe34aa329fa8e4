import { Module } from '@nestjs/common';
import { AttachmentModule } from '../attachment/attachment.module.ts';
import { ConversationModule } from '../conversation/conversation.module.ts';
import { Gateway } from './gateway.ts';
import { Live } from './live.ts';

@Module({ imports: [AttachmentModule, ConversationModule], providers: [Gateway, Live] })
export class RealtimeModule {}

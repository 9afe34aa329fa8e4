import { Module } from '@nestjs/common';
import { AttachmentModule } from '../attachment/attachment.module.ts';
import { CannedReplyController } from './canned.controller.ts';
import { CannedReplies } from './canned-replies.ts';

@Module({ imports: [AttachmentModule], controllers: [CannedReplyController], providers: [CannedReplies] })
export class CannedModule {}

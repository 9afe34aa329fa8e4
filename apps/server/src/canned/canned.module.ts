import { Module } from '@nestjs/common';
import { CannedReplyController } from './canned.controller.ts';
import { CannedReplies } from './canned-replies.ts';

@Module({ controllers: [CannedReplyController], providers: [CannedReplies] })
export class CannedModule {}

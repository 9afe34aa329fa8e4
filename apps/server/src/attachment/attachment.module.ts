import { Module } from '@nestjs/common';
import { AttachmentPaths } from './attachment-paths.ts';
import { AttachmentController } from './attachment.controller.ts';
import { Uploading } from './uploading.ts';

@Module({
  controllers: [AttachmentController],
  providers: [AttachmentPaths, Uploading],
  exports: [AttachmentPaths],
})
export class AttachmentModule {}

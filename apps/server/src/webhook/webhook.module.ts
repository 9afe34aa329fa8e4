import { Module } from '@nestjs/common';
import { WebhookDelivering } from './delivering.ts';
import { WebhookListening } from './listening.ts';
import { WebhookLog } from './log.ts';
import { WebhookNotice } from './notice.ts';
import { HostNames, Reaching } from './reaching.ts';
import { SendingAgain } from './sending-again.ts';
import { WebhookController } from './webhook.controller.ts';
import { Webhooks } from './webhooks.ts';

@Module({
  controllers: [WebhookController],
  providers: [
    HostNames,
    Reaching,
    SendingAgain,
    WebhookDelivering,
    WebhookListening,
    WebhookLog,
    WebhookNotice,
    Webhooks,
  ],
  exports: [WebhookNotice],
})
export class WebhookModule {}

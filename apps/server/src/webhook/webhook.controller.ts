import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import * as shapes from '@kontor/contracts/webhook';
import type { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
import { WebhookLog } from './log.ts';
import { SendingAgain } from './sending-again.ts';
import { Webhooks } from './webhooks.ts';

type Id = z.infer<typeof idParameter>;
type DeliveryId = z.infer<typeof shapes.webhookDeliveryParameter>;
const byId = { schema: idParameter };
const byDelivery = { schema: shapes.webhookDeliveryParameter };

@Controller('webhooks')
@ForRoles('admin')
export class WebhookController {
  constructor(
    @Inject(Webhooks) private readonly webhooks: Webhooks,
    @Inject(WebhookLog) private readonly log: WebhookLog,
    @Inject(SendingAgain) private readonly sendingAgain: SendingAgain,
  ) {}

  @Get()
  @Answers(shapes.webhookList)
  list() {
    return this.webhooks.list();
  }

  @Post()
  @Answers(shapes.madeWebhook, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: shapes.webhookBody }) body: z.output<typeof shapes.webhookBody>,
    @FromClient() client: Client,
  ) {
    return this.webhooks.make(me, body, client);
  }

  @Put(':id')
  @Answers(shapes.webhook)
  change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: shapes.webhookChange }) body: z.output<typeof shapes.webhookChange>,
    @FromClient() client: Client,
  ) {
    return this.webhooks.change(me, id, body, client);
  }

  @Delete(':id')
  @Answers(null)
  remove(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.webhooks.remove(me, id, client);
  }

  @Post(':id/secret')
  @Answers(shapes.newWebhookSecret)
  newSecret(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.webhooks.newSecret(me, id, client);
  }

  @Post(':id/test')
  @Answers(shapes.webhookDeliveryDetail)
  test(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.sendingAgain.test(me, id);
  }

  @Post(':id/replay')
  @Answers(shapes.webhookReplayed)
  replayFailed(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.sendingAgain.allFailed(me, id, client);
  }

  @Get(':id/deliveries')
  @Answers(shapes.webhookDeliveryList)
  deliveries(
    @Param(byId) { id }: Id,
    @Query({ schema: shapes.webhookDeliveryQuery }) query: z.output<typeof shapes.webhookDeliveryQuery>,
  ) {
    return this.log.list(id, query);
  }

  @Get(':id/deliveries/:deliveryId')
  @Answers(shapes.webhookDeliveryDetail)
  delivery(@Param(byDelivery) { id, deliveryId }: DeliveryId) {
    return this.log.show(id, deliveryId);
  }

  @Post(':id/deliveries/:deliveryId/replay')
  @Answers(shapes.webhookDelivery)
  replay(
    @Me() me: SignedIn,
    @Param(byDelivery) { id, deliveryId }: DeliveryId,
    @FromClient() client: Client,
  ) {
    return this.sendingAgain.one(me, id, deliveryId, client);
  }
}

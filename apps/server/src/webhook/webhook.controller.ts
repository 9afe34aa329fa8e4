import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import * as shapes from '@kontor/contracts/webhook';
import type { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
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
  @Does('Lists the webhooks and how they are doing.')
  @Answers(shapes.webhookList)
  list() {
    return this.webhooks.list();
  }

  @Post()
  @Does(
    'Makes a webhook: an address that is told what happens, and gives its secret, this once.',
    '`invalid_request` (400) when the address is private and private ones are not allowed.',
  )
  @Answers(shapes.madeWebhook, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: shapes.webhookBody }) body: z.output<typeof shapes.webhookBody>,
    @FromClient() client: Client,
  ) {
    return this.webhooks.make(me, body, client);
  }

  @Put(':id')
  @Does(
    'Changes a webhook, or switches it on or off.',
    '`version_conflict` (409) when a colleague changed it since `version`.',
  )
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
  @Does('Removes a webhook with its log; what still waited is not sent.')
  @Answers(null)
  remove(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.webhooks.remove(me, id, client);
  }

  @Post(':id/secret')
  @Does('Makes a new secret to sign with, and gives it this once.')
  @Answers(shapes.newWebhookSecret)
  newSecret(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.webhooks.newSecret(me, id, client);
  }

  @Post(':id/test')
  @Does('Sends a test to a webhook at once, and says what it answered.')
  @Answers(shapes.webhookDeliveryDetail)
  test(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.sendingAgain.test(me, id);
  }

  @Post(':id/replay')
  @Does(
    'Sends again what failed to reach a webhook, in its order.',
    'At most 5000 at a time; `not_possible` (422) when it is off.',
  )
  @Answers(shapes.webhookReplayed)
  replayFailed(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.sendingAgain.allFailed(me, id, client);
  }

  @Get(':id/deliveries')
  @Does('Lists what was sent to a webhook and what became of it, the newest first.')
  @Answers(shapes.webhookDeliveryList)
  deliveries(
    @Param(byId) { id }: Id,
    @Query({ schema: shapes.webhookDeliveryQuery }) query: z.output<typeof shapes.webhookDeliveryQuery>,
  ) {
    return this.log.list(id, query);
  }

  @Get(':id/deliveries/:deliveryId')
  @Does('Shows one delivery to a webhook with its content and every attempt.')
  @Answers(shapes.webhookDeliveryDetail)
  delivery(@Param(byDelivery) { id, deliveryId }: DeliveryId) {
    return this.log.show(id, deliveryId);
  }

  @Post(':id/deliveries/:deliveryId/replay')
  @Does(
    'Sends one delivery to a webhook again, under the same id.',
    '`not_possible` (422) while it still waits for its turn, or when the webhook is off.',
  )
  @Answers(shapes.webhookDelivery)
  replay(
    @Me() me: SignedIn,
    @Param(byDelivery) { id, deliveryId }: DeliveryId,
    @FromClient() client: Client,
  ) {
    return this.sendingAgain.one(me, id, deliveryId, client);
  }
}

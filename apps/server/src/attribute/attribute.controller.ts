import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import {
  attribute,
  attributeBody,
  attributeList,
  attributeOrder,
  newAttributeBody,
} from '@kontor/contracts/attribute';
import { idParameter } from '@kontor/contracts/common';
import type { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { Attributes } from './attributes.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };

/** Their definitions. What everyone needs of them stands in the directory, their values at customers and companies. */
@Controller('attributes')
@ForRoles('admin')
export class AttributeController {
  constructor(@Inject(Attributes) private readonly attributes: Attributes) {}

  @Get()
  @Does('Lists the attributes of customers and companies that this workspace has defined, archived ones too.')
  @Answers(attributeList)
  list() {
    return this.attributes.list();
  }

  @Post()
  @Does(
    'Defines an attribute of customers or companies.',
    '`name_taken` (409) when its key is or was in use.',
  )
  @Answers(attribute, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: newAttributeBody }) body: z.infer<typeof newAttributeBody>,
    @FromClient() client: Client,
  ) {
    return this.attributes.make(me, body, client);
  }

  @Put('order')
  @Does(
    'Puts the attributes of customers or of companies in an order.',
    '`ids` names each of them once; `version_conflict` (409) when there are others meanwhile.',
  )
  @Answers(attributeList)
  order(
    @Me() me: SignedIn,
    @Body({ schema: attributeOrder }) body: z.infer<typeof attributeOrder>,
    @FromClient() client: Client,
  ) {
    return this.attributes.order(me, body, client);
  }

  @Put(':id')
  @Does(
    'Renames an attribute or changes its choices; its key and type stay.',
    '`version_conflict` (409) when a colleague changed it since `version`.',
  )
  @Answers(attribute)
  change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: attributeBody }) body: z.infer<typeof attributeBody>,
    @FromClient() client: Client,
  ) {
    return this.attributes.change(me, id, body, client);
  }

  @Put(':id/archive')
  @Does('Archives an attribute: it is offered no more, and the values it has stay.')
  @Answers(attribute)
  archive(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.attributes.archive(me, id, client);
  }

  @Delete(':id/archive')
  @Does('Brings an archived attribute back.')
  @Answers(attribute)
  bringBack(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.attributes.bringBack(me, id, client);
  }
}

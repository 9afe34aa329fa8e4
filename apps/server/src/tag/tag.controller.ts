import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { tag, tagBody, tagList, tagMerge } from '@kontor/contracts/settings';
import type { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
import { Tags } from './tags.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };

@Controller('tags')
@ForRoles('admin')
export class TagController {
  constructor(@Inject(Tags) private readonly tags: Tags) {}

  @Get()
  @Answers(tagList)
  list() {
    return this.tags.list();
  }

  @Post()
  @Answers(tag, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: tagBody }) body: z.infer<typeof tagBody>,
    @FromClient() client: Client,
  ) {
    return this.tags.make(me, body, client);
  }

  @Put(':id')
  @Answers(tag)
  change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: tagBody }) body: z.infer<typeof tagBody>,
    @FromClient() client: Client,
  ) {
    return this.tags.change(me, id, body, client);
  }

  @Post(':id/merge')
  @Answers(tag)
  merge(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: tagMerge }) { into }: z.infer<typeof tagMerge>,
    @FromClient() client: Client,
  ) {
    return this.tags.merge(me, id, into, client);
  }

  @Put(':id/archive')
  @Answers(tag)
  archive(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.tags.archive(me, id, client);
  }

  @Delete(':id/archive')
  @Answers(tag)
  bringBack(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.tags.bringBack(me, id, client);
  }

  @Delete(':id')
  @Answers(null)
  remove(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.tags.remove(me, id, client);
  }
}

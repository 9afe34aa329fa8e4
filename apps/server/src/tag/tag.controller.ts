import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { tag, tagBody, tagList, tagMerge } from '@kontor/contracts/settings';
import type { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { Tags } from './tags.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };

@Controller('tags')
@ForRoles('admin')
export class TagController {
  constructor(@Inject(Tags) private readonly tags: Tags) {}

  @Get()
  @Does('Lists the tags, with how often each is used.')
  @Answers(tagList)
  list() {
    return this.tags.list();
  }

  @Post()
  @Does('Makes a tag for conversations and customers.', '`name_taken` (409) when there is one of this name.')
  @Answers(tag, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: tagBody }) body: z.infer<typeof tagBody>,
    @FromClient() client: Client,
  ) {
    return this.tags.make(me, body, client);
  }

  @Put(':id')
  @Does('Renames a tag everywhere it stands, or gives it another colour.')
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
  @Does('Merges a tag into another one, everywhere it stands.')
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
  @Does('Archives a tag: it stays where it is and is offered no more.')
  @Answers(tag)
  archive(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.tags.archive(me, id, client);
  }

  @Delete(':id/archive')
  @Does('Brings an archived tag back.')
  @Answers(tag)
  bringBack(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.tags.bringBack(me, id, client);
  }

  @Delete(':id')
  @Does(
    'Removes a tag that nothing carries.',
    '`not_possible` (422) while it is in use: archive or merge it instead.',
  )
  @Answers(null)
  remove(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.tags.remove(me, id, client);
  }
}

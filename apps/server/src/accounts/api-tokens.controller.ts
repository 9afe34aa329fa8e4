import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { madeToken, newToken, tokenList } from '@kontor/contracts/people';
import type { z } from 'zod';
import { Answers, Does } from '../platform/http/answers.ts';
import { ApiTokens } from './api-tokens.ts';
import { type Client, FromClient } from './client.ts';
import { Me, type SignedIn } from './signed-in.ts';

@Controller('tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  @Get()
  @Does('Lists the API tokens one may end: one’s own, and for admins those of everyone.')
  @Answers(tokenList)
  list(@Me() me: SignedIn) {
    return this.tokens.list(me);
  }

  @Post()
  @Does('Makes an API token that may what its owner may, and tells it this once.')
  @Answers(madeToken, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: newToken }) body: z.infer<typeof newToken>,
    @FromClient() client: Client,
  ) {
    return this.tokens.make(me, body, client);
  }

  @Delete(':id')
  @Does('Ends an API token at once.')
  @Answers(null)
  end(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>,
    @FromClient() client: Client,
  ) {
    return this.tokens.end(me, id, client);
  }
}

import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { madeToken, newToken, tokenList } from '@kontor/contracts/people';
import type { z } from 'zod';
import { Answers } from '../platform/http/answers.ts';
import { ApiTokens } from './api-tokens.ts';
import { type Client, FromClient } from './client.ts';
import { Me, type SignedIn } from './signed-in.ts';

@Controller('tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  @Get()
  @Answers(tokenList)
  list(@Me() me: SignedIn) {
    return this.tokens.list(me);
  }

  @Post()
  @Answers(madeToken, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: newToken }) body: z.infer<typeof newToken>,
    @FromClient() client: Client,
  ) {
    return this.tokens.make(me, body, client);
  }

  @Delete(':id')
  @Answers(null)
  end(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>,
    @FromClient() client: Client,
  ) {
    return this.tokens.end(me, id, client);
  }
}

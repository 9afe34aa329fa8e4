import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { colleague, personBody } from '@kontor/contracts/people';
import { z } from 'zod';
import { Answers } from '../platform/http/answers.ts';
import { type Client, FromClient } from './client.ts';
import { People } from './people.ts';
import { ForRoles, Me, type SignedIn } from './signed-in.ts';

@Controller('people')
export class PeopleController {
  constructor(private readonly people: People) {}

  @Get()
  @Answers(z.object({ items: z.array(colleague) }))
  async list() {
    return { items: await this.people.list() };
  }

  @Put(':id')
  @ForRoles('admin')
  @Answers(colleague)
  change(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>,
    @Body({ schema: personBody }) body: z.infer<typeof personBody>,
    @FromClient() client: Client,
  ) {
    return this.people.change(me, id, body, client);
  }
}

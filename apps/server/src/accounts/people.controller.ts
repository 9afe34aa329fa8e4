import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { colleague, personBody } from '@kontor/contracts/people';
import { z } from 'zod';
import { Answers, Does } from '../platform/http/answers.ts';
import { type Client, FromClient } from './client.ts';
import { People } from './people.ts';
import { ForRoles, Me, type SignedIn } from './signed-in.ts';

@Controller('people')
export class PeopleController {
  constructor(private readonly people: People) {}

  @Get()
  @Does('Lists everyone who works here, with role, teams and availability.')
  @Answers(z.object({ items: z.array(colleague) }))
  async list() {
    return { items: await this.people.list() };
  }

  @Put(':id')
  @ForRoles('admin')
  @Does(
    'Changes a colleague’s role and teams, or closes their account.',
    'It holds at once, also for what they have open. `not_possible` (422) for the last admin.',
  )
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

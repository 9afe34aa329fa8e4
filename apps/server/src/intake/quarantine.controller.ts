import { Controller, Delete, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { page } from '@kontor/contracts/common';
import { quarantineList } from '@kontor/contracts/settings';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, AnswersBytes, Does } from '../platform/http/answers.ts';
import { Quarantine } from './quarantine.ts';

const numbered = z.object({ number: z.coerce.number().int().min(1) });
type Numbered = z.output<typeof numbered>;
const byNumber = { schema: numbered };

@Controller('quarantine')
@ForRoles('admin', 'lead')
export class QuarantineController {
  constructor(@Inject(Quarantine) private readonly quarantine: Quarantine) {}

  @Get()
  @Does('Lists what came in and could not be understood, with the reason, the newest first.')
  @Answers(quarantineList)
  list(@Me() me: SignedIn, @Query({ schema: page }) query: z.output<typeof page>) {
    return this.quarantine.list(me, query);
  }

  @Get(':number/source')
  @Does('Gives a quarantined message as it came.')
  @AnswersBytes('text/plain')
  async source(
    @Me() me: SignedIn,
    @Param(byNumber) { number }: Numbered,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const source = await this.quarantine.source(me, number);
    reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="quarantined-${number}.txt"`)
      .send(source);
  }

  @Post(':number/retry')
  @Does(
    'Tries to take a quarantined message in once more.',
    '`not_possible` (422) when nothing of it is here and its mailbox is not read any more.',
  )
  @Answers(null)
  retry(@Me() me: SignedIn, @Param(byNumber) { number }: Numbered, @FromClient() client: Client) {
    return this.quarantine.retry(me, number, client);
  }

  @Delete(':number')
  @Does('Drops a quarantined message; its source is kept for 90 days.')
  @Answers(null)
  drop(@Me() me: SignedIn, @Param(byNumber) { number }: Numbered, @FromClient() client: Client) {
    return this.quarantine.drop(me, number, client);
  }
}

import { Controller, Get, Inject, Post } from '@nestjs/common';
import { heldWork } from '@kontor/contracts/settings';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { HeldWork } from './held-work.ts';

@Controller('held-work')
@ForRoles('admin')
export class HeldWorkController {
  constructor(@Inject(HeldWork) private readonly work: HeldWork) {}

  @Get()
  @Does('Counts what a restore has held back, so that nothing leaves twice.')
  @Answers(heldWork)
  count() {
    return this.work.count();
  }

  @Post('release')
  @Does('Lets everything leave that a restore has held back.')
  @Answers(null)
  release(@Me() me: SignedIn, @FromClient() client: Client) {
    return this.work.release(me, client);
  }

  @Post('drop')
  @Does('Drops everything that a restore has held back; each message says so and can still be sent by hand.')
  @Answers(null)
  drop(@Me() me: SignedIn, @FromClient() client: Client) {
    return this.work.drop(me, client);
  }
}

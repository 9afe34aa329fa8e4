import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import {
  recoveryCodes,
  secondFactorBegun,
  secondFactorCode,
  secondFactorProof,
  secondFactorState,
} from '@kontor/contracts/people';
import type { z } from 'zod';
import { Answers, Does } from '../platform/http/answers.ts';
import { type Client, FromClient } from './client.ts';
import { SecondFactorSetup } from './second-factor-setup.ts';
import { ForRoles, Me, type SignedIn } from './signed-in.ts';

type Proof = z.infer<typeof secondFactorProof>;

@Controller()
export class SecondFactorController {
  constructor(private readonly setup: SecondFactorSetup) {}

  @Get('me/second-factor')
  @Does('Says whether one has a second factor, and how many recovery codes are left.')
  @Answers(secondFactorState)
  show(@Me() me: SignedIn) {
    return this.setup.show(me);
  }

  @Post('me/second-factor')
  @Does(
    'Begins to set up a second factor: gives the secret for an authenticator app.',
    'To be confirmed within 30 minutes.',
  )
  @Answers(secondFactorBegun, 201)
  begin(@Me() me: SignedIn, @Body({ schema: secondFactorProof }) body: Proof, @FromClient() client: Client) {
    return this.setup.begin(me, body, client);
  }

  @Put('me/second-factor')
  @Does(
    'Switches the second factor on with a first code of the app, and gives the recovery codes, this once.',
  )
  @Answers(recoveryCodes)
  async confirm(
    @Me() me: SignedIn,
    @Body({ schema: secondFactorCode }) { code }: z.infer<typeof secondFactorCode>,
    @FromClient() client: Client,
  ) {
    return { codes: await this.setup.confirm(me, code, client) };
  }

  @Post('me/second-factor/recovery-codes')
  @Does('Makes new recovery codes; the former ones work no more.')
  @Answers(recoveryCodes, 201)
  async renewCodes(
    @Me() me: SignedIn,
    @Body({ schema: secondFactorProof }) body: Proof,
    @FromClient() client: Client,
  ) {
    return { codes: await this.setup.renewCodes(me, body, client) };
  }

  /** With the proof in its body, which a DELETE cannot be relied on to carry. */
  @Post('me/second-factor/removal')
  @Does('Turns one’s own second factor off.')
  @Answers(null)
  turnOff(
    @Me() me: SignedIn,
    @Body({ schema: secondFactorProof }) body: Proof,
    @FromClient() client: Client,
  ) {
    return this.setup.turnOff(me, body, client);
  }

  @Delete('people/:id/second-factor')
  @ForRoles('admin')
  @Does('Takes the second factor off a colleague who has lost it, and ends their sessions.')
  @Answers(null)
  reset(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>,
    @FromClient() client: Client,
  ) {
    return this.setup.reset(me, id, client);
  }
}

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
import { Answers } from '../platform/http/answers.ts';
import { type Client, FromClient } from './client.ts';
import { SecondFactorSetup } from './second-factor-setup.ts';
import { ForRoles, Me, type SignedIn } from './signed-in.ts';

type Proof = z.infer<typeof secondFactorProof>;

@Controller()
export class SecondFactorController {
  constructor(private readonly setup: SecondFactorSetup) {}

  @Get('me/second-factor')
  @Answers(secondFactorState)
  show(@Me() me: SignedIn) {
    return this.setup.show(me);
  }

  @Post('me/second-factor')
  @Answers(secondFactorBegun, 201)
  begin(@Me() me: SignedIn, @Body({ schema: secondFactorProof }) body: Proof, @FromClient() client: Client) {
    return this.setup.begin(me, body, client);
  }

  @Put('me/second-factor')
  @Answers(recoveryCodes)
  async confirm(
    @Me() me: SignedIn,
    @Body({ schema: secondFactorCode }) { code }: z.infer<typeof secondFactorCode>,
    @FromClient() client: Client,
  ) {
    return { codes: await this.setup.confirm(me, code, client) };
  }

  @Post('me/second-factor/recovery-codes')
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
  @Answers(null)
  reset(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>,
    @FromClient() client: Client,
  ) {
    return this.setup.reset(me, id, client);
  }
}

import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { rule, ruleBody, ruleOrder } from '@kontor/contracts/settings';
import { z } from 'zod';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { Rules } from './rules.ts';

const ruleList = z.object({ items: z.array(rule) });
type Id = z.infer<typeof idParameter>;

@Controller('rules')
export class RuleController {
  constructor(@Inject(Rules) private readonly rules: Rules) {}

  @Get()
  @Does('Lists the routing rules in their order, each as a sentence too.')
  @Answers(ruleList)
  async list(@Me() me: SignedIn): Promise<z.infer<typeof ruleList>> {
    return { items: await this.rules.list(me) };
  }

  @Post()
  @ForRoles('lead', 'admin')
  @Does(
    'Makes a routing rule, as the last one.',
    '`invalid_request` (400) names what of its condition or actions cannot be.',
  )
  @Answers(rule, 201)
  make(@Me() me: SignedIn, @Body({ schema: ruleBody }) body: z.infer<typeof ruleBody>) {
    return this.rules.make(me, body);
  }

  @Put('order')
  @ForRoles('lead', 'admin')
  @Does(
    'Puts the routing rules in an order.',
    '`ids` names each of them once; `version_conflict` (409) when there are others meanwhile.',
  )
  @Answers(ruleList)
  async order(
    @Me() me: SignedIn,
    @Body({ schema: ruleOrder }) { ids }: z.infer<typeof ruleOrder>,
  ): Promise<z.infer<typeof ruleList>> {
    return { items: await this.rules.order(me, ids) };
  }

  @Put(':id')
  @ForRoles('lead', 'admin')
  @Does('Changes a routing rule; what it decided before stays explained by what it was.')
  @Answers(rule)
  change(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) { id }: Id,
    @Body({ schema: ruleBody }) body: z.infer<typeof ruleBody>,
  ) {
    return this.rules.change(me, id, body);
  }

  @Delete(':id')
  @ForRoles('lead', 'admin')
  @Does('Removes a routing rule.')
  @Answers(null)
  remove(@Me() me: SignedIn, @Param({ schema: idParameter }) { id }: Id): Promise<void> {
    return this.rules.remove(me, id);
  }
}

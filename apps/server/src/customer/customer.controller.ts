import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { customerBody, customerHistory, customerView } from '@kontor/contracts/customer';
import { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
import { Customers } from './customers.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };
const finding = z.object({ query: z.string().trim().min(1).max(200) });

@Controller('customers')
export class CustomerController {
  constructor(@Inject(Customers) private readonly customers: Customers) {}

  @Get()
  @Answers(z.object({ items: z.array(customerView) }))
  async find(@Me() me: SignedIn, @Query({ schema: finding }) { query }: z.infer<typeof finding>) {
    return { items: await this.customers.find(me, query) };
  }

  @Get(':id')
  @Answers(customerView)
  show(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.customers.show(me, id);
  }

  @Put(':id')
  @Answers(customerView)
  change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: customerBody }) body: z.infer<typeof customerBody>,
  ) {
    return this.customers.change(me, id, body);
  }

  @Get(':id/conversations')
  @Answers(customerHistory)
  history(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.customers.history(me, id);
  }
}

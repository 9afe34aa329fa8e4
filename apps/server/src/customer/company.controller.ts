import { Body, Controller, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { companyBody, companyView, customerView, newCompanyBody } from '@kontor/contracts/customer';
import { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
import { Companies } from './companies.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };
const finding = z.object({ query: z.string().trim().max(200).default('') });

@Controller('companies')
export class CompanyController {
  constructor(@Inject(Companies) private readonly companies: Companies) {}

  @Get()
  @Answers(z.object({ items: z.array(companyView) }))
  async find(@Me() me: SignedIn, @Query({ schema: finding }) { query }: z.infer<typeof finding>) {
    return { items: await this.companies.find(me, query) };
  }

  @Post()
  @Answers(companyView, 201)
  make(@Me() me: SignedIn, @Body({ schema: newCompanyBody }) body: z.infer<typeof newCompanyBody>) {
    return this.companies.make(me, body);
  }

  @Get(':id')
  @Answers(companyView)
  show(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.companies.show(me, id);
  }

  @Put(':id')
  @Answers(companyView)
  change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: companyBody }) body: z.infer<typeof companyBody>,
  ) {
    return this.companies.change(me, id, body);
  }

  @Get(':id/customers')
  @Answers(z.object({ items: z.array(customerView) }))
  async people(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return { items: await this.companies.people(me, id) };
  }
}

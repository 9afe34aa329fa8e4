import { Body, Controller, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { companyBody, companyView, customerView, newCompanyBody } from '@kontor/contracts/customer';
import { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { Companies } from './companies.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };
const finding = z.object({ query: z.string().trim().max(200).default('') });

@Controller('companies')
export class CompanyController {
  constructor(@Inject(Companies) private readonly companies: Companies) {}

  @Get()
  @Does('Finds up to 20 companies by parts of their names, among those one sees.')
  @Answers(z.object({ items: z.array(companyView) }))
  async find(@Me() me: SignedIn, @Query({ schema: finding }) { query }: z.infer<typeof finding>) {
    return { items: await this.companies.find(me, query) };
  }

  @Post()
  @Does('Makes a company that customers can belong to.')
  @Answers(companyView, 201)
  make(@Me() me: SignedIn, @Body({ schema: newCompanyBody }) body: z.infer<typeof newCompanyBody>) {
    return this.companies.make(me, body);
  }

  @Get(':id')
  @Does('Shows a company with its attributes.')
  @Answers(companyView)
  show(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.companies.show(me, id);
  }

  @Put(':id')
  @Does(
    'Changes the name or attributes of a company.',
    '`version_conflict` (409) when a colleague changed it since `version`.',
  )
  @Answers(companyView)
  change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: companyBody }) body: z.infer<typeof companyBody>,
  ) {
    return this.companies.change(me, id, body);
  }

  @Get(':id/customers')
  @Does('Lists up to 200 of a company’s people whom one sees, by name.')
  @Answers(z.object({ items: z.array(customerView) }))
  async people(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return { items: await this.companies.people(me, id) };
  }
}

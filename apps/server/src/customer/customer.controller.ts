import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { customerBody, customerHistory, customerView } from '@kontor/contracts/customer';
import * as shapes from '@kontor/contracts/customer';
import type { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { Customers } from './customers.ts';
import { SuggestingAddresses } from './suggesting-addresses.ts';
import { Handles } from './handles.ts';
import { History } from './history.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };
type ListQuery = z.output<typeof shapes.customerListQuery>;
type TimelineQuery = z.output<typeof shapes.customerTimelineQuery>;

@Controller('customers')
export class CustomerController {
  constructor(
    @Inject(Customers) private readonly customers: Customers,
    @Inject(Handles) private readonly handles: Handles,
    @Inject(History) private readonly past: History,
  ) {}

  @Get()
  @Does('Lists customers by name or newest contact, or finds them by parts of names and addresses.')
  @Answers(shapes.customerList)
  list(@Me() me: SignedIn, @Query({ schema: shapes.customerListQuery }) query: ListQuery) {
    return this.customers.list(me, query);
  }

  @Get(':id')
  @Does('Shows a customer with handles, attributes, tags and company.')
  @Answers(customerView)
  show(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.customers.show(me, id);
  }

  @Put(':id')
  @Does(
    'Changes what is known of a customer: name, language, tags, note, company, attributes, or blocks them.',
    'What is left out stays. `version_conflict` (409) when a colleague changed them since `version`.',
  )
  @Answers(customerView)
  change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: customerBody }) body: z.infer<typeof customerBody>,
  ) {
    return this.customers.change(me, id, body);
  }

  @Get(':id/timeline')
  @Does(
    'Lists what was between a customer and us, on every channel, the newest first; of conversations one does not see nothing.',
  )
  @Answers(shapes.customerTimeline)
  timeline(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Query({ schema: shapes.customerTimelineQuery }) query: TimelineQuery,
  ) {
    return this.past.page(me, id, query);
  }

  @Post(':id/handles')
  @Does(
    'Adds an e-mail address or another handle to a customer.',
    '`handle_taken` (409) names the customer whose it is, when one sees them.',
  )
  @Answers(customerView, 201)
  addHandle(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: shapes.handleBody }) body: z.infer<typeof shapes.handleBody>,
  ) {
    return this.handles.add(me, id, body);
  }

  @Delete(':id/handles/:handleId')
  @Does('Removes a handle from a customer.', '`not_possible` (422) when somebody has written from it.')
  @Answers(customerView)
  removeHandle(
    @Me() me: SignedIn,
    @Param({ schema: shapes.handleParameter }) { id, handleId }: z.infer<typeof shapes.handleParameter>,
  ) {
    return this.handles.remove(me, id, handleId);
  }

  @Get(':id/conversations')
  @Does('Lists the newest conversations of a customer that one sees.')
  @Answers(customerHistory)
  history(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.customers.history(me, id);
  }
}

@Controller('addresses')
export class AddressController {
  constructor(@Inject(SuggestingAddresses) private readonly suggesting: SuggestingAddresses) {}

  @Get()
  @Does('Suggests e-mail addresses of visible customers and of colleagues, as somebody types one.')
  @Answers(shapes.addressSuggestions)
  suggest(
    @Me() me: SignedIn,
    @Query({ schema: shapes.addressQuery }) { query }: z.infer<typeof shapes.addressQuery>,
  ) {
    return this.suggesting.for(me, query);
  }
}

import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { conditionField, view, viewBody, viewOrder } from '@kontor/contracts/settings';
import { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { AttributeBook } from '../attribute/attribute-book.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { conditionFields } from './condition-fields.ts';
import { Views } from './views.ts';

type Id = z.infer<typeof idParameter>;
type Wish = z.infer<typeof viewBody>;
const byId = { schema: idParameter };

@Controller('views')
export class ViewController {
  constructor(@Inject(Views) private readonly views: Views) {}

  @Post()
  @Does(
    'Saves a view: a condition and an order over conversations.',
    'For oneself, a team or everyone: leads share with their teams, admins with everyone (`not_allowed`, 403, otherwise).',
  )
  @Answers(view, 201)
  make(@Me() me: SignedIn, @Body({ schema: viewBody }) body: Wish) {
    return this.views.make(me, body);
  }

  @Put('order')
  @Does('Puts one’s views in the order in which one sees them.')
  @Answers(null)
  order(@Me() me: SignedIn, @Body({ schema: viewOrder }) { ids }: z.infer<typeof viewOrder>) {
    return this.views.order(me, ids);
  }

  @Put(':id')
  @Does('Changes a saved view.', '`not_allowed` (403) when it is a colleague’s.')
  @Answers(view)
  change(@Me() me: SignedIn, @Param(byId) { id }: Id, @Body({ schema: viewBody }) body: Wish) {
    return this.views.change(me, id, body);
  }

  @Delete(':id')
  @Does('Removes a saved view.')
  @Answers(null)
  remove(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.views.remove(me, id);
  }

  /** Undoes its removal. */
  @Delete(':id/removal')
  @Does('Brings a removed view back.')
  @Answers(view)
  bringBack(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.views.bringBack(me, id);
  }
}

@Controller('condition-fields')
export class ConditionFieldController {
  constructor(@Inject(AttributeBook) private readonly attributes: AttributeBook) {}

  @Get()
  @Does('Lists the fields that conditions of views and rules can be about, with their types and operators.')
  @Answers(z.object({ items: z.array(conditionField) }))
  async list() {
    const archived = await this.attributes.archivedFields();
    return { items: conditionFields(await this.attributes.catalogue(), archived) };
  }
}

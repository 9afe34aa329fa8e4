import { Body, Controller, Delete, Get, Inject, Param, Put } from '@nestjs/common';
import { conversationParameter } from '@kontor/contracts/common';
import { draftBody, draftList, draftView, type DraftView } from '@kontor/contracts/message';
import { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
import { Drafting } from './drafting.ts';

const draftParameter = conversationParameter.extend({ kind: z.enum(['reply', 'note']) });
type Named = z.infer<typeof draftParameter>;

@Controller('conversations/:id/drafts')
export class DraftController {
  constructor(@Inject(Drafting) private readonly drafting: Drafting) {}

  @Get()
  @Answers(draftList)
  async list(
    @Me() me: SignedIn,
    @Param({ schema: conversationParameter }) { id }: z.infer<typeof conversationParameter>,
  ): Promise<{ items: DraftView[] }> {
    return { items: await this.drafting.list(me, id) };
  }

  @Put(':kind')
  @Answers(draftView)
  save(
    @Me() me: SignedIn,
    @Param({ schema: draftParameter }) { id, kind }: Named,
    @Body({ schema: draftBody }) body: z.infer<typeof draftBody>,
  ): Promise<DraftView> {
    return this.drafting.save(me, id, kind, body);
  }

  @Delete(':kind')
  @Answers(null)
  discard(@Me() me: SignedIn, @Param({ schema: draftParameter }) { id, kind }: Named): Promise<void> {
    return this.drafting.discard(me, id, kind);
  }
}

import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { conversationParameter, id as anId } from '@kontor/contracts/common';
import { draftList, draftView, type DraftView, saveDraftBody } from '@kontor/contracts/message';
import { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { Drafting } from './drafting.ts';
import { DraftsAside } from './drafts-aside.ts';

const draftParameter = conversationParameter.extend({ kind: z.enum(['reply', 'note']) });
const discardQuery = z.object({ key: anId.optional() });
const asideParameter = conversationParameter.extend({ draftId: anId });
type Named = z.infer<typeof draftParameter>;

@Controller('conversations/:id/drafts')
export class DraftController {
  constructor(
    @Inject(Drafting) private readonly drafting: Drafting,
    @Inject(DraftsAside) private readonly aside: DraftsAside,
  ) {}

  @Get()
  @Does('Lists the drafts in a conversation, those of colleagues too, and those put aside.')
  @Answers(draftList)
  async list(
    @Me() me: SignedIn,
    @Param({ schema: conversationParameter }) { id }: z.infer<typeof conversationParameter>,
  ): Promise<{ items: DraftView[] }> {
    return { items: await this.drafting.list(me, id) };
  }

  @Put(':kind')
  @Does(
    'Saves one’s draft of a reply or a note as it is being written.',
    '`draft_ended` (409) when what is written under this `key` was sent or thrown away; it carries what was sent.',
  )
  @Answers(draftView)
  save(
    @Me() me: SignedIn,
    @Param({ schema: draftParameter }) { id, kind }: Named,
    @Body({ schema: saveDraftBody }) body: z.infer<typeof saveDraftBody>,
  ): Promise<DraftView> {
    return this.drafting.save(me, id, kind, body);
  }

  @Delete(':kind')
  @Does('Throws one’s draft of a reply or a note away.')
  @Answers(null)
  discard(
    @Me() me: SignedIn,
    @Param({ schema: draftParameter }) { id, kind }: Named,
    @Query({ schema: discardQuery }) { key }: z.infer<typeof discardQuery>,
  ): Promise<void> {
    return this.drafting.discard(me, id, kind, key);
  }

  @Post('aside/:draftId/take-up')
  @Does('Makes a draft that was put aside the current one; the current one is put aside.')
  @Answers(draftView)
  takeUp(
    @Me() me: SignedIn,
    @Param({ schema: asideParameter }) { id, draftId }: z.infer<typeof asideParameter>,
  ): Promise<DraftView> {
    return this.aside.takeUp(me, id, draftId);
  }

  @Delete('aside/:draftId')
  @Does('Throws away a draft that was put aside.')
  @Answers(null)
  discardAside(
    @Me() me: SignedIn,
    @Param({ schema: asideParameter }) { id, draftId }: z.infer<typeof asideParameter>,
  ): Promise<void> {
    return this.aside.discard(me, id, draftId);
  }
}

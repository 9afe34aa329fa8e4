import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { bulkBody, bulkChange, type BulkChange, bulkChanges } from '@kontor/contracts/bulk';
import { idParameter } from '@kontor/contracts/common';
import type { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { IdempotencyKey } from '../platform/http/idempotency-key.ts';
import { Bulk } from './asking.ts';

type Id = z.infer<typeof idParameter>;

@Controller('bulk-changes')
export class BulkController {
  constructor(@Inject(Bulk) private readonly bulk: Bulk) {}

  @Post()
  @Does(
    'Begins to change many conversations at once, as a job.',
    'Of up to 5000 ids, or of all that a list holds. The answer is the job, to be asked for its progress. What one may not change, or does not see any more, is left as it is and counted.',
  )
  @Answers(bulkChange, 201)
  ask(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Body({ schema: bulkBody }) { action, of }: z.output<typeof bulkBody>,
  ): Promise<BulkChange> {
    return this.bulk.ask(me, key, action, of);
  }

  @Get()
  @Does('Lists one’s own bulk changes of the last day, the newest 20.')
  @Answers(bulkChanges)
  async mine(@Me() me: SignedIn): Promise<{ items: BulkChange[] }> {
    return { items: await this.bulk.mine(me) };
  }

  @Get(':id')
  @Does('Shows how far a bulk change is.')
  @Answers(bulkChange)
  show(@Me() me: SignedIn, @Param({ schema: idParameter }) { id }: Id): Promise<BulkChange> {
    return this.bulk.show(me, id);
  }

  /** Stops it and puts everything back, as a job again: the answer is how far it is. */
  @Delete(':id')
  @Does(
    'Stops a bulk change and puts back what it has changed, as a job.',
    'Within a day; `not_possible` (422) afterwards. What somebody changed since stays as they left it.',
  )
  @Answers(bulkChange)
  undo(@Me() me: SignedIn, @Param({ schema: idParameter }) { id }: Id): Promise<BulkChange> {
    return this.bulk.undo(me, id);
  }
}

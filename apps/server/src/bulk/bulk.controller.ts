import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { bulkBody, bulkChange, type BulkChange, bulkChanges } from '@kontor/contracts/bulk';
import { idParameter } from '@kontor/contracts/common';
import type { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
import { IdempotencyKey } from '../platform/http/idempotency-key.ts';
import { Bulk } from './asking.ts';

type Id = z.infer<typeof idParameter>;

@Controller('bulk-changes')
export class BulkController {
  constructor(@Inject(Bulk) private readonly bulk: Bulk) {}

  @Post()
  @Answers(bulkChange, 201)
  ask(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Body({ schema: bulkBody }) { action, of }: z.output<typeof bulkBody>,
  ): Promise<BulkChange> {
    return this.bulk.ask(me, key, action, of);
  }

  @Get()
  @Answers(bulkChanges)
  async mine(@Me() me: SignedIn): Promise<{ items: BulkChange[] }> {
    return { items: await this.bulk.mine(me) };
  }

  @Get(':id')
  @Answers(bulkChange)
  show(@Me() me: SignedIn, @Param({ schema: idParameter }) { id }: Id): Promise<BulkChange> {
    return this.bulk.show(me, id);
  }

  /** Stops it and puts everything back, as a job again: the answer is how far it is. */
  @Delete(':id')
  @Answers(bulkChange)
  undo(@Me() me: SignedIn, @Param({ schema: idParameter }) { id }: Id): Promise<BulkChange> {
    return this.bulk.undo(me, id);
  }
}

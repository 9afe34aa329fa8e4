import { Body, Controller, Delete, Inject, Param, Put } from '@nestjs/common';
import { conversationParameter } from '@kontor/contracts/common';
import {
  conversationRow,
  type ConversationRow,
  snoozeBody,
  statusBody,
} from '@kontor/contracts/conversation';
import type { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { shown } from './rows.ts';
import { StatusChanges } from './status-changes.ts';

type Id = z.infer<typeof conversationParameter>;

@Controller('conversations/:id')
export class StatusController {
  constructor(@Inject(StatusChanges) private readonly statuses: StatusChanges) {}

  @Put('status')
  @Does(
    'Sets a conversation to open, waiting, resolved or spam.',
    '`not_possible` (422), with the reason, where a conversation cannot become that.',
  )
  @Answers(conversationRow)
  async set(
    @Me() me: SignedIn,
    @Param({ schema: conversationParameter }) { id }: Id,
    @Body({ schema: statusBody }) { status }: z.infer<typeof statusBody>,
  ): Promise<ConversationRow> {
    return shown(await this.statuses.set(me, id, status));
  }

  @Put('snooze')
  @Does(
    'Snoozes a conversation until a time; what a customer writes wakes it.',
    '`not_possible` (422) when the time is not in the future.',
  )
  @Answers(conversationRow)
  async snooze(
    @Me() me: SignedIn,
    @Param({ schema: conversationParameter }) { id }: Id,
    @Body({ schema: snoozeBody }) { until }: z.infer<typeof snoozeBody>,
  ): Promise<ConversationRow> {
    return shown(await this.statuses.snooze(me, id, new Date(until)));
  }

  @Delete('snooze')
  @Does('Ends a snooze: the conversation is open again.')
  @Answers(conversationRow)
  async wake(
    @Me() me: SignedIn,
    @Param({ schema: conversationParameter }) { id }: Id,
  ): Promise<ConversationRow> {
    return shown(await this.statuses.set(me, id, 'open'));
  }
}

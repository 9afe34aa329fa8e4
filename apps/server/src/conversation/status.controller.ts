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
import { Answers } from '../platform/http/answers.ts';
import { shown } from './rows.ts';
import { StatusChanges } from './status-changes.ts';

type Id = z.infer<typeof conversationParameter>;

@Controller('conversations/:id')
export class StatusController {
  constructor(@Inject(StatusChanges) private readonly statuses: StatusChanges) {}

  @Put('status')
  @Answers(conversationRow)
  async set(
    @Me() me: SignedIn,
    @Param({ schema: conversationParameter }) { id }: Id,
    @Body({ schema: statusBody }) { status }: z.infer<typeof statusBody>,
  ): Promise<ConversationRow> {
    return shown(await this.statuses.set(me, id, status));
  }

  @Put('snooze')
  @Answers(conversationRow)
  async snooze(
    @Me() me: SignedIn,
    @Param({ schema: conversationParameter }) { id }: Id,
    @Body({ schema: snoozeBody }) { until }: z.infer<typeof snoozeBody>,
  ): Promise<ConversationRow> {
    return shown(await this.statuses.snooze(me, id, new Date(until)));
  }

  @Delete('snooze')
  @Answers(conversationRow)
  async wake(
    @Me() me: SignedIn,
    @Param({ schema: conversationParameter }) { id }: Id,
  ): Promise<ConversationRow> {
    return shown(await this.statuses.set(me, id, 'open'));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import { Problem } from '../platform/problem.ts';
import { Changing } from './changing.ts';
import { Reading } from './reading.ts';
import { oldestUnansweredIn } from './state.ts';

/** "Thanks!" is owed nothing: a person says so, by name, and the conversation waits for us no longer. */
@Injectable()
export class NeedingAnswers {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(Changing) private readonly changing: Changing,
  ) {}

  async mark(me: SignedIn, messageId: string, needsNone: boolean): Promise<void> {
    const { conversation_id } = await this.reading.visibleMessage(me, messageId);
    await this.changing.by(me, conversation_id, async (conversation, tx) => {
      if (!(await setMark(tx, conversation.id, messageId, needsNone))) return undefined;
      const isOver = conversation.status === 'resolved' || conversation.status === 'spam';
      const waiting_since = isOver
        ? conversation.waiting_since
        : await oldestUnansweredIn(tx, conversation.id);
      const type = needsNone ? ('answer.not_needed' as const) : ('answer.needed' as const);
      return { changes: { waiting_since }, facts: [{ type, data: { messageId } }] };
    });
  }
}

/** False when it is so already. */
async function setMark(
  tx: Sql,
  conversationId: string,
  messageId: string,
  needsNone: boolean,
): Promise<boolean> {
  const message = await tx
    .selectFrom('message')
    .select(['kind', 'needs_no_answer'])
    .where('id', '=', messageId)
    .where('conversation_id', '=', conversationId)
    .forUpdate()
    .executeTakeFirst();
  if (message?.kind !== 'inbound')
    throw new Problem('not_possible', 'Only what a customer wrote asks for an answer.');
  if (message.needs_no_answer === needsNone) return false;
  await tx
    .updateTable('message')
    .set((row) => ({ needs_no_answer: needsNone, version: row('version', '+', 1) }))
    .where('id', '=', messageId)
    .execute();
  return true;
}

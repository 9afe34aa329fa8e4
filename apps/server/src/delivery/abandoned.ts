import type { SendOutcome } from '@kontor/channel-kit/adapter';
import { because } from '@kontor/channel-kit/sentences';
import { sql } from 'kysely';
import { say } from '../platform/texts.ts';
import type { Database } from '../platform/database/database.ts';
import { lockConversation } from '../timeline/recording.ts';
import { abandonedAttempts, type Attempt } from './attempting.ts';
import { closeAttempt } from './closing-attempts.ts';

/**
 * Judges attempts whose worker died or stalled: if content had begun to leave, nobody can know what became of it; if not,
 * it is tried again. Gives how many.
 */
export async function judgeAbandoned(db: Database, now: Date): Promise<number> {
  const abandoned = await abandonedAttempts(db);
  for (const { id, message_id } of abandoned)
    await db.transaction(async (tx) => {
      const { conversation_id, kind } = await tx
        .selectFrom('message')
        .innerJoin('channel', 'channel.id', 'message.channel_id')
        .select(['message.conversation_id', 'channel.kind'])
        .where('message.id', '=', message_id)
        .executeTakeFirstOrThrow();
      // In the order of every lock: the conversation before its attempts.
      await lockConversation(tx, conversation_id);
      const attempt = (await tx
        .selectFrom('attempt')
        .selectAll()
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .where('lease_until', '<', sql<Date>`clock_timestamp()`)
        .forUpdate()
        .executeTakeFirst()) as Attempt | undefined;
      if (!attempt) return;
      await closeAttempt(tx, { attempt, outcome: outcomeOf(attempt), kind, now, chance: 0 });
    });
  return abandoned.length;
}

function outcomeOf(attempt: Attempt): SendOutcome {
  if (attempt.content_left_at)
    return { outcome: 'unknown', ...because(say('kontor.delivery.interruptedAfter')) };
  return { outcome: 'retry', after: 0, ...because(say('kontor.delivery.interruptedBefore')) };
}

import { createHash } from 'node:crypto';
import { json } from './database/json.ts';
import type { Sql } from './database/tables.ts';
import { Problem } from './problem.ts';

/** How long a key is remembered. Milliseconds. */
export const keyLife = 48 * 3_600_000;

/**
 * Does `work` once for an agent's key, in the caller's transaction. The same request again gives the first answer; the
 * same key with another request is refused. A second one at the same time waits here for the first; when the first is
 * refused or fails, its key was never used. `mayKnow` throws when the agent may not see the first answer any more.
 */
export async function once<Answer>(
  tx: Sql,
  agentId: string,
  key: string,
  request: unknown,
  now: Date,
  work: () => Promise<Answer>,
  mayKnow: () => Promise<unknown>,
): Promise<Answer> {
  const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const entered = await tx
    .insertInto('idempotency_key')
    .values({
      agent_id: agentId,
      key,
      request_digest: digest,
      status: 0,
      answer: json(null),
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['agent_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!entered) {
    const first = await tx
      .selectFrom('idempotency_key')
      .select(['request_digest', 'answer'])
      .where('agent_id', '=', agentId)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (first.request_digest !== digest)
      throw new Problem('idempotency_key_reused', 'This Idempotency-Key was used for another request.');
    await mayKnow();
    return first.answer as Answer;
  }
  const answer = await work();
  await tx
    .updateTable('idempotency_key')
    .set({ status: 200, answer: json<unknown>(answer) })
    .where('agent_id', '=', agentId)
    .where('key', '=', key)
    .execute();
  return answer;
}

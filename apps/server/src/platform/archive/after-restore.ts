import { because } from '@kontor/channel-kit/sentences';
import type { Client } from 'pg';
import { say } from '../texts.ts';
import { newId } from '../ids.ts';

/** Stands as the reason on every message whose delivery was open in the backup, until somebody decides on it. */
const restored = because(say('kontor.delivery.restored'));
export const restoredReason = restored.reason;

export interface Held {
  /** Messages whose outcome is now unknown. */
  messages: number;
  /** Webhooks, notifications and the like that wait for an administrator. */
  other: number;
}

/**
 * After a restore nothing leaves by itself. What was on its way, or waited for its time, may have left since the backup:
 * its outcome is unknown. Other work is held. An administrator releases or drops both.
 */
export async function holdEverything(client: Client, now: Date): Promise<Held> {
  const why = JSON.stringify(restored.why);
  const { rows: open } = await client.query<{ id: string; conversation_id: string; customer_id: string }>(
    `update message m set state = 'unknown', state_reason = $1, state_why = $2, version = m.version + 1
     from conversation c
     where c.id = m.conversation_id and m.kind = 'outbound'
       and m.state in ('held', 'scheduled', 'queued', 'sending', 'retrying')
     returning m.id, c.id as conversation_id, c.customer_id`,
    [restoredReason, why],
  );
  const ids = open.map((message) => message.id);
  await client.query(
    `update message_recipient set state = 'unknown', reason = $1, why = $2, at = $3
     where message_id = any($4) and state = 'queued'`,
    [restoredReason, why, now, ids],
  );
  await client.query(
    `update attempt set outcome = 'unknown', reason = $1, why = $2, ended_at = $3 where ended_at is null`,
    [restoredReason, why, now],
  );
  // The message is what a person decides on; deciding to send it again makes a new row.
  await client.query(
    `update outbox set state = 'failed', reason = $1, closed_at = $2 where state = 'open' and kind = 'message.deliver'`,
    [restoredReason, now],
  );
  const other = await client.query(`update outbox set state = 'held', reason = $1 where state = 'open'`, [
    restoredReason,
  ]);
  await tell(client, open, now);
  await letGo(client);
  await client.query(`insert into audit (id, at, action, data) values ($1, $2, 'workspace.restored', $3)`, [
    newId(),
    now,
    { messages: ids.length, other: other.rowCount },
  ]);
  return { messages: ids.length, other: other.rowCount ?? 0 };
}

/** The facts of it, in each conversation's order, and its count of messages in trouble. */
async function tell(
  client: Client,
  open: { id: string; conversation_id: string; customer_id: string }[],
  now: Date,
): Promise<void> {
  for (const { id, conversation_id, customer_id } of open) {
    const { rows } = await client.query<{ event_seq: number }>(
      `update conversation set event_seq = event_seq + 1, version = version + 1,
         failed_deliveries = (select count(*) from message where conversation_id = $1 and state in ('failed', 'unknown'))
       where id = $1 returning event_seq`,
      [conversation_id],
    );
    await client.query(
      `insert into event (id, conversation_id, customer_id, seq, type, actor, data, at)
       values ($1, $2, $3, $4, 'message.outcome_unknown', $5, $6, $7)`,
      [newId(), conversation_id, customer_id, rows[0]!.event_seq, { kind: 'system' }, { messageId: id }, now],
    );
  }
}

/** Processes of the time of the backup hold nothing any more. */
async function letGo(client: Client): Promise<void> {
  await client.query('update channel_connection set holder = null, lease_until = null');
  await client.query('update receipt set holder = null, lease_until = null where holder is not null');
}

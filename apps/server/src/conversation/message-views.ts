import type { MessageView } from '@kontor/contracts/message';
import { attachmentView, type SignAttachment } from '../attachment/attachment-views.ts';
import type { Row, Sql } from '../platform/database/tables.ts';

/** Messages as agents see them, in the order of the ids. Four queries, however many messages. */
export async function messageViews(db: Sql, ids: string[], sign: SignAttachment): Promise<MessageView[]> {
  if (ids.length === 0) return [];
  // One after another: in a transaction they share one connection.
  const messages = await db.selectFrom('message').selectAll().where('id', 'in', ids).execute();
  const recipients = await db
    .selectFrom('message_recipient')
    .selectAll()
    .where('message_id', 'in', ids)
    .orderBy('role', 'desc')
    .execute();
  const attempts = await db
    .selectFrom('attempt')
    .selectAll()
    .where('message_id', 'in', ids)
    .orderBy('number')
    .execute();
  const attachments = await db
    .selectFrom('attachment')
    .selectAll()
    .where('message_id', 'in', ids)
    .orderBy('position')
    .execute();
  const recipientsOf = Map.groupBy(recipients as Row<'message_recipient'>[], (row) => row.message_id);
  const attemptsOf = Map.groupBy(attempts as Row<'attempt'>[], (row) => row.message_id);
  const attachmentsOf = Map.groupBy(attachments as Row<'attachment'>[], (row) => row.message_id!);
  const byId = new Map((messages as Row<'message'>[]).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return present(
      row,
      recipientsOf.get(id) ?? [],
      attemptsOf.get(id) ?? [],
      attachmentsOf.get(id) ?? [],
      sign,
    );
  });
}

function present(
  row: Row<'message'>,
  recipients: Row<'message_recipient'>[],
  attempts: Row<'attempt'>[],
  attachments: Row<'attachment'>[],
  sign: SignAttachment,
): MessageView {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    version: row.version,
    kind: row.kind,
    channelId: row.channel_id,
    authorId: row.author_id,
    sender: row.sender,
    to: row.to_addresses,
    cc: row.cc_addresses,
    bcc: row.bcc_addresses,
    subject: row.subject,
    text: row.text,
    mentions: row.mentions,
    hasHtml: row.has_html,
    hasFolded: row.has_folded,
    automatic: row.automatic,
    needsNoAnswer: row.needs_no_answer,
    authenticity: row.authenticity,
    authenticityDetail: row.authenticity_detail,
    authenticityWhy: row.authenticity_why,
    mark: row.mark,
    remarks: row.remarks.map(({ reason, why }) => ({ reason, why: why ?? null })),
    language: row.language,
    receivedAt: row.received_at.toISOString(),
    claimedAt: row.claimed_at?.toISOString() ?? null,
    state: row.state,
    stateReason: row.state_reason,
    stateWhy: row.state_why,
    releaseAt: row.release_at?.toISOString() ?? null,
    recipients: recipients.map((one) => ({
      address: one.address,
      name: one.name,
      role: one.role,
      state: one.state,
      reason: one.reason,
      why: one.why,
      code: one.code,
      at: one.at?.toISOString() ?? null,
    })),
    attempts: attempts.map((one) => ({
      number: one.number,
      startedAt: one.started_at.toISOString(),
      contentLeftAt: one.content_left_at?.toISOString() ?? null,
      endedAt: one.ended_at?.toISOString() ?? null,
      outcome: one.outcome,
      reason: one.reason,
      why: one.why,
      code: one.code,
    })),
    attachments: attachments.map((one) => attachmentView(one, sign)),
  };
}

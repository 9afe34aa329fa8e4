import type { DeliveryReport } from '@kontor/channel-kit/envelope';
import { because, type Reason } from '@kontor/channel-kit/sentences';
import { type SqlBool, sql } from 'kysely';
import { say } from '../platform/texts.ts';
import { addressKey } from '../conversation/participants.ts';
import { jsonOrNull } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { RecipientState } from '../platform/database/tables/messages.ts';
import { lockConversation, type NewFact, record } from '../timeline/recording.ts';
import { reasonColumns, setMessageState } from './closing-attempts.ts';

/** How far a recipient has come: states only move forward, whatever order the provider tells them in. */
const progress: Record<RecipientState, number> = {
  queued: 0,
  unknown: 1,
  sent: 2,
  delivered: 3,
  read: 4,
  failed: 5,
};

/** Finds the message of ours that a report is about, by its external ids or tokens. */
export async function reportedMessage(
  tx: Sql,
  scope: string,
  { externalIds, tokens }: Pick<DeliveryReport, 'externalIds' | 'tokens'>,
): Promise<{ id: string; conversationId: string } | undefined> {
  const row = await tx
    .selectFrom('message as m')
    .select(['m.id', 'm.conversation_id as conversationId'])
    .where('m.kind', '=', 'outbound')
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        ...(tokens.length ? [eb('m.token', 'in', tokens)] : []),
        ...(externalIds.length
          ? [
              exists(
                selectFrom('message_identity as i')
                  .select('i.message_id')
                  .whereRef('i.message_id', '=', 'm.id')
                  .where('i.scope', '=', scope)
                  .where('i.external_id', 'in', externalIds),
              ),
            ]
          : []),
      ]),
    )
    .executeTakeFirst();
  return row;
}

/**
 * Writes what a provider told about a message of ours: the recipient, the message, the handle that bounced for good. Gives
 * whether it changed anything.
 */
export async function applyReport(
  tx: Sql,
  kind: string,
  about: { id: string; conversationId: string },
  report: DeliveryReport,
  now: Date,
): Promise<boolean> {
  if (report.state === 'delayed') return false;
  if (report.state === 'failed') await lockWhoMayFail(tx, kind, about.id);
  const conversation = (await lockConversation(tx, about.conversationId))!;
  const message = (await tx
    .selectFrom('message')
    .selectAll()
    .where('id', '=', about.id)
    .forUpdate()
    .executeTakeFirstOrThrow()) as Row<'message'>;
  const all = (await tx
    .selectFrom('message_recipient')
    .selectAll()
    .where('message_id', '=', about.id)
    .execute()) as Row<'message_recipient'>[];
  const key = report.recipient && addressKey(kind, report.recipient);
  // A provider that rewrote the address still speaks of the only one there is.
  const named = all.filter((r) => r.address_key === key);
  const concerned = named.length > 0 ? named : all.length === 1 || !key ? all : [];
  const to: RecipientState = report.state;
  const moving = concerned.filter((r) => progress[to] > progress[r.state]);
  if (moving.length === 0) return false;

  const told: Reason | null =
    report.reason === undefined ? null : { reason: report.reason, ...(report.why && { why: report.why }) };
  for (const recipient of moving)
    await tx
      .updateTable('message_recipient')
      .set({ state: to, ...reasonColumns(told), code: report.code ?? null, at: now })
      .where('message_id', '=', about.id)
      .where('address_key', '=', recipient.address_key)
      .execute();
  if (to === 'failed')
    await markHandles(tx, kind, moving, told ?? because(say('kontor.delivery.bounced')), now);

  const states = all.map((r) => (moving.includes(r) ? to : r.state));
  const state = stateOfAll(states);
  const facts: NewFact[] =
    to === 'failed'
      ? [{ type: 'message.bounced', data: { messageId: about.id, permanent: true } }]
      : [{ type: to === 'read' ? 'message.read' : 'message.delivered', data: { messageId: about.id } }];
  const asBefore = message.state_reason === null ? null : reasonOf(message);
  const stands = { state, told: to === 'failed' ? told : asBefore };
  await setMessageState(tx, conversation, message, stands, facts, now);
  return true;
}

function reasonOf({ state_reason, state_why }: Row<'message'>): Reason {
  return { reason: state_reason!, ...(state_why && { why: state_why }) };
}

/** Failed when somebody did not get it: a person has to look. Else as far as the slowest. */
function stateOfAll(
  states: RecipientState[],
): 'failed' | 'unknown' | 'sent' | 'delivered' | 'read' | 'queued' {
  if (states.includes('failed')) return 'failed';
  return states.reduce(
    (least, state) => (progress[state] < progress[least] ? state : least),
    'read' as RecipientState,
  );
}

/** Handle and customer before conversation, as everywhere: a bounce changes all three. */
async function lockWhoMayFail(tx: Sql, kind: string, messageId: string): Promise<void> {
  const handles = await tx
    .selectFrom('handle')
    .select('customer_id')
    .where('kind', '=', kind)
    .where('address_key', 'in', ({ selectFrom }) =>
      selectFrom('message_recipient').select('address_key').where('message_id', '=', messageId),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  if (handles.length === 0) return;
  await tx
    .selectFrom('customer')
    .select('id')
    .where(areRootsOf(handles))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

const areRootsOf = (handles: { customer_id: string }[]) =>
  sql<SqlBool>`id in (select root_id from customer where id = any(${handles.map((one) => one.customer_id)}::uuid[]))`;

/** The mark is part of the customer's record: it gets a new version, and who has it open is told. */
async function markHandles(
  tx: Sql,
  kind: string,
  recipients: Row<'message_recipient'>[],
  { reason, why }: Reason,
  now: Date,
): Promise<void> {
  const marked = await tx
    .updateTable('handle')
    .set({ failing_since: now, failing_reason: reason, failing_why: jsonOrNull(why) })
    .where('kind', '=', kind)
    .where(
      'address_key',
      'in',
      recipients.map((r) => r.address_key),
    )
    .where('failing_since', 'is', null)
    .returning('customer_id')
    .execute();
  if (marked.length === 0) return;
  const customers = await tx
    .updateTable('customer')
    .set(({ eb, ref }) => ({ version: eb(ref('version'), '+', 1) }))
    .where(areRootsOf(marked))
    .returning('id')
    .execute();
  const fact: NewFact = { type: 'customer.changed', data: { fields: ['handles'] } };
  for (const { id } of customers) await record(tx, [fact], { kind: 'system' }, now, id);
}

import type { ConversationRow as Shown } from '@kontor/contracts/conversation';
import type { AgentsField } from '@kontor/domain/condition/catalogue';
import { standardCatalogue } from '@kontor/domain/condition/fields';
import type { ConversationFacts } from '@kontor/domain/condition/facts';
import { sql } from 'kysely';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { ConversationRow } from '../timeline/recording.ts';

/** A conversation with what is joined to it, as lists and conditions know it. */
export type WideRow = ConversationRow & {
  channel_kind: string;
  customer_version: number;
  customer_name: string | null;
  customer_wrote_as: string | null;
  customer_address: string | null;
  customer_tags: string[];
  customer_language: string | null;
  customer_blocked_at: Date | null;
  customer_company_id: string | null;
  customer_attributes: Record<string, unknown>;
  company_name: string | null;
  company_attributes: Record<string, unknown> | null;
  mentioned_ids: string[];
  drafter_ids: string[];
  answerer_ids: string[];
};

/** What every list and room says of a conversation. */
export function shown(row: WideRow): Shown {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    type: row.type,
    priority: row.priority,
    subject: row.subject,
    tags: row.tags,
    teamId: row.team_id,
    assigneeId: row.assignee_id,
    brandId: row.brand_id,
    channelId: row.channel_id,
    channelKind: row.channel_kind,
    customer: {
      id: row.customer_id,
      version: row.customer_version,
      name: row.customer_name,
      wroteAs: row.customer_wrote_as,
      address: row.customer_address,
    },
    language: row.language,
    preview: row.preview,
    previewKind: row.preview_kind,
    openedAt: row.opened_at.toISOString(),
    lastMessageAt: row.last_message_at.toISOString(),
    waitingSince: row.waiting_since?.toISOString() ?? null,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    failedDeliveries: row.failed_deliveries,
    mentionedIds: row.mentioned_ids,
    drafterIds: row.drafter_ids,
    answererIds: row.answerer_ids,
    seq: row.seq,
  };
}

/** The same row as conditions ask it. */
export function factsOf(row: WideRow): ConversationFacts {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    type: row.type,
    priority: row.priority,
    teamId: row.team_id,
    assigneeId: row.assignee_id,
    brandId: row.brand_id,
    channelId: row.channel_id,
    channelKind: row.channel_kind,
    subject: row.subject,
    tags: row.tags,
    language: row.language,
    openedAt: row.opened_at,
    lastMessageAt: row.last_message_at,
    waitingSince: row.waiting_since,
    snoozedUntil: row.snoozed_until,
    resolvedAt: row.resolved_at,
    failedDeliveries: row.failed_deliveries,
    mentionedIds: row.mentioned_ids,
    drafterIds: row.drafter_ids,
    answererIds: row.answerer_ids,
    customer: {
      id: row.customer_id,
      name: row.customer_name,
      tags: row.customer_tags,
      language: row.customer_language,
      blockedAt: row.customer_blocked_at,
      companyId: row.customer_company_id,
      company:
        row.company_name === null
          ? null
          : { name: row.company_name, attributes: row.company_attributes ?? {} },
      attributes: row.customer_attributes,
    },
  };
}

/** What is joined to `c`, for the rows that are shown in the end: never for those that are only sorted. */
export const joined = sql.raw(`
  join channel ch on ch.id = c.channel_id
  join customer cu on cu.id = c.customer_id
  left join company co on co.id = cu.company_id
  left join lateral (
    select p.address, p.name from participant p
    where p.conversation_id = c.id and p.role = 'customer' order by p.since_seq, p.id limit 1
  ) first on true`);

export const wideColumns = sql.raw(`
  c.*, ch.kind as channel_kind, coalesce(cu.name, first.name) as customer_name, first.name as customer_wrote_as,
  first.address as customer_address, cu.version as customer_version, cu.tags as customer_tags, cu.language as customer_language, cu.blocked_at as customer_blocked_at,
  cu.company_id as customer_company_id, cu.attributes as customer_attributes,
  co.name as company_name, co.attributes as company_attributes,
  ${agentsOf('mentioned')} as mentioned_ids, ${agentsOf('drafting')} as drafter_ids,
  ${agentsOf('answeredBy')} as answerer_ids`);

/** The set that the field of the catalogue names, from the same rows as its condition asks. */
function agentsOf(field: 'mentioned' | 'drafting' | 'answeredBy'): string {
  const { sql: rows } = standardCatalogue.field(field) as AgentsField;
  return `array(select distinct ${rows!.agent} from ${rows!.expression} order by 1)`;
}

export async function wideRows(db: Sql, ids: string[]): Promise<Map<string, WideRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<WideRow>`
    select ${wideColumns} from conversation c ${joined} where c.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function wideRow(db: Sql, id: string): Promise<WideRow> {
  return (await wideRows(db, [id])).get(id)!;
}

/** Who may see a conversation beyond team and assignee. */
export async function followersOf(db: Sql, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('follower')
    .select(['conversation_id', 'agent_id'])
    .where('conversation_id', 'in', ids)
    .execute();
  const grouped = Map.groupBy(
    rows as Pick<Row<'follower'>, 'conversation_id' | 'agent_id'>[],
    (r) => r.conversation_id,
  );
  return new Map([...grouped].map(([id, followers]) => [id, followers.map((f) => f.agent_id)]));
}

import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { id } from '@kontor/contracts/common';
import type { ConversationList, conversationListQuery } from '@kontor/contracts/conversation';
import { compileToSql } from '@kontor/domain/condition/compile';
import type { Context } from '@kontor/domain/condition/context';
import {
  behindToSql,
  isOrderName,
  isPosition,
  orderToSql,
  type OrderName,
  type Position,
  positionOf,
} from '@kontor/domain/condition/order';
import {
  isBoundTo,
  isOverUnresolved,
  namingStatuses,
  possibleStatuses,
} from '@kontor/domain/condition/reach';
import type { Condition } from '@kontor/domain/condition/tree';
import { builtInView } from '@kontor/domain/condition/views';
import { statuses } from '@kontor/domain/condition/fields';
import { type RawBuilder, sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { AttributeBook } from '../attribute/attribute-book.ts';
import { Clock } from '../platform/clock.ts';
import { fragment, joinsOf } from '../platform/database/condition-sql.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { hitsOf } from '../search/hits.ts';
import { Search } from '../search/searching.ts';
import { viewsOf } from '../accounts/seeing-views.ts';
import { factsOf, joined, shown, type WideRow, wideColumns, wideRows } from './rows.ts';
import { type Narrowed, type Stretch, stretchBehind } from './stretches.ts';
import { Zone } from './zone.ts';

type Query = z.output<typeof conversationListQuery>;
type ListRow = WideRow & { read_seq: number };

/** As many conversations as one request looks at, where no index has just those that are meant. */
const longest = 20_000;

/** Fields with an index of their own: of each value there are few conversations. */
const selective = [
  'number',
  'customer',
  'assignee',
  'hasFailedDelivery',
  'mentioned',
  'drafting',
  'answeredBy',
];

/** Lists of conversations, a page at a time, by views that are conditions. Three queries at most, however long the list is. */
@Injectable()
export class Listing {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AttributeBook) private readonly attributes: AttributeBook,
    @Inject(Zone) private readonly zone: Zone,
    @Inject(Search) private readonly search: Search,
  ) {}

  async list(me: SignedIn, query: Query): Promise<ConversationList> {
    if (query.query?.trim()) return this.#searched(me, query, query.query);
    const view = await this.#view(me, query.view);
    const order = query.sort && isOrderName(query.sort) ? query.sort : view.order;
    return this.#list(me, query, view.condition, order, await this.contextOf(me, [view.condition]));
  }

  /** The search box looks everywhere, not only in the view it stands above. */
  async #searched(me: SignedIn, query: Query, text: string): Promise<ConversationList> {
    const context = await this.contextOf(me);
    const asked = await this.search.understand(text, context);
    const order = query.sort && isOrderName(query.sort) ? query.sort : 'newest';
    if (!asked.find) return this.#list(me, query, asked.condition, order, context);
    const condition: Condition = { all: [asked.condition, ...narrowing(query)] };
    const found = await this.search.find(me, asked, condition, query, context);
    const { ids, next, searching } = found;
    const [rows, marks, hits] = await Promise.all([
      wideRows(this.db.sql, ids),
      readMarks(this.db.sql, me.agentId, ids),
      hitsOf(this.db.sql, asked.query, ids, found.messageIds),
    ]);
    const items = ids.flatMap((id) => {
      const row = rows.get(id);
      return row ? [{ ...shown(row), readSeq: marks.get(id) ?? 0 }] : [];
    });
    return { items, next, hits, ...(searching && { searching }) };
  }

  async #list(
    me: SignedIn,
    query: Query,
    view: Condition,
    order: OrderName,
    context: Context,
  ): Promise<ConversationList> {
    const condition: Condition = { all: [view, ...narrowing(query)] };
    const behind = query.cursor ? readCursor(query.cursor, order) : undefined;
    const { rows, searchedTo } = await this.look(me, condition, context, order, behind, query.limit + 1);
    const page = rows.slice(0, query.limit);
    const more = rows.length > query.limit;
    const next = more ? positionOf(order, factsOf(page.at(-1)!)) : searchedTo;
    return {
      items: page.map((row) => ({ ...shown(row), readSeq: row.read_seq })),
      next: next && writeCursor(order, next),
      ...(!more && searchedTo && { searching: true, searchedTo }),
    };
  }

  /**
   * Up to so many rows of a list, and how far it was looked at when there may be more behind: what has no end is in indexes
   * of its own and found at once, all that ever was is looked at by stretches.
   */
  async look(
    me: SignedIn,
    condition: Condition,
    context: Context,
    order: OrderName,
    behind: Position | undefined,
    limit: number,
    most = longest,
  ): Promise<{ rows: ListRow[]; searchedTo: Position | null }> {
    const isQuick = isOverUnresolved(condition) || isBoundTo(condition, selective);
    const stretch = isQuick
      ? undefined
      : await stretchBehind(this.db.sql, order, behind, most, narrowed(condition));
    const rows = await this.page(me, condition, context, order, behind, limit, stretch);
    return { rows, searchedTo: rows.length < limit && stretch ? stretch.to : null };
  }

  /** What this person's conditions are judged with; these ones among them. */
  async contextOf(
    me: Pick<SignedIn, 'agentId' | 'teamIds'>,
    conditions: readonly Condition[] = [],
  ): Promise<Context> {
    return {
      now: this.clock.now(),
      zone: await this.zone.name(),
      viewer: { id: me.agentId, teamIds: me.teamIds },
      catalogue: await this.attributes.catalogue(conditions),
    };
  }

  /** Sorts and cuts over the bare conversations first; only what is shown is joined. */
  async page(
    me: SignedIn,
    asked: Condition,
    context: Context,
    order: OrderName,
    behind: Position | undefined,
    limit: number,
    stretch?: Stretch,
  ): Promise<ListRow[]> {
    const condition = namingStatuses(asked);
    const compiled = compileToSql(condition, context);
    const where = fragment(compiled);
    const among = isOverUnresolved(condition) ? 'unresolved' : 'all';
    const after = behind ? fragment(behindToSql(order, behind)) : sql`true`;
    const { rows } = await sql<ListRow>`
      with page as materialized (
        select c.id from conversation c ${joinsOf(compiled.joins)}
        where c.merged_into is null and ${visibleTo(me, 'c', among)} and ${where} and ${after}
          and ${stretch?.within ?? sql`true`} and ${ofStatuses(condition)}
        order by ${sql.raw(orderToSql(order))} limit ${limit}
      )
      select ${wideColumns}, coalesce(mark.seq, 0) as read_seq
      from page join conversation c on c.id = page.id ${joined}
      left join read_mark mark on mark.conversation_id = c.id and mark.agent_id = ${me.agentId}
      order by ${sql.raw(orderToSql(order))}`.execute(this.db.sql);
    return rows;
  }

  async #view(me: SignedIn, name: string): Promise<{ condition: Condition; order: OrderName }> {
    const builtIn = builtInView(name);
    if (builtIn) return builtIn;
    if (!id.safeParse(name).success) throw notFound('This view');
    const saved = await this.db.sql
      .selectFrom('view')
      .select(['condition', 'sort'])
      .where('id', '=', name)
      .where(viewsOf(me))
      .executeTakeFirst();
    if (!saved) throw notFound('This view');
    return {
      condition: saved.condition as Condition,
      order: isOrderName(saved.sort) ? saved.sort : 'waiting',
    };
  }
}

async function readMarks(db: Sql, agentId: string, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('read_mark')
    .select(['conversation_id', 'seq'])
    .where('agent_id', '=', agentId)
    .where('conversation_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.conversation_id, row.seq]));
}

/** What a condition says of the status in a roundabout way, in the words that the indexes know. */
function ofStatuses(condition: Condition): RawBuilder<unknown> {
  const possible = [...possibleStatuses(condition)];
  const isSaid = possible.length === statuses.length || isBoundTo(condition, ['status']);
  return isSaid ? sql`true` : sql`c.status = any(${possible})`;
}

function narrowed(condition: Condition): Narrowed {
  const [status, ...others] = possibleStatuses(condition);
  return others.length === 0 && status ? { status } : {};
}

function narrowing(query: Query): Condition[] {
  const by: Condition[] = [];
  if (query.team) by.push({ field: 'team', op: 'is', value: query.team });
  if (query.channel) by.push({ field: 'channel', op: 'is', value: query.channel });
  if (query.customer) by.push({ field: 'customer', op: 'is', value: query.customer });
  return by;
}

function writeCursor(order: OrderName, position: Position): string {
  return Buffer.from(JSON.stringify([order, ...position])).toString('base64url');
}

function readCursor(cursor: string, order: OrderName): Position {
  try {
    const [named, ...position] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (named === order && isPosition(order, position)) return position;
  } catch {
    // Told below.
  }
  throw new Problem('invalid_request', 'This cursor does not belong to this list: start again without one.');
}

import { Inject, Injectable } from '@nestjs/common';
import { compileToSql } from '@kontor/domain/condition/compile';
import type { Context } from '@kontor/domain/condition/context';
import type { Condition } from '@kontor/domain/condition/tree';
import { asksMessages, conditionOf, type SearchNames } from '@kontor/domain/search/condition';
import { readQuery, type SearchQuery } from '@kontor/domain/search/query';
import { spanOfDay } from '@kontor/domain/time/day';
import { sql } from 'kysely';
import { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { fragment, joinsOf } from '../platform/database/condition-sql.ts';
import { Database } from '../platform/database/database.ts';
import { cursorOf, readCursor } from '../platform/http/cursor.ts';
import { newId } from '../platform/ids.ts';
import { findConversations, type Wanted } from './finding.ts';
import { firstId, lastId, lowestIdAt } from './ids-in-time.ts';
import { tsqueryOf } from './words-in-sql.ts';

/** What somebody typed, as far as it speaks of conversations; `find` when it asks for messages, too. */
export interface Asked {
  query: SearchQuery;
  condition: Condition;
  find: boolean;
}

export interface FoundPage {
  ids: string[];
  /** The message of each by which it was found. */
  messageIds: string[];
  next: string | null;
  searching: boolean;
}

/** The lowest id of a time is no UUID by the letter. */
const place = z.tuple([z.guid(), z.guid()]);

/** A mail that lay at its provider during an outage has a later id than its own time. Milliseconds. */
const longestOutage = 92 * 24 * 3_600_000;

/** The search box: finds conversations by the words of their messages and by operators. */
@Injectable()
export class Search {
  constructor(@Inject(Database) private readonly db: Database) {}

  async understand(text: string, { zone }: Pick<Context, 'zone'>): Promise<Asked> {
    const query = readQuery(text);
    const condition = conditionOf(query, await this.#names(query), zone);
    return { query, condition, find: asksMessages(query) };
  }

  /** A page of conversations by their newest message that is meant. `condition`: what else must hold. */
  async find(
    me: SignedIn,
    { query }: Asked,
    condition: Condition,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
    context: Context,
  ): Promise<FoundPage> {
    const words = await tsqueryOf(this.db.sql, query.terms);
    // Signs alone are no words; they are in no message.
    if (query.terms.length > 0 && words === null)
      return { ids: [], messageIds: [], next: null, searching: false };
    const compiled = compileToSql(condition, context);
    const before = query.before ? spanOfDay(query.before, context.zone).from : undefined;
    const after = query.after ? spanOfDay(query.after, context.zone).from : undefined;
    const wanted: Wanted = {
      words,
      condition: fragment(compiled),
      joins: joinsOf(compiled.joins),
      ...((before !== undefined || after !== undefined || query.hasAttachment) && {
        message: (alias: string) => messageCondition(alias, before, after, query.hasAttachment),
      }),
    };
    const [begin, top] = cursor
      ? readCursor(cursor, place)
      : [before === undefined ? lastId : lowestIdAt(before + longestOutage), newId()];
    // An id is made when the message comes in or later, never before.
    const floor = after === undefined ? firstId : lowestIdAt(after);
    const found = await findConversations(this.db.sql, me, wanted, { below: begin, floor }, top, limit);
    return {
      ids: found.ids,
      messageIds: found.messageIds,
      next: found.below === null ? null : cursorOf([found.below, top]),
      searching: found.searching,
    };
  }

  /** Of those kinds alone that are asked for by name. */
  async #names({ tags, teams, assigned }: SearchQuery): Promise<SearchNames> {
    const { sql: db } = this.db;
    const [tagRows, teamRows, people] = await Promise.all([
      tags.length ? db.selectFrom('tag').select('name').execute() : [],
      teams.length ? db.selectFrom('team').select(['id', 'name']).execute() : [],
      assigned.length ? db.selectFrom('agent').select(['id', 'name']).execute() : [],
    ]);
    return { tags: tagRows.map(({ name }) => name), teams: teamRows, people };
  }
}

function messageCondition(
  alias: string,
  before: number | undefined,
  after: number | undefined,
  hasAttachment: boolean,
) {
  const m = sql.raw(alias);
  const all = [sql`true`];
  if (before !== undefined) all.push(sql`${m}.received_at < ${new Date(before)}`);
  if (after !== undefined) all.push(sql`${m}.received_at >= ${new Date(after)}`);
  if (hasAttachment)
    all.push(sql`exists (select 1 from attachment a where a.message_id = ${m}.id and not a.inline)`);
  return sql.join(all, sql` and `);
}

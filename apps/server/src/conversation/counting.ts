import { Inject, Injectable } from '@nestjs/common';
import type { Counts } from '@kontor/contracts/conversation';
import { type CompiledCondition, compileToSql } from '@kontor/domain/condition/compile';
import type { Condition } from '@kontor/domain/condition/tree';
import { builtInViews } from '@kontor/domain/condition/views';
import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { fragment, joinsOf } from '../platform/database/condition-sql.ts';
import { Database } from '../platform/database/database.ts';
import { viewsOf } from '../accounts/seeing-views.ts';
import { unreadCount } from '../notification/unread.ts';
import { Listing } from './listing.ts';

/** Above this, people read "999+". */
const most = 1000;

const counted = builtInViews.filter((view) => view.counted === 'unresolved');
/** Mentions, drafts, failed deliveries: an index gives the few there are. */
const few = builtInViews.filter((view) => view.counted === 'few');

/** How many unresolved conversations stand in each view, team and channel. Three queries. */
@Injectable()
export class Counting {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Listing) private readonly listing: Listing,
  ) {}

  async count(me: SignedIn): Promise<Counts> {
    const saved = await this.db.sql
      .selectFrom('view')
      .select(['id', 'condition'])
      .where(viewsOf(me))
      .limit(50)
      .execute();
    const context = await this.listing.contextOf(
      me,
      saved.map((view) => view.condition as Condition),
    );
    const views = [
      ...counted.map(({ name, condition }) => ({ name, condition })),
      ...saved.map((view) => ({ name: view.id, condition: view.condition as Condition })),
    ].map(({ name, condition }) => ({ name, compiled: compileToSql(condition, context) }));
    const joins = new Set(views.flatMap(({ compiled }) => compiled.joins));

    const { rows } = await sql<{ row: { views: number[]; team: string | null; channel: string; n: number } }>`
      select json_build_object(
        'team', c.team_id, 'channel', c.channel_id, 'n', count(*) filter (where c.status in ('open', 'waiting')),
        'views', json_build_array(${sql.join(
          views.map(({ compiled }) => sql`count(*) filter (where ${fragment(compiled)})`),
        )})) as row
      from conversation c ${joinsOf(['customer', 'company', 'channel'].filter((j) => joins.has(j as 'customer')) as 'customer'[])}
      where c.merged_into is null and c.status in ('open', 'waiting', 'snoozed')
        and ${visibleTo(me, 'c', 'unresolved')}
      group by c.team_id, c.channel_id`.execute(this.db.sql);

    const counts: Counts = { views: {}, teams: {}, channels: {}, failed: 0, notifications: 0, quarantine: 0 };
    views.forEach(({ name }, i) => {
      counts.views[name] = Math.min(
        most,
        rows.reduce((sum, { row }) => sum + row.views[i]!, 0),
      );
    });
    for (const { row } of rows) {
      if (row.team) counts.teams[row.team] = Math.min(most, (counts.teams[row.team] ?? 0) + row.n);
      counts.channels[row.channel] = Math.min(most, (counts.channels[row.channel] ?? 0) + row.n);
    }
    const [{ failed, notifications, quarantine, views: fewOf }] = (
      await sql<{ failed: number; notifications: number; quarantine: number; views: number[] }>`
        select
          json_build_array(${sql.join(few.map(({ condition }) => atMost(me, compileToSql(condition, context))))}) as views,
          (select count(*)::int from (
            select 1 from message m join conversation c on c.id = m.conversation_id
            where m.state in ('failed', 'unknown') and ${visibleTo(me, 'c')} limit ${most}) f) as failed,
          ${unreadCount(me)} as notifications,
          ${quarantineCount(me)} as quarantine`.execute(this.db.sql)
    ).rows as [{ failed: number; notifications: number; quarantine: number; views: number[] }];
    few.forEach(({ name }, i) => (counts.views[name] = fewOf[i]!));
    return { ...counts, failed, notifications, quarantine };
  }
}

function atMost(me: SignedIn, compiled: CompiledCondition) {
  return sql`(select count(*)::int from (
    select 1 from conversation c ${joinsOf(compiled.joins)}
    where c.merged_into is null and ${visibleTo(me, 'c')} and ${fragment(compiled)} limit ${most}) few)`;
}

function quarantineCount(me: SignedIn) {
  if (me.role === 'admin') return sql`(select count(*)::int from receipt where state = 'quarantined')`;
  if (me.role !== 'lead') return sql`0`;
  return sql`(select count(*)::int from receipt r where r.state = 'quarantined' and exists (
    select 1 from channel_team s where s.channel_id = r.channel_id and s.team_id = any(${me.teamIds}::uuid[])))`;
}

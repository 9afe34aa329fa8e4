import { Injectable } from '@nestjs/common';
import type { View } from '@kontor/contracts/settings';
import type { Locale, Referred } from '@kontor/domain/condition/catalogue';
import type { Names } from '@kontor/domain/condition/names';
import { sentence } from '@kontor/domain/condition/sentence';
import type { Condition } from '@kontor/domain/condition/tree';
import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { AttributeBook } from '../attribute/attribute-book.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { mayChange, viewsOf } from '../accounts/seeing-views.ts';

/** Saved views with their conditions as sentences, in the reader's language. */
@Injectable()
export class ViewsInWords {
  constructor(
    private readonly db: Database,
    private readonly attributes: AttributeBook,
  ) {}

  /** One's own, those shared with one's teams, and those shared with everyone. */
  async of(me: SignedIn): Promise<View[]> {
    const rows = (await this.db.sql
      .selectFrom('view')
      .selectAll()
      .where(viewsOf(me))
      .orderBy(
        sql`(select place from view_place p where p.view_id = view.id and p.agent_id = ${me.agentId})`,
        (order) => order.asc().nullsLast(),
      )
      .orderBy('name')
      .orderBy('id')
      .execute()) as Row<'view'>[];
    return this.present(me, rows);
  }

  async present(me: SignedIn, rows: Row<'view'>[]): Promise<View[]> {
    if (rows.length === 0) return [];
    const { names, locale } = await readersWords(this.db.sql, me.agentId);
    const conditions = rows.map((row) => row.condition as Condition);
    const catalogue = await this.attributes.catalogue(conditions);
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      condition: row.condition as Record<string, unknown>,
      sort: row.sort as View['sort'],
      sharedWith: row.shared_with,
      teamId: row.team_id,
      ownerId: row.owner_id,
      mayChange: mayChange(me, row),
      sentence: sentence(row.condition as Condition, names, locale, catalogue),
    }));
  }
}

/** The names of what conditions may speak of, and the language and zone of whoever reads. For rules, too. */
export async function readersWords(db: Sql, agentId: string): Promise<{ names: Names; locale: Locale }> {
  const { rows } = await sql<{ kind: Referred; id: string; name: string }>`
    select 'team' as kind, id, name from team union all select 'agent', id, name from agent
    union all select 'channel', id, name from channel union all select 'brand', id, name from brand`.execute(
    db,
  );
  const reader = await db
    .selectFrom('agent')
    .innerJoin('workspace', (join) => join.onTrue())
    .select(['agent.locale', 'agent.zone', 'workspace.zone as workspace_zone'])
    .where('agent.id', '=', agentId)
    .executeTakeFirstOrThrow();
  const known = new Map(rows.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
  return {
    names: {
      nameOf: (kind, id) => known.get(`${kind} ${id}`),
      zone: reader.zone ?? reader.workspace_zone,
    },
    locale: reader.locale === 'de' ? 'de' : 'en',
  };
}

import { Injectable } from '@nestjs/common';
import type { ChannelView, Directory } from '@kontor/contracts/settings';
import { type SqlBool, sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { type AttributeRow, attributesIn, presentAttribute } from '../attribute/attribute-rows.ts';
import { Database } from '../platform/database/database.ts';
import { presentBrand } from './brands.ts';
import { tagsOf } from './tag-rows.ts';
import { teamsOf } from './teams.ts';
import { ViewsInWords } from './views-in-words.ts';

/** Everything the console needs to put names to ids. */
@Injectable()
export class DirectoryOf {
  constructor(
    private readonly db: Database,
    private readonly views: ViewsInWords,
  ) {}

  async show(me: SignedIn): Promise<Directory> {
    const [teams, brands, channels, tags, views, attributes] = await Promise.all([
      teamsOf(this.db.sql).orderBy('name').orderBy('id').execute(),
      this.db.sql.selectFrom('brand').selectAll().orderBy('name').orderBy('id').execute(),
      this.#channels(me),
      tagsOf(this.db.sql).orderBy('name_key').execute(),
      this.views.of(me),
      attributesIn(this.db.sql).execute() as Promise<AttributeRow[]>,
    ]);
    return {
      teams,
      brands: brands.map(presentBrand),
      channels,
      tags,
      views,
      attributes: attributes.map(presentAttribute),
    };
  }

  /** Those that one's teams serve, or by which something came that one sees and that is not resolved. */
  async #channels(me: SignedIn): Promise<ChannelView[]> {
    return this.db.sql
      .selectFrom('channel')
      .select(['id', 'kind', 'name', 'brand_id as brandId', 'addresses', 'enabled'])
      .select(
        sql<string[]>`array(select s.team_id from channel_team s where s.channel_id = channel.id
          order by s.team_id)`.as('teamIds'),
      )
      .where('archived_at', 'is', null)
      .$if(me.role !== 'admin', (query) => query.where(metBy(me)))
      .orderBy('name')
      .orderBy('id')
      .execute();
  }
}

const metBy = (me: SignedIn) => sql<SqlBool>`(
  exists (select 1 from channel_team s where s.channel_id = channel.id and s.team_id = any(${me.teamIds}::uuid[]))
  or channel.id in (select c.channel_id from conversation c
    where c.merged_into is null and c.status in ('open', 'waiting', 'snoozed') and ${visibleTo(me, 'c')}))`;

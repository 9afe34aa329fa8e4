import { Inject, Injectable } from '@nestjs/common';
import { page } from '@kontor/contracts/common';
import type { TroubleList } from '@kontor/contracts/message';
import { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { Reading } from '../conversation/reading.ts';
import { Database } from '../platform/database/database.ts';
import { cursorOf, readCursor } from '../platform/http/cursor.ts';

export const troublesQuery = page.extend({
  state: z.enum(['failed', 'unknown']).optional(),
});

const place = z.uuid();

/** Messages of ours that failed, or of which nobody knows what became, the newest first. */
@Injectable()
export class Troubles {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Reading) private readonly reading: Reading,
  ) {}

  async list(me: SignedIn, { state, cursor, limit }: z.output<typeof troublesQuery>): Promise<TroubleList> {
    const before = cursor === undefined ? undefined : readCursor(cursor, place);
    const rows = await this.db.sql
      .selectFrom('message as m')
      .innerJoin('conversation as c', 'c.id', 'm.conversation_id')
      .select(['m.id', 'c.id as conversation_id', 'c.number', 'c.subject'])
      .where('m.state', 'in', state ? [state] : ['failed', 'unknown'])
      .where(visibleTo(me, 'c'))
      .$if(before !== undefined, (query) => query.where('m.id', '<', before!))
      .orderBy('m.id', 'desc')
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    const views = new Map(
      (await this.reading.views(shown.map((row) => row.id))).map((view) => [view.id, view]),
    );
    return {
      items: shown.map((row) => ({
        message: views.get(row.id)!,
        conversation: { id: row.conversation_id, number: row.number, subject: row.subject },
      })),
      next: rows.length > limit ? cursorOf(shown.at(-1)!.id) : null,
    };
  }
}

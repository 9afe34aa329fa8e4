import { Inject, Injectable } from '@nestjs/common';
import type { View, viewBody } from '@kontor/contracts/settings';
import { validateCondition } from '@kontor/domain/condition/validate';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { AttributeBook } from '../attribute/attribute-book.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { refuseUnknownTeams } from '../accounts/membership.ts';
import { readersWords, ViewsInWords } from '../team/views-in-words.ts';
import { record } from '../timeline/recording.ts';
import { mayChange, mayShare, viewsOf } from '../accounts/seeing-views.ts';

type Wish = z.infer<typeof viewBody>;

/** Saved views: everyone's own, and those that leads share with their teams and admins with everyone. */
@Injectable()
export class Views {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(AttributeBook) private readonly attributes: AttributeBook,
    @Inject(ViewsInWords) private readonly inWords: ViewsInWords,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  make(me: SignedIn, wish: Wish): Promise<View> {
    return this.#save(me, async (tx, now) => {
      const columns = await this.#judge(tx, me, wish);
      return tx
        .insertInto('view')
        .values({ id: newId(), owner_id: me.agentId, created_at: now, ...columns })
        .returningAll()
        .executeTakeFirstOrThrow();
    });
  }

  change(me: SignedIn, id: string, wish: Wish): Promise<View> {
    return this.#save(me, async (tx) => {
      const before = await lockChangeable(tx, me, id);
      const columns = await this.#judge(tx, me, wish);
      return tx
        .updateTable('view')
        .set({ ...columns, version: before.version + 1 })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
    });
  }

  async remove(me: SignedIn, id: string): Promise<void> {
    await this.#save(me, async (tx) => {
      const before = await lockChangeable(tx, me, id);
      await tx.updateTable('view').set({ removed_at: this.clock.now() }).where('id', '=', id).execute();
      return before;
    });
  }

  /** It was a slip: as it was, at the place where everybody had it. */
  bringBack(me: SignedIn, id: string): Promise<View> {
    return this.#save(me, async (tx) => {
      await lockChangeable(tx, me, id, 'removed');
      return tx
        .updateTable('view')
        .set({ removed_at: null })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
    });
  }

  /** One's own order of all the views one sees. */
  async order(me: SignedIn, ids: string[]): Promise<void> {
    const places = [...new Set(ids)];
    await this.db.transaction(async (tx) => {
      await tx.deleteFrom('view_place').where('agent_id', '=', me.agentId).execute();
      await sql`insert into view_place (agent_id, view_id, place)
        select ${me.agentId}, view.id, wanted.place
        from unnest(${places}::uuid[]) with ordinality as wanted (id, place) join view on view.id = wanted.id
        where ${viewsOf(me)}`.execute(tx);
    });
  }

  async #judge(tx: Sql, me: SignedIn, { name, condition, sort, sharedWith, teamId }: Wish) {
    const { locale } = await readersWords(tx, me.agentId);
    const catalogue = await this.attributes.catalogue();
    const judged = validateCondition(condition, { catalogue, scope: 'view' });
    const faults = judged.ok
      ? []
      : judged.faults.map(({ path, text }) => ({
          path: path ? `condition.${path}` : 'condition',
          message: text[locale],
        }));
    if (name.trim() === '' || name.length > 100)
      faults.push({ path: 'name', message: 'A name of 1 to 100 characters' });
    const team_id = sharedWith === 'team' ? teamId : null;
    if (sharedWith === 'team' && !team_id)
      faults.push({ path: 'teamId', message: 'Name the team to share it with' });
    if (faults.length > 0)
      throw new Problem('invalid_request', 'Some of what was sent is not valid.', { errors: faults });
    if (team_id) await refuseUnknownTeams(tx, [team_id]);
    if (sharedWith !== 'self' && !mayShare(me, { shared_with: sharedWith, team_id }))
      throw new Problem(
        'not_allowed',
        'Leads share views with their teams, admins with everyone. Keep it to yourself, or ask one of them.',
      );
    return { name: name.trim(), condition: json<unknown>(condition), sort, shared_with: sharedWith, team_id };
  }

  async #save(me: SignedIn, write: (tx: Sql, now: Date) => Promise<unknown>): Promise<View> {
    const now = this.clock.now();
    const row = await this.db.transaction(async (tx) => {
      const written = (await write(tx, now)) as Row<'view'>;
      const by = { kind: 'agent' as const, id: me.agentId };
      await record(tx, [{ type: 'settings.changed', data: { what: 'view' } }], by, now);
      return written;
    });
    this.signals.raise('events');
    const [view] = await this.inWords.present(me, [row]);
    return view!;
  }
}

/** One's own, and shared ones that one could have shared. Another's own does not exist. */
async function lockChangeable(
  tx: Sql,
  me: SignedIn,
  id: string,
  which: 'there' | 'removed' = 'there',
): Promise<Row<'view'>> {
  const view = (await tx
    .selectFrom('view')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as Row<'view'> | undefined;
  const isMeant = view && (view.removed_at === null) === (which === 'there');
  if (!isMeant || !seesView(me, view)) throw notFound('This view');
  if (!mayChange(me, view))
    throw new Problem('not_allowed', 'This view belongs to a colleague: make one of your own from it.');
  return view;
}

function seesView(me: SignedIn, view: Row<'view'>): boolean {
  if (view.owner_id === me.agentId || view.shared_with === 'everyone') return true;
  if (view.shared_with === 'self') return false;
  return me.role === 'admin' || (view.team_id !== null && me.teamIds.includes(view.team_id));
}

import { Inject, Injectable } from '@nestjs/common';
import type { ListedTag, Tag, tagBody } from '@kontor/contracts/settings';
import { textKey } from '@kontor/domain/text/key';
import type { z } from 'zod';
import { audit, type AuditAction } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { tagsOf } from '../team/tag-rows.ts';
import { record } from '../timeline/recording.ts';
import { renameInRules, renameInViews } from './in-conditions.ts';
import { askToRename, renamingsUnderWay } from './renaming.ts';
import { carriers, usesOfTags } from './uses.ts';

type Wish = z.output<typeof tagBody>;
interface Written {
  id: string;
  data: Record<string, unknown>;
}

/** The workspace's list of tags: what is offered, and its colours. Conversations, customers, views and rules hold the word. */
@Injectable()
export class Tags {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  async list(): Promise<{ items: ListedTag[] }> {
    const tags = await tagsOf(this.db.sql).orderBy('name_key').execute();
    const renamings = await renamingsUnderWay(this.db.sql);
    const former = [...renamings.values()].map(({ from }) => from);
    const uses = await usesOfTags(this.db.sql, [...tags.map(({ name }) => name), ...former]);
    return {
      items: tags.map((tag) => {
        const renaming = renamings.get(tag.id);
        const left = renaming && uses.get(renaming.from)!;
        return {
          ...tag,
          uses: uses.get(tag.name)!,
          becoming:
            left && left.conversations + left.customers > 0
              ? { from: renaming.from, left: left.conversations + left.customers }
              : null,
        };
      }),
    };
  }

  make(me: SignedIn, { name, color }: Wish, client: Client): Promise<Tag> {
    return this.#save(me, client, 'tag.made', async (tx, now) => {
      await refuseWhileRenamed(tx, name);
      const made = await tx
        .insertInto('tag')
        .values({ id: newId(), name, name_key: textKey(name), color, created_at: now })
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!made) throw taken(name);
      return { id: made.id, data: { name } };
    });
  }

  /** Another colour at once; another word wherever the former one stands, soon after. */
  async change(me: SignedIn, id: string, { name, color }: Wish, client: Client): Promise<Tag> {
    const before = await this.db.sql.selectFrom('tag').select('name').where('id', '=', id).executeTakeFirst();
    const action = before && before.name !== name ? 'tag.renamed' : 'tag.changed';
    return this.#save(me, client, action, async (tx, now) => {
      const tag = await locked(tx, id);
      if (tag.name !== name) {
        await refuseWhileRenamed(tx, tag.name, name);
        await refuseIfTaken(tx, id, name);
        await this.#rename(tx, me, id, tag.name, name, now);
      }
      await tx
        .updateTable('tag')
        .set({ name, name_key: textKey(name), color })
        .where('id', '=', id)
        .execute();
      return { id, data: tag.name === name ? { name } : { from: tag.name, to: name } };
    });
  }

  /** All that carries or names it carries or names the other; it is no more. There is no way back. */
  merge(me: SignedIn, id: string, into: string, client: Client): Promise<Tag> {
    return this.#save(me, client, 'tag.merged', async (tx, now) => {
      if (id === into) throw new Problem('not_possible', 'A tag cannot be merged into itself.');
      // Of two, the lower id first: two merges at once wait for each other.
      const rows = new Map<string, Row<'tag'>>();
      for (const one of [id, into].toSorted()) rows.set(one, await locked(tx, one));
      const [from, to] = [rows.get(id)!.name, rows.get(into)!.name];
      await refuseWhileRenamed(tx, from, to);
      await this.#rename(tx, me, into, from, to, now);
      await tx.deleteFrom('tag').where('id', '=', id).execute();
      return { id: into, data: { from, to } };
    });
  }

  archive(me: SignedIn, id: string, client: Client): Promise<Tag> {
    return this.#put(me, id, client, 'tag.archived', this.clock.now());
  }

  bringBack(me: SignedIn, id: string, client: Client): Promise<Tag> {
    return this.#put(me, id, client, 'tag.brought_back', null);
  }

  /** One that nobody carries and nothing names. */
  async remove(me: SignedIn, id: string, client: Client): Promise<void> {
    await this.#write(me, client, 'tag.removed', async (tx) => {
      const { name } = await locked(tx, id);
      await refuseWhileRenamed(tx, name);
      const uses = (await usesOfTags(tx, [name])).get(name)!;
      if (Object.values(uses).some((count) => count > 0))
        throw new Problem('not_possible', `"${name}" is in use. Archive it, or merge it into another one.`);
      await tx.deleteFrom('tag').where('id', '=', id).execute();
      return { id, data: { name } };
    });
  }

  #put(
    me: SignedIn,
    id: string,
    client: Client,
    action: AuditAction,
    archived_at: Date | null,
  ): Promise<Tag> {
    return this.#save(me, client, action, async (tx) => {
      const { name } = await locked(tx, id);
      await tx.updateTable('tag').set({ archived_at }).where('id', '=', id).execute();
      return { id, data: { name } };
    });
  }

  async #rename(tx: Sql, me: SignedIn, id: string, from: string, to: string, now: Date): Promise<void> {
    await renameInViews(tx, from, to);
    await renameInRules(tx, from, to, me.agentId, now);
    await askToRename(tx, id, { from, to, agentId: me.agentId }, now);
    const by = { kind: 'agent' as const, id: me.agentId };
    const what = ['view', 'rule'] as const;
    await record(
      tx,
      what.map((one) => ({ type: 'settings.changed', data: { what: one } })),
      by,
      now,
    );
  }

  async #save(
    me: SignedIn,
    client: Client,
    action: AuditAction,
    write: (tx: Sql, now: Date) => Promise<Written>,
  ): Promise<Tag> {
    const { id } = await this.#write(me, client, action, write);
    return tagsOf(this.db.sql).where('id', '=', id).executeTakeFirstOrThrow();
  }

  async #write(
    me: SignedIn,
    { address }: Client,
    action: AuditAction,
    write: (tx: Sql, now: Date) => Promise<Written>,
  ): Promise<Written> {
    const now = this.clock.now();
    const written = await this.db.transaction(async (tx) => {
      const done = await write(tx, now);
      const by = { kind: 'agent' as const, id: me.agentId };
      await record(tx, [{ type: 'settings.changed', data: { what: 'tag' } }], by, now);
      await audit(tx, now, { action, actorId: me.agentId, subject: done.id, data: done.data, address });
      return done;
    });
    this.signals.raise('events');
    this.signals.raise('outbox');
    return written;
  }
}

async function locked(tx: Sql, id: string): Promise<Row<'tag'>> {
  const row = await tx.selectFrom('tag').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('This tag');
  return row as Row<'tag'>;
}

const taken = (name: string): Problem => new Problem('name_taken', `There is a tag "${name}" already.`);

async function refuseIfTaken(tx: Sql, id: string, name: string): Promise<void> {
  const other = await tx
    .selectFrom('tag')
    .select('id')
    .where('name_key', '=', textKey(name))
    .where('id', '!=', id)
    .executeTakeFirst();
  if (other) throw taken(name);
}

/** A word on its way to another must not be taken up or changed before it has arrived: both would be mixed for ever. */
async function refuseWhileRenamed(tx: Sql, ...words: string[]): Promise<void> {
  const renamings = [...(await renamingsUnderWay(tx)).values()];
  const busy = renamings.find(({ from, to }) => words.includes(from) || words.includes(to));
  if (!busy) return;
  const { rows } = await carriers([busy.from]).execute(tx);
  const left = rows[0]!.conversations + rows[0]!.customers;
  throw new Problem(
    'not_possible',
    `"${busy.from}" is still becoming "${busy.to}"${left > 0 ? ` in ${left} places` : ''}. Try again in a moment.`,
  );
}

import { Injectable } from '@nestjs/common';
import type { Tag, tagBody } from '@kontor/contracts/settings';
import { textKey } from '@kontor/domain/text/key';
import { sql } from 'kysely';
import type { z } from 'zod';
import { audit, type AuditAction } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';

type Wish = z.infer<typeof tagBody>;

/** The workspace's list of tags: what is offered, and its colours. Conversations keep the word they were tagged with. */
@Injectable()
export class Tags {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signals: Signals,
  ) {}

  make(me: SignedIn, { name, color }: Wish, client: Client): Promise<Tag> {
    return this.#save(me, client, 'tag.made', async (tx, now) => {
      const made = await tx
        .insertInto('tag')
        .values({ id: newId(), name, name_key: textKey(name), color, created_at: now })
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .returning(['id', 'name', 'color'])
        .executeTakeFirst();
      if (!made) throw taken(name);
      return made;
    });
  }

  change(me: SignedIn, id: string, { name, color }: Wish, client: Client): Promise<Tag> {
    return this.#save(me, client, 'tag.changed', async (tx) => {
      const before = await tx
        .selectFrom('tag')
        .select('name')
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (!before) throw notFound('This tag');
      if (before.name !== name) {
        await refuseIfUsed(tx, before.name);
        await refuseIfTaken(tx, id, name);
      }
      return tx
        .updateTable('tag')
        .set({ name, name_key: textKey(name), color })
        .where('id', '=', id)
        .returning(['id', 'name', 'color'])
        .executeTakeFirstOrThrow();
    });
  }

  async remove(me: SignedIn, id: string, client: Client): Promise<void> {
    await this.#save(me, client, 'tag.removed', async (tx) => {
      const removed = await tx
        .deleteFrom('tag')
        .where('id', '=', id)
        .returning(['id', 'name', 'color'])
        .executeTakeFirst();
      if (!removed) throw notFound('This tag');
      return removed;
    });
  }

  async #save(
    me: SignedIn,
    client: Client,
    action: AuditAction,
    write: (tx: Sql, now: Date) => Promise<Tag>,
  ): Promise<Tag> {
    const now = this.clock.now();
    const saved = await this.db.transaction(async (tx) => {
      const tag = await write(tx, now);
      await record(
        tx,
        [{ type: 'settings.changed', data: { what: 'tag' } }],
        { kind: 'agent', id: me.agentId },
        now,
      );
      await audit(tx, now, {
        action,
        actorId: me.agentId,
        subject: tag.id,
        data: { name: tag.name },
        address: client.address,
      });
      return tag;
    });
    this.signals.raise('events');
    return saved;
  }
}

function taken(name: string): Problem {
  return new Problem('name_taken', `There is a tag "${name}" already.`);
}

async function refuseIfTaken(tx: Sql, id: string, name: string): Promise<void> {
  const other = await tx
    .selectFrom('tag')
    .select('id')
    .where('name_key', '=', textKey(name))
    .where('id', '!=', id)
    .executeTakeFirst();
  if (other) throw taken(name);
}

/** Conversations hold the word itself; another one here would part them from their colour and their views. */
async function refuseIfUsed(tx: Sql, name: string): Promise<void> {
  const used = await sql`select 1 from conversation where tags @> array[${name}]
    union all select 1 from customer where tags @> array[${name}] limit 1`.execute(tx);
  if (used.rows.length > 0)
    throw new Problem(
      'not_possible',
      `Conversations or customers carry "${name}" already. Make a new tag and remove this one from the list instead.`,
    );
}

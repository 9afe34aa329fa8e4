import { Injectable } from '@nestjs/common';
import type { Team, teamBody } from '@kontor/contracts/settings';
import { sql } from 'kysely';
import type { z } from 'zod';
import { audit } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { changeMembersOf } from '../accounts/membership.ts';
import { archiveTeam } from './removing.ts';

type Wish = z.infer<typeof teamBody>;

@Injectable()
export class Teams {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signals: Signals,
  ) {}

  async make(me: SignedIn, { name, memberIds }: Wish, client: Client): Promise<Team> {
    const now = this.clock.now();
    const id = newId();
    await this.db.transaction(async (tx) => {
      await tx.insertInto('team').values({ id, name, created_at: now }).execute();
      await changeMembersOf(tx, id, memberIds, me.agentId, now);
      await sayChanged(tx, me, id, now);
      await audit(tx, now, {
        action: 'team.made',
        actorId: me.agentId,
        subject: id,
        data: { name },
        address: client.address,
      });
    });
    this.signals.raise('events');
    return this.#present(id);
  }

  async change(me: SignedIn, id: string, { name, memberIds }: Wish, client: Client): Promise<Team> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const before = await lockTeam(tx, id);
      if (before.name !== name)
        await tx
          .updateTable('team')
          .set({ name, version: before.version + 1 })
          .where('id', '=', id)
          .execute();
      const { added, removed } = await changeMembersOf(tx, id, memberIds, me.agentId, now);
      if (before.name === name && added.length + removed.length === 0) return;
      await sayChanged(tx, me, id, now);
      await audit(tx, now, {
        action: 'team.changed',
        actorId: me.agentId,
        subject: id,
        data: { name: { from: before.name, to: name }, added, removed },
        address: client.address,
      });
    });
    this.signals.raise('events');
    this.signals.raise('outbox');
    return this.#present(id);
  }

  async remove(me: SignedIn, id: string, client: Client): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const { name } = await lockTeam(tx, id);
      await archiveTeam(tx, id, me.agentId, now);
      await sayChanged(tx, me, id, now);
      await audit(tx, now, {
        action: 'team.removed',
        actorId: me.agentId,
        subject: id,
        data: { name },
        address: client.address,
      });
    });
    this.signals.raise('events');
    this.signals.raise('channels');
  }

  async #present(id: string): Promise<Team> {
    return teamsOf(this.db.sql).where('team.id', '=', id).executeTakeFirstOrThrow();
  }
}

/** The teams that are there, as everyone sees them; disabled people are in none. */
export function teamsOf(db: Sql) {
  return db
    .selectFrom('team')
    .select(['id', 'name', 'version'])
    .select(
      sql<string[]>`array(select m.agent_id from membership m join agent a on a.id = m.agent_id
        where m.team_id = team.id and a.disabled_at is null order by m.agent_id)`.as('memberIds'),
    )
    .where('archived_at', 'is', null);
}

async function lockTeam(tx: Sql, id: string) {
  const team = await tx
    .selectFrom('team')
    .select(['name', 'version'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!team) throw notFound('This team');
  return team;
}

async function sayChanged(tx: Sql, me: SignedIn, teamId: string, now: Date): Promise<void> {
  await record(tx, [{ type: 'team.changed', data: { teamId } }], { kind: 'agent', id: me.agentId }, now);
}

import { Injectable } from '@nestjs/common';
import type { Colleague, personBody } from '@kontor/contracts/people';
import type { z } from 'zod';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { changeTeamsOf } from './membership.ts';
import { type NewFact, record } from '../timeline/recording.ts';
import { audit, type AuditEntry } from './audit.ts';
import type { Client } from './client.ts';
import { askToFree } from './leaving.ts';
import { endSessions } from './sessions.ts';
import { teamIdsOfAgent } from './session-view.ts';
import type { SignedIn } from './signed-in.ts';

type Wish = z.infer<typeof personBody>;

/** The colleagues, and what an admin does to their accounts. */
@Injectable()
export class People {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signals: Signals,
  ) {}

  async list(): Promise<Colleague[]> {
    const rows = await this.#colleagues().orderBy('name').orderBy('id').execute();
    return rows.map(present);
  }

  async change(me: SignedIn, id: string, wish: Wish, client: Client): Promise<Colleague> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const person = await lockPerson(tx, id);
      if (losesAdmin(person, wish)) await refuseLastAdmin(tx, id);
      const did = [
        ...(await changeRole(tx, person, wish)),
        ...(await changeAccess(tx, person, wish, me, now)),
        ...(await changeTeams(tx, person, wish, me, now)),
      ];
      if (did.some(({ action }) => action !== 'person.teams_changed')) {
        await tx
          .updateTable('agent')
          .set({ version: person.version + 1 })
          .where('id', '=', id)
          .execute();
        const fact: NewFact = { type: 'agent.changed', data: { agentId: id } };
        await record(tx, [fact], { kind: 'agent', id: me.agentId }, now);
      }
      const whom = { actorId: me.agentId, subject: id, address: client.address };
      await audit(tx, now, ...did.map((entry) => ({ ...entry, ...whom })));
    });
    this.signals.raise('events');
    this.signals.raise('outbox');
    return present(await this.#colleagues().where('agent.id', '=', id).executeTakeFirstOrThrow());
  }

  #colleagues() {
    return this.db.sql
      .selectFrom('agent')
      .select(['id', 'name', 'email', 'role', 'availability', 'disabled_at'])
      .select(teamIdsOfAgent.as('teamIds'));
  }
}

function present({
  disabled_at,
  ...row
}: Omit<Colleague, 'disabled'> & { disabled_at: Date | null }): Colleague {
  return { ...row, disabled: disabled_at !== null };
}

type Person = Pick<Row<'agent'>, 'id' | 'role' | 'disabled_at' | 'version'>;
type Did = Pick<AuditEntry, 'action' | 'data'>;

/** All admins are locked before the person, each by id: two admins who demote each other at once wait here. */
async function lockPerson(tx: Sql, id: string): Promise<Person> {
  const rows = await tx
    .selectFrom('agent')
    .select(['id', 'role', 'disabled_at', 'version'])
    .where((where) => where.or([where('role', '=', 'admin'), where('id', '=', id)]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const person = rows.find((row) => row.id === id);
  if (!person) throw notFound('This person');
  return person;
}

function losesAdmin(person: Person, { role, disabled }: Wish): boolean {
  const isAdmin = person.role === 'admin' && !person.disabled_at;
  return isAdmin && ((role !== undefined && role !== 'admin') || disabled === true);
}

async function refuseLastAdmin(tx: Sql, id: string): Promise<void> {
  const other = await tx
    .selectFrom('agent')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .where('id', '!=', id)
    .limit(1)
    .executeTakeFirst();
  if (!other)
    throw new Problem(
      'not_possible',
      'This is the last admin: make somebody else an admin first, or nobody could change the settings any more.',
    );
}

async function changeRole(tx: Sql, person: Person, { role }: Wish): Promise<Did[]> {
  if (role === undefined || role === person.role) return [];
  await tx.updateTable('agent').set({ role }).where('id', '=', person.id).execute();
  return [{ action: 'person.role_changed', data: { from: person.role, to: role } }];
}

/** A disabled person is out at once: sessions and tokens end with the account. */
async function changeAccess(
  tx: Sql,
  person: Person,
  { disabled }: Wish,
  me: SignedIn,
  now: Date,
): Promise<Did[]> {
  if (disabled === undefined || disabled === (person.disabled_at !== null)) return [];
  await tx
    .updateTable('agent')
    .set(
      disabled
        ? { disabled_at: now, availability: 'away', availability_by: 'system', availability_at: now }
        : { disabled_at: null },
    )
    .where('id', '=', person.id)
    .execute();
  if (!disabled) return [{ action: 'person.enabled' }];
  await endSessions(tx, person.id, now, { by: me.agentId });
  await askToFree(tx, [{ agentId: person.id, teamId: null }], now);
  await tx
    .updateTable('api_token')
    .set({ ended_at: now })
    .where('agent_id', '=', person.id)
    .where('ended_at', 'is', null)
    .execute();
  return [{ action: 'person.disabled' }];
}

async function changeTeams(
  tx: Sql,
  person: Person,
  { teamIds }: Wish,
  me: SignedIn,
  now: Date,
): Promise<Did[]> {
  if (teamIds === undefined) return [];
  const { added, removed } = await changeTeamsOf(tx, person.id, teamIds, me.agentId, now);
  return added.length + removed.length === 0
    ? []
    : [{ action: 'person.teams_changed', data: { added, removed } }];
}

import { Injectable } from '@nestjs/common';
import type { setUp } from '@kontor/contracts/people';
import type { FirstRun } from '@kontor/contracts/workspace';
import { textKey } from '@kontor/domain/text/key';
import type { z } from 'zod';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { audit } from './audit.ts';
import type { Client } from './client.ts';
import { addressPace, countTry } from './login-throttle.ts';
import { hashPassword } from './passwords.ts';
import { beginSession, type NewSession } from './sessions.ts';
import { isSetupCode } from './setup-code.ts';

type SetUp = z.infer<typeof setUp>;

const allOpen = { name: 'open', brand: 'open', channel: 'open', people: 'open', mail: 'open' } as const;

/** The first visitor of an empty workspace becomes its administrator, once. */
@Injectable()
export class SettingUp {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signals: Signals,
  ) {}

  async isNeeded(): Promise<boolean> {
    const workspace = await this.db.sql
      .selectFrom('workspace')
      .select('setup_code_hash')
      .executeTakeFirstOrThrow();
    return workspace.setup_code_hash !== null && !(await hasPeople(this.db.sql));
  }

  async setUp(wish: SetUp, client: Client): Promise<NewSession & { agentId: string }> {
    const now = this.clock.now();
    if (!(await this.isNeeded())) throw alreadySetUp();
    await countTry(this.db, { [`setup ${client.address}`]: addressPace }, now);
    const passwordHash = await hashPassword(wish.password);

    const made = await this.db.transaction(async (tx) => {
      // Whoever comes second waits here and finds that it is done.
      const workspace = await tx
        .selectFrom('workspace')
        .select('setup_code_hash')
        .forUpdate()
        .executeTakeFirstOrThrow();
      if (!workspace.setup_code_hash || (await hasPeople(tx))) throw alreadySetUp();
      if (!isSetupCode(wish.code, workspace.setup_code_hash))
        throw new Problem('wrong_credentials', 'This is not the code that was printed when Kontor started.');
      const agentId = await makeFirstPeople(tx, wish, passwordHash, now);
      await tx
        .updateTable('workspace')
        .set({
          setup_code_hash: null,
          ...(wish.workspace && { name: wish.workspace }),
          first_run: json<FirstRun>({
            open: true,
            // The name was asked for just now.
            steps: { ...allOpen, name: wish.workspace ? 'done' : 'open' },
          }),
        })
        .execute();
      await audit(tx, now, {
        action: 'workspace.set_up',
        actorId: agentId,
        subject: agentId,
        address: client.address,
      });
      return { ...(await beginSession(tx, agentId, client, now)), agentId };
    });
    this.signals.raise('events');
    return made;
  }
}

async function makeFirstPeople(tx: Sql, wish: SetUp, passwordHash: string, now: Date): Promise<string> {
  const [agentId, teamId] = [newId(), newId()];
  await tx
    .insertInto('brand')
    .values({ id: newId(), name: wish.workspace ?? 'Kontor', created_at: now })
    .execute();
  await tx.insertInto('team').values({ id: teamId, name: 'Support', created_at: now }).execute();
  await tx
    .insertInto('agent')
    .values({
      id: agentId,
      name: wish.name,
      email: wish.email,
      email_key: textKey(wish.email),
      role: 'admin',
      password_hash: passwordHash,
      created_at: now,
    })
    .execute();
  await tx.insertInto('membership').values({ team_id: teamId, agent_id: agentId, created_at: now }).execute();
  await record(
    tx,
    [
      { type: 'team.changed', data: { teamId } },
      { type: 'agent.changed', data: { agentId } },
      { type: 'membership.changed', data: { agentId, teamId, member: true } },
      { type: 'settings.changed', data: { what: 'brand' } },
    ],
    { kind: 'agent', id: agentId },
    now,
  );
  return agentId;
}

async function hasPeople(db: Sql): Promise<boolean> {
  return (await db.selectFrom('agent').select('id').limit(1).executeTakeFirst()) !== undefined;
}

function alreadySetUp(): Problem {
  return new Problem('already_set_up', 'This workspace has an administrator already. Sign in instead.');
}

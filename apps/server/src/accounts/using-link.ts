import { Injectable } from '@nestjs/common';
import type { useLink } from '@kontor/contracts/people';
import { textKey } from '@kontor/domain/text/key';
import type { z } from 'zod';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { changeTeamsOf } from './membership.ts';
import { record } from '../timeline/recording.ts';
import { type AccountLink, findLink, voidLinks } from './account-links.ts';
import { audit } from './audit.ts';
import type { Client } from './client.ts';
import { hashPassword } from './passwords.ts';
import { beginSession, endSessions, type NewSession } from './sessions.ts';

type Wish = z.infer<typeof useLink>;

/** What happens when somebody opens the link of an invitation or of a forgotten password. */
@Injectable()
export class UsingLink {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signals: Signals,
  ) {}

  async show(token: string) {
    const link = await findLink(this.db.sql, token, this.clock.now());
    if (link.kind === 'invitation') return { kind: link.kind, email: link.email! };
    const { email } = await activePerson(this.db.sql, link);
    return { kind: link.kind, email };
  }

  /** Sets the password, once, and signs in. */
  async use(token: string, wish: Wish, client: Client): Promise<NewSession & { agentId: string }> {
    const now = this.clock.now();
    // Before the expensive hash: an unknown link costs nothing.
    await findLink(this.db.sql, token, now);
    const passwordHash = await hashPassword(wish.password);
    const { session, codeNeeded } = await this.db.transaction(async (tx) => {
      const link = await findLink(tx, token, now, { lock: true });
      const done =
        link.kind === 'invitation'
          ? await join(tx, link, wish, passwordHash, now)
          : await resetPassword(tx, link, passwordHash, now);
      await tx.updateTable('account_link').set({ used_at: now }).where('id', '=', link.id).execute();
      await audit(tx, now, {
        action: link.kind === 'invitation' ? 'invitation.used' : 'password.reset',
        actorId: done.agentId,
        subject: done.agentId,
        address: client.address,
      });
      if (done.codeNeeded) return { session: undefined, codeNeeded: true };
      return {
        session: { ...(await beginSession(tx, done.agentId, client, now)), agentId: done.agentId },
        codeNeeded: false,
      };
    });
    this.signals.raise('events');
    if (codeNeeded || !session)
      throw new Problem(
        'second_factor_needed',
        'The new password is set. Sign in with it and with the code of your authenticator app.',
      );
    return session;
  }
}

interface Done {
  agentId: string;
  /** A mailbox alone does not open an account that wants two factors. */
  codeNeeded: boolean;
}

async function join(
  tx: Sql,
  link: AccountLink,
  { name }: Wish,
  passwordHash: string,
  now: Date,
): Promise<Done> {
  if (!name)
    throw new Problem('invalid_request', 'Some of what was sent is not valid.', {
      errors: [{ path: 'name', message: 'Say how colleagues see you' }],
    });
  const agentId = newId();
  const { locale } = await tx.selectFrom('workspace').select('locale').executeTakeFirstOrThrow();
  const made = await tx
    .insertInto('agent')
    .values({
      id: agentId,
      name,
      email: link.email!,
      email_key: textKey(link.email!),
      role: link.role!,
      password_hash: passwordHash,
      locale,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new Problem('name_taken', `${link.email} has an account already. Sign in instead.`);
  await record(tx, [{ type: 'agent.changed', data: { agentId } }], { kind: 'agent', id: agentId }, now);
  // A team that was removed meanwhile is no reason to keep somebody out.
  const teams = link.team_ids.length
    ? await tx
        .selectFrom('team')
        .select('id')
        .where('id', 'in', link.team_ids)
        .where('archived_at', 'is', null)
        .execute()
    : [];
  await changeTeamsOf(
    tx,
    agentId,
    teams.map(({ id }) => id),
    link.created_by ?? agentId,
    now,
  );
  return { agentId, codeNeeded: false };
}

async function resetPassword(tx: Sql, link: AccountLink, passwordHash: string, now: Date): Promise<Done> {
  const person = await activePerson(tx, link);
  await tx.updateTable('agent').set({ password_hash: passwordHash }).where('id', '=', person.id).execute();
  await endSessions(tx, person.id, now);
  await voidLinks(tx, { agentId: person.id }, now);
  return { agentId: person.id, codeNeeded: person.second_factor !== null };
}

async function activePerson(db: Sql, link: AccountLink) {
  const person = await db
    .selectFrom('agent')
    .select(['id', 'email', 'second_factor'])
    .where('id', '=', link.agent_id!)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!person) throw notFound('This account');
  return person;
}

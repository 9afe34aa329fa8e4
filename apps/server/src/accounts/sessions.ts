import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { audit } from './audit.ts';
import { sessionLife } from './authentication.ts';
import type { Client } from './client.ts';
import { hashToken, randomToken } from './random-token.ts';
import type { SignedIn } from './signed-in.ts';

export interface NewSession {
  id: string;
  /** For the cookie; stored nowhere. */
  token: string;
}

export async function beginSession(tx: Sql, agentId: string, client: Client, now: Date): Promise<NewSession> {
  const session = { id: newId(), token: randomToken() };
  await tx
    .insertInto('session')
    .values({
      id: session.id,
      agent_id: agentId,
      token_hash: hashToken(session.token),
      user_agent: client.userAgent,
      address: client.address,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + sessionLife),
    })
    .execute();
  return session;
}

/** Ends a person's sessions, all or those chosen, and says so, so that their sockets are cut. Gives how many. */
export async function endSessions(
  tx: Sql,
  agentId: string,
  now: Date,
  which: { only?: string; except?: string | null; by?: string } = {},
): Promise<number> {
  let query = tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('agent_id', '=', agentId)
    .where('ended_at', 'is', null);
  if (which.only) query = query.where('id', '=', which.only);
  if (which.except) query = query.where('id', '!=', which.except);
  const ended = await query.returning('id').execute();
  await record(
    tx,
    ended.map(({ id }) => ({ type: 'session.ended', data: { sessionId: id, agentId } })),
    { kind: 'agent', id: which.by ?? agentId },
    now,
  );
  return ended.length;
}

@Injectable()
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signals: Signals,
  ) {}

  async list(me: SignedIn) {
    const rows = await this.db.sql
      .selectFrom('session')
      .select(['id', 'user_agent', 'address', 'created_at', 'last_seen_at'])
      .where('agent_id', '=', me.agentId)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', this.clock.now())
      .orderBy('last_seen_at', 'desc')
      .execute();
    return {
      items: rows.map((row) => ({
        id: row.id,
        userAgent: row.user_agent,
        address: row.address,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        current: row.id === me.sessionId,
      })),
    };
  }

  /** One of one's own. */
  async end(me: SignedIn, id: string, client: Client): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const ended = await endSessions(tx, me.agentId, now, { only: id });
      if (ended === 0) throw notFound('This session');
      await audit(tx, now, {
        action: id === me.sessionId ? 'session.signed_out' : 'session.ended',
        actorId: me.agentId,
        subject: id,
        address: client.address,
      });
    });
    this.signals.raise('events');
  }
}

import { Injectable } from '@nestjs/common';
import type { newToken } from '@kontor/contracts/people';
import type { z } from 'zod';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { audit } from './audit.ts';
import type { Client } from './client.ts';
import { hashToken, randomToken } from './random-token.ts';
import type { SignedIn } from './signed-in.ts';

/** So that a leaked one is recognised by people and by secret scanners. */
const prefix = 'kontor_';

/** Secrets for scripts. A token acts as its owner, with the owner's rights of today. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** One's own; an admin sees everyone's. */
  async list(me: SignedIn) {
    const now = this.clock.now();
    const rows = await this.db.sql
      .selectFrom('api_token')
      .select(['id', 'agent_id', 'name', 'created_at', 'last_used_at', 'expires_at'])
      .where('ended_at', 'is', null)
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
      .$if(me.role !== 'admin', (query) => query.where('agent_id', '=', me.agentId))
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .execute();
    return {
      items: rows.map((row) => ({
        id: row.id,
        agentId: row.agent_id,
        name: row.name,
        createdAt: row.created_at.toISOString(),
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
        expiresAt: row.expires_at?.toISOString() ?? null,
      })),
    };
  }

  /** The secret is shown this once. */
  async make(me: SignedIn, { name, expiresAt }: z.infer<typeof newToken>, client: Client) {
    const now = this.clock.now();
    const expires = expiresAt === null ? null : new Date(expiresAt);
    if (expires && expires <= now)
      throw new Problem('invalid_request', 'A token must expire in the future.', {
        errors: [{ path: 'expiresAt', message: 'This time is past' }],
      });
    const made = { id: newId(), token: prefix + randomToken() };
    await this.db.transaction(async (tx) => {
      await tx
        .insertInto('api_token')
        .values({
          id: made.id,
          agent_id: me.agentId,
          name,
          token_hash: hashToken(made.token),
          created_at: now,
          expires_at: expires,
        })
        .execute();
      await audit(tx, now, {
        action: 'token.made',
        actorId: me.agentId,
        subject: made.id,
        data: { name },
        address: client.address,
      });
    });
    return made;
  }

  async end(me: SignedIn, id: string, client: Client): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const ended = await tx
        .updateTable('api_token')
        .set({ ended_at: now })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .$if(me.role !== 'admin', (query) => query.where('agent_id', '=', me.agentId))
        .returning('name')
        .executeTakeFirst();
      if (!ended) throw notFound('This token');
      await audit(tx, now, {
        action: 'token.ended',
        actorId: me.agentId,
        subject: id,
        data: { name: ended.name },
        address: client.address,
      });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Role } from '../platform/database/tables/people.ts';
import { hashToken } from './random-token.ts';
import type { SignedIn } from './signed-in.ts';

/** A session lives this long after it was last used. Milliseconds. */
export const sessionLife = 30 * 86_400_000;
/** Its last use is written down at most this often. */
const touchEvery = 60_000;

interface Found {
  id: string;
  used_at: Date | null;
  agent_id: string;
  name: string;
  role: Role;
  team_ids: string[];
}

/** Turns a secret into the person behind it, with today's role and teams, in one query. */
@Injectable()
export class Authentication {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async bySession(token: string): Promise<SignedIn | undefined> {
    const now = this.clock.now();
    const found = await this.#find(
      sql`session as s`,
      sql`s.last_seen_at`,
      sql`s.token_hash = ${hashToken(token)} and s.ended_at is null and s.expires_at > ${now}`,
    );
    if (found && isStale(found.used_at, now))
      await this.db.sql
        .updateTable('session')
        .set({ last_seen_at: now, expires_at: new Date(now.getTime() + sessionLife) })
        .where('id', '=', found.id)
        .where('ended_at', 'is', null)
        .execute();
    return found && { ...present(found), sessionId: found.id, tokenId: null };
  }

  async byToken(token: string): Promise<SignedIn | undefined> {
    const now = this.clock.now();
    const found = await this.#find(
      sql`api_token as s`,
      sql`s.last_used_at`,
      sql`s.token_hash = ${hashToken(token)} and s.ended_at is null and (s.expires_at is null or s.expires_at > ${now})`,
    );
    if (found && isStale(found.used_at, now))
      await this.db.sql
        .updateTable('api_token')
        .set({ last_used_at: now })
        .where('id', '=', found.id)
        .execute();
    return found && { ...present(found), sessionId: null, tokenId: found.id };
  }

  async #find(table: RawBuilder<unknown>, usedAt: RawBuilder<unknown>, is: RawBuilder<unknown>) {
    const { rows } = await sql<Found>`
      select s.id, ${usedAt} as used_at, a.id as agent_id, a.name, a.role, array(
        select m.team_id from membership m join team t on t.id = m.team_id
        where m.agent_id = a.id and t.archived_at is null order by m.team_id) as team_ids
      from ${table} join agent a on a.id = s.agent_id
      where ${is} and a.disabled_at is null`.execute(this.db.sql);
    return rows[0];
  }
}

function isStale(usedAt: Date | null, now: Date): boolean {
  return !usedAt || now.getTime() - usedAt.getTime() >= touchEvery;
}

function present(found: Found) {
  return { agentId: found.agent_id, name: found.name, role: found.role, teamIds: found.team_ids };
}

import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.ts';
import { schemaVersion } from '../database/migrate.ts';

/** A load balancer asks every few seconds: an answer that is later than this is none. */
const patience = 2000;

@Injectable()
export class Readiness {
  constructor(private readonly db: Database) {}

  /** Each check's answer: `ok`, or what is wrong. No names, addresses or versions of anything: this page is public. */
  async check(): Promise<Record<string, string>> {
    const newest = await Promise.race([
      this.#newestMigration().catch(() => undefined),
      wait(patience, undefined, { ref: false }),
    ]);
    if (newest === undefined) return { database: 'does not answer', schema: 'unknown' };
    return { database: 'ok', schema: newest === schemaVersion ? 'ok' : 'of another version of Kontor' };
  }

  async #newestMigration(): Promise<string> {
    const { rows } = await sql<{
      name: string;
    }>`select name from migration order by name desc limit 1`.execute(this.db.sql);
    return rows[0]?.name ?? 'none';
  }
}

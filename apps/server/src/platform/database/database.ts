import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { Sql } from './tables.ts';
import { tables } from './tables.ts';

/** Type numbers of PostgreSQL whose values the driver would otherwise leave as text. */
const int8 = 20;
const timestamptz = 1184;

/** bigint as number: positions and numbers stay far below 2^53. Instants as Date. */
const types = new pg.TypeOverrides();
types.setTypeParser(int8, Number);
types.setTypeParser(timestamptz, pg.types.getTypeParser(timestamptz) as (value: string) => Date);

/**
 * How long a transaction may rest between two statements. A process that stands still (a paused machine) would hold its
 * locks for as long, and nobody could take over what it had in hand: so this is less than any lease of work that leaves.
 * Milliseconds.
 */
const longestRest = 20_000;

/** The one pool of connections. Queries are written with Kysely, whose tables are the MikroORM definitions. */
export class Database {
  readonly orm: MikroORM;
  readonly sql: Sql;
  readonly url: string;

  private constructor(orm: MikroORM, sql: Sql, url: string) {
    this.orm = orm;
    this.sql = sql;
    this.url = url;
  }

  /** @param connections most connections held at once. */
  static async connect(url: string, connections = 20): Promise<Database> {
    const orm = await MikroORM.init({
      entities: [...tables],
      clientUrl: url,
      pool: { min: 0, max: connections, idleTimeoutMillis: 30_000 },
      driverOptions: {
        types,
        application_name: 'kontor',
        idle_in_transaction_session_timeout: longestRest,
      },
    });
    return new Database(orm, orm.em.fork().getKysely() as unknown as Sql, url);
  }

  /** One transaction; it is rolled back when `work` throws. */
  transaction<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result> {
    return this.sql.transaction().execute(work);
  }

  async close(): Promise<void> {
    await this.orm.close(true);
  }
}

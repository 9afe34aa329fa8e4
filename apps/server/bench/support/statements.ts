import type pg from 'pg';

/** How many statements the application's role sent, as PostgreSQL counts them. */
export class Statements {
  readonly #admin: pg.Pool;

  constructor(admin: pg.Pool) {
    this.#admin = admin;
  }

  /** What one request costs. Kontor does other things now and then, so the least of several counts. */
  async of(request: () => Promise<unknown>, tries = 5): Promise<number> {
    let least = Infinity;
    for (let i = 0; i < tries; i++) {
      const before = await this.count();
      await request();
      least = Math.min(least, (await this.count()) - before);
    }
    return least;
  }

  async count(): Promise<number> {
    const { rows } = await this.#admin.query(
      `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements s
       where userid = (select oid from pg_roles where rolname = 'kontor') and toplevel`,
    );
    return rows[0].calls;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

const keep = 60_000;

/** The workspace's time zone: day words in conditions mean its days. */
@Injectable()
export class Zone {
  #name: Promise<string> | undefined;

  constructor(@Inject(Database) private readonly db: Database) {}

  name(): Promise<string> {
    if (!this.#name) {
      this.#name = this.db.sql
        .selectFrom('workspace')
        .select('zone')
        .executeTakeFirst()
        .then((row) => row?.zone ?? 'UTC');
      setTimeout(() => (this.#name = undefined), keep).unref();
      this.#name.catch(() => (this.#name = undefined));
    }
    return this.#name;
  }
}

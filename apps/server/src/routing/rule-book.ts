import { Inject, Injectable } from '@nestjs/common';
import type { Condition } from '@kontor/domain/condition/tree';
import type { Rule, RuleAction, RuleEvent, Staff } from '@kontor/domain/rules/rule';
import { Database } from '../platform/database/database.ts';
import { staffNow } from './staff.ts';

/** How old what is known may be. Milliseconds. A turn is never taken on it: that reads anew, under locks. */
const fresh = 1_000;

/** Rules and staff, read once for many messages. */
@Injectable()
export class RuleBook {
  #rules: Promise<Rule[]> | undefined;
  #staff: Promise<Staff> | undefined;

  constructor(@Inject(Database) private readonly db: Database) {}

  async on(event: RuleEvent): Promise<Rule[]> {
    return (await this.all()).filter((rule) => rule.event === event);
  }

  all(): Promise<Rule[]> {
    if (!this.#rules) {
      this.#rules = this.#read();
      this.#keepFor(() => (this.#rules = undefined), this.#rules);
    }
    return this.#rules;
  }

  staff(): Promise<Staff> {
    if (!this.#staff) {
      this.#staff = staffNow(this.db.sql);
      this.#keepFor(() => (this.#staff = undefined), this.#staff);
    }
    return this.#staff;
  }

  /** In this process at once; in others within a second. */
  forget(): void {
    this.#rules = undefined;
    this.#staff = undefined;
  }

  #keepFor(forget: () => void, reading: Promise<unknown>): void {
    reading.then(
      () => setTimeout(forget, fresh).unref(),
      () => forget(),
    );
  }

  async #read(): Promise<Rule[]> {
    const rows = await this.db.sql
      .selectFrom('rule')
      .selectAll()
      .where('enabled', '=', true)
      .where('archived_at', 'is', null)
      .orderBy('place')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      name: row.name,
      place: row.place,
      event: row.event,
      condition: row.condition as Condition,
      actions: row.actions as RuleAction[],
      stop: row.stop,
    }));
  }
}

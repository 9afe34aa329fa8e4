import { Inject, Injectable } from '@nestjs/common';
import type { Rule, ruleBody } from '@kontor/contracts/settings';
import type { Catalogue } from '@kontor/domain/condition/catalogue';
import type { Condition } from '@kontor/domain/condition/tree';
import { validateCondition } from '@kontor/domain/condition/validate';
import type { RuleAction } from '@kontor/domain/rules/rule';
import { ruleSentence } from '@kontor/domain/rules/sentence';
import type { z } from 'zod';
import { audit, type AuditAction } from '../accounts/audit.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { AttributeBook } from '../attribute/attribute-book.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { readersWords } from '../team/views-in-words.ts';
import { record } from '../timeline/recording.ts';
import { RuleBook } from './rule-book.ts';

type Body = z.infer<typeof ruleBody>;

/** The rules as people write them. Each version is kept, so that what it once did can still be explained. */
@Injectable()
export class Rules {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(RuleBook) private readonly book: RuleBook,
    @Inject(AttributeBook) private readonly attributes: AttributeBook,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** With each rule as a sentence in the reader's language. */
  async list(me: SignedIn): Promise<Rule[]> {
    const [rows, { names, locale }] = await Promise.all([
      this.db.sql.selectFrom('rule').selectAll().where('archived_at', 'is', null).orderBy('place').execute(),
      readersWords(this.db.sql, me.agentId),
    ]);
    const catalogue = await this.attributes.catalogue(rows.map((row) => row.condition as Condition));
    return (rows as Row<'rule'>[]).map((row) => {
      const condition = row.condition as Condition;
      const actions = row.actions as RuleAction[];
      return {
        id: row.id,
        version: row.version,
        place: row.place,
        name: row.name,
        event: row.event,
        condition: row.condition as Record<string, unknown>,
        actions: row.actions as Rule['actions'],
        stop: row.stop,
        enabled: row.enabled,
        sentence: ruleSentence(
          { event: row.event, condition, actions, stop: row.stop },
          names,
          locale,
          catalogue,
        ),
      };
    });
  }

  async make(me: SignedIn, body: Body): Promise<Rule> {
    const condition = validated(body, await this.attributes.catalogue());
    const id = newId();
    await this.#write(me, 'rule.made', id, async (tx, now) => {
      const { last } = await tx
        .selectFrom('rule')
        .select(({ fn }) => fn.max('place').as('last'))
        .where('archived_at', 'is', null)
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('rule')
        .values({
          ...columns({ ...body, condition }),
          id,
          place: Number(last ?? 0) + 1,
          created_by: me.agentId,
          created_at: now,
        })
        .execute();
      await keepVersion(tx, me, id, 1, body, now);
    });
    return this.#one(me, id);
  }

  async change(me: SignedIn, id: string, body: Body): Promise<Rule> {
    const condition = validated(body, await this.attributes.catalogue());
    await this.#write(me, 'rule.changed', id, async (tx, now) => {
      const row = await tx
        .updateTable('rule')
        .set(({ eb }) => ({ ...columns({ ...body, condition }), version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .where('archived_at', 'is', null)
        .returning('version')
        .executeTakeFirst();
      if (!row) throw notFound('This rule');
      await keepVersion(tx, me, id, row.version, body, now);
    });
    return this.#one(me, id);
  }

  async remove(me: SignedIn, id: string): Promise<void> {
    await this.#write(me, 'rule.removed', id, async (tx, now) => {
      const row = await tx
        .updateTable('rule')
        .set({ archived_at: now })
        .where('id', '=', id)
        .where('archived_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      if (!row) throw notFound('This rule');
    });
  }

  /** The rules run in the order of `ids`, which names each of them once. */
  async order(me: SignedIn, ids: string[]): Promise<Rule[]> {
    await this.#write(me, 'rule.order_changed', null, async (tx) => {
      const present = await tx
        .selectFrom('rule')
        .select('id')
        .where('archived_at', 'is', null)
        .orderBy('id')
        .forUpdate()
        .execute();
      const named = new Set(ids);
      if (named.size !== present.length || present.some((row) => !named.has(row.id)))
        throw new Problem(
          'version_conflict',
          'The list of rules has changed meanwhile. Load it again and order it.',
        );
      for (const [i, id] of ids.entries())
        await tx
          .updateTable('rule')
          .set({ place: i + 1 })
          .where('id', '=', id)
          .execute();
    });
    return this.list(me);
  }

  async #write(
    me: SignedIn,
    action: AuditAction,
    subject: string | null,
    work: (tx: Sql, now: Date) => Promise<void>,
  ): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      await work(tx, now);
      await record(
        tx,
        [{ type: 'settings.changed', data: { what: 'rule' } }],
        { kind: 'agent', id: me.agentId },
        now,
      );
      await audit(tx, now, { action, actorId: me.agentId, subject });
    });
    this.book.forget();
    this.signals.raise('events');
  }

  async #one(me: SignedIn, id: string): Promise<Rule> {
    return (await this.list(me)).find((rule) => rule.id === id)!;
  }
}

function validated(body: Body, catalogue: Catalogue): Condition {
  const checked = validateCondition(body.condition, { catalogue, scope: 'rule' });
  if (checked.ok) return checked.condition;
  throw new Problem('invalid_request', 'The condition of this rule is not right yet.', {
    errors: checked.faults.map(({ path, text }) => ({
      path: path ? `condition.${path}` : 'condition',
      message: text.en,
    })),
  });
}

function columns(body: Omit<Body, 'condition'> & { condition: Condition }) {
  return {
    name: body.name,
    event: body.event,
    condition: json<unknown>(body.condition),
    actions: json<unknown>(body.actions),
    stop: body.stop,
    enabled: body.enabled,
  };
}

async function keepVersion(
  tx: Sql,
  me: SignedIn,
  ruleId: string,
  version: number,
  body: Body,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('rule_version')
    .values({
      rule_id: ruleId,
      version,
      content: json<unknown>(body),
      created_by: me.agentId,
      created_at: now,
    })
    .execute();
}

import { asksForTag, tagRenamed, wordsRenamed } from '@kontor/domain/condition/renaming';
import type { Condition } from '@kontor/domain/condition/tree';
import type { RuleAction } from '@kontor/domain/rules/rule';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';

/** Views that ask for it, thrown away ones too: they may come back. */
export async function renameInViews(tx: Sql, from: string, to: string): Promise<void> {
  const rows = (await tx.selectFrom('view').selectAll().orderBy('id').forUpdate().execute()) as Row<'view'>[];
  for (const { id, condition, version } of rows)
    if (asksForTag(condition as Condition, from))
      await tx
        .updateTable('view')
        .set({
          condition: json<unknown>(tagRenamed(condition as Condition, from, to)),
          version: version + 1,
        })
        .where('id', '=', id)
        .execute();
}

/** Rules that ask for it or put it on, as a new version of each. */
export async function renameInRules(
  tx: Sql,
  from: string,
  to: string,
  agentId: string,
  now: Date,
): Promise<void> {
  const rows = (await tx
    .selectFrom('rule')
    .selectAll()
    .where('archived_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()) as Row<'rule'>[];
  for (const row of rows) {
    const condition = row.condition as Condition;
    const actions = row.actions as RuleAction[];
    const putsOn = actions.some((action) => action.do === 'tag' && action.tags.includes(from));
    if (!putsOn && !asksForTag(condition, from)) continue;
    const content = {
      name: row.name,
      event: row.event,
      condition: tagRenamed(condition, from, to),
      actions: actions.map((action) =>
        action.do === 'tag' ? { ...action, tags: wordsRenamed(action.tags, from, to) } : action,
      ),
      stop: row.stop,
      enabled: row.enabled,
    };
    const version = row.version + 1;
    await tx
      .updateTable('rule')
      .set({
        version,
        condition: json<unknown>(content.condition),
        actions: json<unknown>(content.actions),
      })
      .where('id', '=', row.id)
      .execute();
    await tx
      .insertInto('rule_version')
      .values({
        rule_id: row.id,
        version,
        content: json<unknown>(content),
        created_by: agentId,
        created_at: now,
      })
      .execute();
  }
}

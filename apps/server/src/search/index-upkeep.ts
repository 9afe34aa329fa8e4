import { CompiledQuery } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';
import { indexSql, moveSql, removeSql } from './document.ts';

/** Puts messages into the index as they are now, and takes out those that are not to be found any more. */
export async function indexMessages(tx: Sql, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.executeQuery(CompiledQuery.raw(removeSql('s.message_id = any($1::uuid[])'), [ids]));
  await tx.executeQuery(CompiledQuery.raw(indexSql('m.id = any($1::uuid[])'), [ids]));
}

/** Corrects the team and the root of each message of these conversations. */
export async function moveConversations(tx: Sql, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.executeQuery(CompiledQuery.raw(moveSql, [ids]));
}

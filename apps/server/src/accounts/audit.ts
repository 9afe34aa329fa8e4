import type { Sql } from '../platform/database/tables.ts';
import { json } from '../platform/database/json.ts';
import { newId } from '../platform/ids.ts';

/** What happened to accounts, rights and settings. A list, so that nothing is written that nobody can look for. */
export type AuditAction =
  | 'workspace.set_up'
  | 'workspace.changed'
  | 'workspace.restored'
  | 'sign_in.succeeded'
  | 'sign_in.failed'
  | 'session.signed_out'
  | 'session.ended'
  | 'invitation.made'
  | 'invitation.used'
  | 'invitation.withdrawn'
  | 'password.reset_requested'
  | 'password.reset_link_made'
  | 'password.reset'
  | 'password.changed'
  | 'second_factor.turned_on'
  | 'second_factor.turned_off'
  | 'second_factor.codes_made'
  | 'second_factor.recovery_code_used'
  | 'second_factor.reset'
  | 'person.role_changed'
  | 'person.disabled'
  | 'person.enabled'
  | 'person.teams_changed'
  | 'token.made'
  | 'token.ended'
  | 'team.made'
  | 'team.changed'
  | 'team.removed'
  | 'brand.made'
  | 'brand.changed'
  | 'attribute.made'
  | 'attribute.changed'
  | 'attribute.archived'
  | 'attribute.brought_back'
  | 'attribute.order_changed'
  | 'canned_reply.made'
  | 'canned_reply.changed'
  | 'canned_reply.archived'
  | 'canned_reply.brought_back'
  | 'tag.made'
  | 'tag.changed'
  | 'tag.renamed'
  | 'tag.merged'
  | 'tag.archived'
  | 'tag.brought_back'
  | 'tag.removed'
  | 'channel.made'
  | 'channel.changed'
  | 'channel.removed'
  | 'channel.signed_in'
  | 'channel.tested'
  | 'rule.made'
  | 'rule.changed'
  | 'rule.removed'
  | 'rule.order_changed'
  | 'webhook.made'
  | 'webhook.changed'
  | 'webhook.removed'
  | 'webhook.secret_made'
  | 'webhook.replayed'
  | 'webhook.stopped'
  | 'receipt.retried'
  | 'receipt.dropped'
  | 'held_work.released'
  | 'held_work.dropped';

export interface AuditEntry {
  action: AuditAction;
  /** Null: nobody was signed in. */
  actorId: string | null;
  /** What it was done to: an id, or the e-mail that somebody typed. */
  subject?: string | null;
  data?: Record<string, unknown>;
  address?: string | null;
}

/** Writes it in the transaction of the change. */
export async function audit(tx: Sql, at: Date, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto('audit')
    .values(
      entries.map(({ action, actorId, subject = null, data = {}, address = null }) => ({
        id: newId(),
        at,
        action,
        actor_id: actorId,
        subject,
        data: json<Record<string, unknown>>(data),
        address,
      })),
    )
    .execute();
}

import type { ConversationDetail } from '@kontor/contracts/conversation';
import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import type { Sql } from '../platform/database/tables.ts';

/**
 * The conversations in which a mail of this one stands as well, each once, with the newest such mail: only those that this
 * person sees. Of another nobody is told so much as that it is there.
 */
export async function sameMailElsewhere(
  db: Sql,
  me: SignedIn,
  conversationId: string,
): Promise<ConversationDetail['sameMail']> {
  const { rows } = await sql<ConversationDetail['sameMail'][number]>`
    with mail as (
      select m.id, coalesce(m.twin_of, m.id) as first, m.seq
      from message m where m.conversation_id = ${conversationId} and m.kind = 'inbound'
    ), other as (
      select mail.id, mail.seq, o.conversation_id from mail join message o on o.twin_of = mail.first
      union all
      select mail.id, mail.seq, o.conversation_id from mail join message o on o.id = mail.first where o.id <> mail.id
    )
    select distinct on (root.id) root.id, root.number, root.subject, root.team_id as "teamId", other.id as "messageId"
    from other
    join conversation own on own.id = other.conversation_id
    join conversation root on root.id = own.root_id
    where root.id <> ${conversationId} and ${visibleTo(me, 'root')}
    order by root.id, other.seq desc`.execute(db);
  return rows;
}

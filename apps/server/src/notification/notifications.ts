import type {
  NotificationList,
  notificationListQuery,
  notificationsReadBody,
  NotificationView,
} from '@kontor/contracts/notification';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row } from '../platform/database/tables.ts';
import { cursorOf, readCursor } from '../platform/http/cursor.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { unreadCount } from './unread.ts';

const place = z.number().int();

type Listed = Row<'notification'> & {
  root_id: string;
  number: number;
  subject: string;
  customer: string | null;
  text: string | null;
};

/** What a person was told, as far as they still see the conversations. */
@Injectable()
export class Notifications {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** Newest first. Two queries. */
  async list(
    me: SignedIn,
    { limit, cursor, only }: z.output<typeof notificationListQuery>,
  ): Promise<NotificationList> {
    const before = cursor ? readCursor(cursor, place) : null;
    const { rows } = await sql<Listed>`
      select n.*, c.id as root_id, c.number, c.subject,
        coalesce(cu.name, (select p.name from participant p
          where p.conversation_id = c.id and p.role = 'customer' order by p.since_seq limit 1)) as customer,
        left(m.text, 200) as text
      from notification n join conversation named on named.id = n.conversation_id
        join conversation c on c.id = named.root_id
        join customer named_customer on named_customer.id = c.customer_id
        join customer cu on cu.id = named_customer.root_id
        left join message m on m.id = n.message_id
      where n.agent_id = ${me.agentId} and ${visibleTo(me, 'c')}
        ${before === null ? sql`` : sql`and n.position < ${before}`}
        ${only === 'unread' ? sql`and n.read_at is null` : sql``}
      order by n.position desc limit ${limit + 1}`.execute(this.db.sql);
    const { rows: counted } = await sql<{ unread: number }>`select ${unreadCount(me)} as unread`.execute(
      this.db.sql,
    );
    const items = rows.slice(0, limit);
    return {
      items: items.map(present),
      next: rows.length > limit ? cursorOf(items.at(-1)!.position) : null,
      unread: counted[0]!.unread,
    };
  }

  /** Read, or unread again; of others' ones nothing happens. */
  async mark(me: SignedIn, which: z.infer<typeof notificationsReadBody>): Promise<void> {
    const now = this.clock.now();
    const reads = 'all' in which || which.read;
    await this.db.transaction(async (tx) => {
      const changed = await tx
        .updateTable('notification')
        .set(reads ? { read_at: now, letter_due: false } : { read_at: null })
        .where('agent_id', '=', me.agentId)
        .where('read_at', reads ? 'is' : 'is not', null)
        .$if('ids' in which, (query) => query.where('id', 'in', (which as { ids: string[] }).ids))
        .returning('id')
        .execute();
      if (changed.length > 0)
        await record(
          tx,
          [{ type: 'notifications.changed', data: { agentId: me.agentId } }],
          { kind: 'agent', id: me.agentId },
          now,
        );
    });
    this.signals.raise('events');
  }
}

function present(row: Listed): NotificationView {
  const { actor } = row;
  return {
    id: row.id,
    kind: row.kind,
    cause: row.cause,
    at: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    actor: {
      kind: actor.kind,
      id: actor.kind === 'agent' ? actor.id : null,
      name: actor.kind === 'rule' ? actor.name : actor.kind === 'customer' ? row.customer : null,
    },
    conversation: { id: row.root_id, number: row.number, subject: row.subject, customer: row.customer },
    seq: row.seq,
    messageId: row.message_id,
    text: row.text?.replace(/\s+/g, ' ').trim() || null,
  };
}

import { Inject, Injectable } from '@nestjs/common';
import type { page } from '@kontor/contracts/common';
import type { QuarantineList } from '@kontor/contracts/settings';
import { type Expression, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { audit } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { ChannelBook } from '../channels/channel-book.ts';
import { holdsConnection } from '../channels/health.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { cursorOf, readCursor } from '../platform/http/cursor.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { FILES } from '../platform/tokens.ts';
import { record } from '../timeline/recording.ts';
import { beginningOf } from './beginnings.ts';

type Receipt = Row<'receipt'>;

const place = z.number().int();

/** How long the source of a dropped receipt can still be asked for. Days. */
const keepDropped = 90;

/** What could not be understood: people see it, have it tried again, or drop it. Nothing else waits for it. */
@Injectable()
export class Quarantine {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** The newest first. */
  async list(me: SignedIn, { cursor, limit }: z.output<typeof page>): Promise<QuarantineList> {
    const before = cursor === undefined ? undefined : readCursor(cursor, place);
    const rows = (await this.db.sql
      .selectFrom('receipt')
      .selectAll()
      .where('state', 'in', ['quarantined', 'wanted'])
      .where(decidedBy(me))
      .$if(before !== undefined, (query) => query.where('number', '<', before!))
      .orderBy('number', 'desc')
      .limit(limit + 1)
      .execute()) as Receipt[];
    const shown = rows.slice(0, limit);
    const items = [];
    for (const receipt of shown)
      items.push({
        number: receipt.number,
        channelId: receipt.channel_id,
        receivedAt: receipt.received_at.toISOString(),
        size: receipt.size,
        ...(await this.#glance(receipt)),
        reason: receipt.reason ?? '',
        why: receipt.why,
        attempts: receipt.attempts,
        fetching: receipt.state === 'wanted',
      });
    return { items, next: rows.length > limit ? cursorOf(shown.at(-1)!.number) : null };
  }

  async source(me: SignedIn, number: number): Promise<Buffer> {
    const receipt = await find(this.db.sql, me, number);
    if (receipt.raw) return receipt.raw as Buffer;
    if (receipt.raw_sha256) return this.files.read(receipt.raw_sha256);
    throw notFetched();
  }

  /** It begins anew, alone and holding back nobody. One that was never had is first fetched by who holds the connection. */
  async retry(me: SignedIn, number: number, client: Client): Promise<void> {
    await this.#settle(me, number, client, 'receipt.retried', async (receipt) => {
      if (!receipt.raw && !receipt.raw_sha256) {
        if (!(await this.#canFetch(receipt))) throw notFetched();
        return { state: 'wanted' as const, attempts: 0 };
      }
      return {
        state: 'stored' as const,
        attempts: 0,
        lost_place: true,
        suspect: true,
        holder: null,
        lease_until: null,
        purge_after: null,
      };
    });
    this.signals.raise('receipts');
    this.signals.raise('channels');
  }

  async #canFetch(receipt: Receipt): Promise<boolean> {
    const channel = await this.channels.find(receipt.channel_id);
    return (
      channel !== undefined && channel.row.enabled && !channel.row.archived_at && holdsConnection(channel)
    );
  }

  async drop(me: SignedIn, number: number, client: Client): Promise<void> {
    await this.#settle(me, number, client, 'receipt.dropped', () => {
      const now = this.clock.now();
      const purgeAfter = new Date(now.getTime() + keepDropped * 24 * 3_600_000);
      return { state: 'dropped' as const, done_at: now, purge_after: purgeAfter };
    });
  }

  async #settle(
    me: SignedIn,
    number: number,
    client: Client,
    action: 'receipt.retried' | 'receipt.dropped',
    decide: (receipt: Receipt) => Partial<Receipt> | Promise<Partial<Receipt>>,
  ): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const receipt = await find(tx, me, number, true);
      await tx
        .updateTable('receipt')
        .set(await decide(receipt))
        .where('number', '=', number)
        .execute();
      await record(
        tx,
        [{ type: 'receipt.settled', data: { receipt: number, channelId: receipt.channel_id } }],
        { kind: 'agent', id: me.agentId },
        now,
      );
      const subject = String(number);
      await audit(tx, now, { action, actorId: me.agentId, subject, address: client.address });
    });
    this.signals.raise('events');
  }

  async #glance(receipt: Receipt): Promise<{ from: string; subject: string }> {
    const channel = await this.channels.find(receipt.channel_id);
    const beginning = await beginningOf(receipt, this.files);
    return (await channel?.adapter.glance?.(beginning)) ?? { from: receipt.sender_key, subject: '' };
  }
}

/** Who decides about it (DESIGN.md): admins about all, leads about that of the channels their teams serve. */
function decidedBy(me: SignedIn): Expression<SqlBool> {
  if (me.role === 'admin') return sql<SqlBool>`true`;
  return sql<SqlBool>`exists (select 1 from channel_team s
    where s.channel_id = receipt.channel_id and s.team_id = any(${me.teamIds}::uuid[]))`;
}

async function find(db: Sql, me: SignedIn, number: number, lock = false): Promise<Receipt> {
  const receipt = await db
    .selectFrom('receipt')
    .selectAll()
    .where('number', '=', number)
    .where('state', 'in', ['quarantined', 'wanted'])
    .where(decidedBy(me))
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!receipt) throw notFound('This receipt');
  return receipt as Receipt;
}

function notFetched(): Problem {
  return new Problem(
    'not_possible',
    'Nothing of it is here: it could not be fetched. Its channel reads no mailbox now; look for it at the provider.',
  );
}

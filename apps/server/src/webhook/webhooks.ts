import { Inject, Injectable } from '@nestjs/common';
import type { MadeWebhook, Webhook, webhookBody, webhookChange } from '@kontor/contracts/webhook';
import { sql } from 'kysely';
import type { z } from 'zod';
import { audit, type AuditAction } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { SECRET_KEY } from '../platform/tokens.ts';
import { headPosition } from '../timeline/following.ts';
import { record } from '../timeline/recording.ts';
import { NotCalled, Reaching } from './reaching.ts';
import { changeOver, openWebhookSecrets, sealWebhookSecrets } from './secrets.ts';
import { newWebhookSecret } from './signing.ts';
import { closeWork, giveUpWaiting } from './stopping.ts';

type WebhookRow = Row<'webhook'>;

/** Which programs are told of what: made, changed and removed by admins. */
@Injectable()
export class Webhooks {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Reaching) private readonly reaching: Reaching,
    @Inject(SECRET_KEY) private readonly secretKey: string,
  ) {}

  async list(): Promise<{ items: Webhook[] }> {
    const rows = await this.db.sql
      .selectFrom('webhook')
      .selectAll()
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return { items: await present(this.db.sql, rows as WebhookRow[]) };
  }

  async make(me: SignedIn, wish: z.output<typeof webhookBody>, client: Client): Promise<MadeWebhook> {
    await this.#refuseUnreachable(wish.url);
    const secret = newWebhookSecret();
    const from_position = await headPosition(this.db);
    const made = await this.#write(me, client, 'webhook.made', async (tx, now) => {
      const values = {
        ...columns(wish),
        id: newId(),
        secrets: sealWebhookSecrets(this.secretKey, { secret }),
        from_position,
        created_at: now,
      };
      return (await tx
        .insertInto('webhook')
        .values(values)
        .returningAll()
        .executeTakeFirstOrThrow()) as WebhookRow;
    });
    return { ...made, secret };
  }

  async change(
    me: SignedIn,
    id: string,
    { version, ...wish }: z.output<typeof webhookChange>,
    client: Client,
  ): Promise<Webhook> {
    await this.#refuseUnreachable(wish.url);
    const head = await headPosition(this.db);
    return this.#write(me, client, 'webhook.changed', async (tx, now) => {
      const before = await locked(tx, id);
      if (before.version !== version)
        throw new Problem('version_conflict', 'A colleague has changed this webhook meanwhile: look again.', {
          version: before.version,
        });
      const isSwitchedOn = wish.active && !before.active;
      if (!wish.active && before.active) await giveUpWaiting(tx, id, now);
      return (await tx
        .updateTable('webhook')
        .set({
          ...columns(wish),
          version: before.version + 1,
          // Told again of what happens from now on, and as one that never failed.
          ...(isSwitchedOn && {
            from_position: head,
            stopped_reason: null,
            failures: 0,
            failing_since: null,
          }),
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()) as WebhookRow;
    });
  }

  /** With its log. */
  async remove(me: SignedIn, id: string, client: Client): Promise<void> {
    await this.#write(me, client, 'webhook.removed', async (tx, now) => {
      const row = await locked(tx, id);
      const open = await tx
        .selectFrom('webhook_delivery')
        .select('id')
        .where('webhook_id', '=', id)
        .where('state', 'in', ['waiting', 'retrying'])
        .execute();
      await closeWork(
        tx,
        open.map((delivery) => delivery.id),
        'The webhook was removed.',
        now,
      );
      await tx.deleteFrom('webhook').where('id', '=', id).execute();
      return row;
    });
  }

  /** A new one signs from now on; the former signs as well for a day. */
  async newSecret(
    me: SignedIn,
    id: string,
    client: Client,
  ): Promise<{ secret: string; formerUntil: string }> {
    const secret = newWebhookSecret();
    const until = new Date(this.clock.now().getTime() + changeOver).toISOString();
    await this.#write(me, client, 'webhook.secret_made', async (tx) => {
      const before = await locked(tx, id);
      const former = { secret: openWebhookSecrets(this.secretKey, before.secrets).secret, until };
      return (await tx
        .updateTable('webhook')
        .set({
          secrets: sealWebhookSecrets(this.secretKey, { secret, former }),
          version: before.version + 1,
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()) as WebhookRow;
    });
    return { secret, formerUntil: until };
  }

  async #refuseUnreachable(url: string): Promise<void> {
    try {
      await this.reaching.judge(url);
    } catch (error) {
      if (!(error instanceof NotCalled)) throw error;
      throw new Problem('invalid_request', 'This address cannot be used.', {
        errors: [{ path: 'url', message: error.message }],
      });
    }
  }

  async #write(
    me: SignedIn,
    client: Client,
    action: AuditAction,
    write: (tx: Sql, now: Date) => Promise<WebhookRow>,
  ): Promise<Webhook> {
    const now = this.clock.now();
    const shown = await this.db.transaction(async (tx) => {
      const row = await write(tx, now);
      const by = { kind: 'agent' as const, id: me.agentId };
      await record(tx, [{ type: 'settings.changed', data: { what: 'webhook' } }], by, now);
      const { address } = client;
      await audit(tx, now, {
        action,
        actorId: me.agentId,
        subject: row.id,
        data: { name: row.name },
        address,
      });
      return (await present(tx, [row]))[0]!;
    });
    this.signals.raise('events');
    return shown;
  }
}

const columns = ({ name, url, kinds, withNotes, active }: z.output<typeof webhookBody>) => ({
  name,
  url,
  kinds: [...new Set(kinds)],
  with_notes: withNotes,
  active,
});

export async function locked(tx: Sql, id: string): Promise<WebhookRow> {
  const row = await tx.selectFrom('webhook').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('This webhook');
  return row as WebhookRow;
}

async function present(db: Sql, rows: WebhookRow[]): Promise<Webhook[]> {
  const { rows: counts } = await sql<{ webhook_id: string; waiting: number; failed: number }>`
    select webhook_id, count(*) filter (where state <> 'failed')::int as waiting,
      count(*) filter (where state = 'failed')::int as failed
    from webhook_delivery where state <> 'delivered' group by webhook_id`.execute(db);
  const countsOf = new Map(counts.map((row) => [row.webhook_id, row]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    url: row.url,
    kinds: row.kinds,
    withNotes: row.with_notes,
    active: row.active,
    stoppedReason: row.stopped_reason,
    failingSince: row.failing_since?.toISOString() ?? null,
    waiting: countsOf.get(row.id)?.waiting ?? 0,
    failed: countsOf.get(row.id)?.failed ?? 0,
    version: row.version,
    createdAt: row.created_at.toISOString(),
  }));
}

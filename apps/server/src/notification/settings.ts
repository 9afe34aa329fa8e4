import type { NotificationSettings, notificationSettingsBody } from '@kontor/contracts/notification';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AccountMail } from '../accounts/account-mail.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { waysOf } from './ways.ts';

type Wish = z.infer<typeof notificationSettingsBody>;

/** How and when a person wants to be told. Their working hours are the calendar that they are named with. */
@Injectable()
export class NotifyingSettings {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountMail) private readonly mail: AccountMail,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  async show(me: SignedIn): Promise<NotificationSettings> {
    const row = await this.db.sql
      .selectFrom('agent')
      .innerJoin('workspace', (join) => join.onTrue())
      .leftJoin('calendar', 'calendar.id', 'agent.calendar_id')
      .select(['agent.notifications', 'agent.zone', 'workspace.zone as workspace_zone', 'calendar.spans'])
      .where('agent.id', '=', me.agentId)
      .executeTakeFirstOrThrow();
    return {
      kinds: waysOf(row.notifications),
      hours: row.spans,
      zone: row.zone ?? row.workspace_zone,
      canMail: this.mail.isPossible,
    };
  }

  async change(me: SignedIn, { kinds, hours }: Wish): Promise<NotificationSettings> {
    if (hours?.some(({ from, to }) => to <= from || to - from > 1440))
      throw new Problem('invalid_request', 'A span of working hours ends after it begins, within a day.', {
        errors: [{ path: 'hours', message: 'Let each span end after it begins, at most 24 hours later' }],
      });
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const agent = await tx
        .selectFrom('agent')
        .select(['name', 'calendar_id', 'zone'])
        .where('id', '=', me.agentId)
        .forNoKeyUpdate()
        .executeTakeFirstOrThrow();
      const calendar_id = await saveHours(tx, agent, hours, now);
      await tx
        .updateTable('agent')
        .set({ notifications: json(kinds), calendar_id })
        .where('id', '=', me.agentId)
        .execute();
      // The person's other windows fetch their settings again.
      await record(
        tx,
        [{ type: 'notifications.changed', data: { agentId: me.agentId } }],
        { kind: 'agent', id: me.agentId },
        now,
      );
    });
    this.signals.raise('events');
    return this.show(me);
  }
}

interface Worker {
  name: string;
  calendar_id: string | null;
  zone: string | null;
}

/** Policies and clocks may keep an older version: a calendar that was changed is a newer one of the same id. */
async function saveHours(
  tx: Sql,
  { name, calendar_id, zone }: Worker,
  hours: Wish['hours'],
  now: Date,
): Promise<string | null> {
  if (!hours) return null;
  const spans = json(hours);
  if (calendar_id) {
    await tx
      .updateTable('calendar')
      .set((row) => ({ spans, version: row('version', '+', 1) }))
      .where('id', '=', calendar_id)
      .execute();
    return calendar_id;
  }
  const workspace = await tx.selectFrom('workspace').select('zone').executeTakeFirstOrThrow();
  const id = newId();
  await tx
    .insertInto('calendar')
    .values({ id, name, zone: zone ?? workspace.zone, spans, created_at: now })
    .execute();
  return id;
}

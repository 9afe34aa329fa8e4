import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { Signals } from '../platform/signals.ts';
import { SECRET_KEY } from '../platform/tokens.ts';
import { openSecrets, sealSecrets } from './sealed-secrets.ts';
import type { Secrets } from './secret-settings.ts';

/** Puts secrets beside those that are sealed already, under the channel's row lock. Gives false when it is gone. */
export async function addSecrets(
  tx: Sql,
  secretKey: string,
  channelId: string,
  more: Secrets,
  { reconnect }: { reconnect: boolean },
): Promise<boolean> {
  const row = (await tx
    .selectFrom('channel')
    .selectAll()
    .where('id', '=', channelId)
    .where('archived_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()) as Row<'channel'> | undefined;
  if (!row) return false;
  await tx
    .updateTable('channel')
    .set({
      secrets: sealSecrets(secretKey, { ...openSecrets(secretKey, row.secrets), ...more }),
      ...(reconnect && { version: row.version + 1 }),
    })
    .where('id', '=', channelId)
    .execute();
  return true;
}

/** Secrets that providers renew while a channel works. */
@Injectable()
export class ChannelSecrets {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SECRET_KEY) private readonly secretKey: string,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** The channel's version stays: its connection goes on, and knows the new one already. */
  async keep(channelId: string, path: string, value: string): Promise<void> {
    await this.db.transaction((tx) =>
      addSecrets(tx, this.secretKey, channelId, { [path]: value }, { reconnect: false }),
    );
    this.signals.raise('channels');
  }
}

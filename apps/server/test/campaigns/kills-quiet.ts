import { sql } from 'kysely';
import { persistently } from '../../src/platform/database/persistently.ts';
import { until } from '../support/until.ts';
import type { Storm } from './kills-storm.ts';

/** Until nothing is on its way any more: held replies go, and leases of the dead run out first. */
export async function quiet({ db }: Storm): Promise<void> {
  await until('nothing is on its way any more', async () => {
    const { rows } = await persistently(() =>
      sql<{ quiet: boolean }>`
      select not exists (select 1 from receipt where state = 'stored')
        and not exists (select 1 from outbox where state = 'open')
        and not exists (select 1 from message where state in ('held', 'scheduled', 'queued', 'sending', 'retrying'))
        and not exists (select 1 from event where position is null) as quiet`.execute(db.sql),
    );
    return rows[0]!.quiet;
  });
}

import { Inject, Injectable } from '@nestjs/common';
import type { CheckStep } from '@kontor/channel-kit/adapter';
import { tell } from '@kontor/channel-kit/sentences';
import type { CheckResult } from '@kontor/contracts/settings';
import { z } from 'zod';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { notFound } from '../platform/problem.ts';
import { SECRET_KEY } from '../platform/tokens.ts';
import { judgeSettings } from './judging-settings.ts';
import { openSecrets } from './sealed-secrets.ts';
import type { Secrets } from './secret-settings.ts';
import { say } from '../platform/texts.ts';

export const checkBody = z.object({
  kind: z.string().max(60),
  settings: z.record(z.string(), z.unknown()),
  /** The channel whose stored secrets stand in for those left out. */
  channelId: z.uuid().optional(),
});

/** Milliseconds. */
const patience = 30_000;

/** Tries settings out, saved or not, against the real servers. */
@Injectable()
export class Checking {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(SECRET_KEY) private readonly secretKey: string,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async check(
    { kind, settings, channelId }: z.infer<typeof checkBody>,
    wait = patience,
  ): Promise<CheckResult> {
    const stored = channelId ? await this.#stored(kind, channelId) : {};
    const judged = await judgeSettings(kind, settings, stored);
    const began = this.clock.now();
    const steps: CheckStep[] = [];
    const signal = AbortSignal.timeout(wait);
    const io = { signal, now: () => this.clock.now() };
    for await (const step of judged.adapter.check?.(judged.settings, io) ?? []) steps.push(step);
    if (signal.aborted) {
      const ended = say('kontor.check.ended', { seconds: wait / 1000 });
      const { reason, advice, words } = tell(ended, [say('kontor.do.firewall')]);
      steps.push({ step: 'time', state: 'failed', took: wait, detail: reason, advice, words });
    }
    return { at: began.toISOString(), took: this.clock.now().getTime() - began.getTime(), steps };
  }

  async #stored(kind: string, channelId: string): Promise<Secrets> {
    const row = await this.db.sql
      .selectFrom('channel')
      .select('secrets')
      .where('id', '=', channelId)
      .where('kind', '=', kind)
      .where('archived_at', 'is', null)
      .executeTakeFirst();
    if (!row) throw notFound('This channel');
    return openSecrets(this.secretKey, row.secrets);
  }
}

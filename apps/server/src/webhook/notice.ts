import { Inject, Injectable } from '@nestjs/common';
import { AccountMail } from '../accounts/account-mail.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { PublicAddress } from '../platform/http/public-address.ts';

const mostTries = 8;
const minute = 60_000;

/** Tells the admins by mail that Kontor switched a webhook off. Its page says so in any case. */
@Injectable()
export class WebhookNotice {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountMail) private readonly mail: AccountMail,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  async carryOn(outboxId: string): Promise<void> {
    const now = this.clock.now();
    const row = await this.db.sql
      .selectFrom('outbox')
      .innerJoin('webhook', 'webhook.id', 'outbox.subject_id')
      .select(['outbox.tries', 'webhook.name', 'webhook.url', 'webhook.stopped_reason', 'webhook.active'])
      .where('outbox.id', '=', outboxId)
      .where('outbox.state', '=', 'open')
      .executeTakeFirst();
    // Removed, or switched on again before anybody could be told.
    if (!row || row.active || !this.mail.isPossible)
      return this.#put(outboxId, { state: 'done', closed_at: now });
    const admins = await this.db.sql
      .selectFrom('agent')
      .select(['email', 'locale'])
      .where('role', '=', 'admin')
      .where('disabled_at', 'is', null)
      .execute();
    let areAllTold = true;
    for (const { email, locale } of admins)
      if (!(await this.mail.send({ to: email, ...letter(row, locale, this.address.origin) })))
        areAllTold = false;
    if (areAllTold || row.tries + 1 >= mostTries)
      return this.#put(outboxId, { state: areAllTold ? 'done' : 'failed', closed_at: now });
    const due_at = new Date(now.getTime() + 2 ** row.tries * minute);
    return this.#put(outboxId, { tries: row.tries + 1, due_at, handed_until: null });
  }

  async #put(id: string, set: Record<string, unknown>): Promise<void> {
    await this.db.sql
      .updateTable('outbox')
      .set(set)
      .where('id', '=', id)
      .where('state', '=', 'open')
      .execute();
  }
}

interface Stopped {
  name: string;
  url: string;
  stopped_reason: 'failing' | 'gone' | null;
}

function letter({ name, url, stopped_reason }: Stopped, locale: string, origin: string) {
  const page = `${origin}/settings/webhooks`;
  if (locale === 'de')
    return {
      subject: `Webhook «${name}» wurde ausgeschaltet`,
      text:
        (stopped_reason === 'gone'
          ? `${url} antwortet, dass es diese Adresse nicht mehr gibt (410).`
          : `${url} nimmt seit Tagen nichts mehr an.`) +
        ` Kontor hat den Webhook ausgeschaltet. Was nicht ankam, steht noch 30 Tage im Protokoll und kann von dort gesendet werden:\n\n${page}\n`,
    };
  return {
    subject: `Webhook "${name}" was switched off`,
    text:
      (stopped_reason === 'gone'
        ? `${url} answers that this address is gone (410).`
        : `${url} has taken nothing for days.`) +
      ` Kontor has switched the webhook off. What did not arrive stays in its log for 30 days and can be sent from there:\n\n${page}\n`,
  };
}

import { Inject, Injectable } from '@nestjs/common';
import type { TransportOptions } from 'nodemailer';
import type { Logger } from 'pino';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { PublicAddress } from '../platform/http/public-address.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';

export interface AccountLetter {
  to: string;
  subject: string;
  text: string;
}

/** An admin waits for the answer. Milliseconds. */
const patience = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 15_000 };

/** Mails of Kontor itself to colleagues, by SMTP_URL. */
@Injectable()
export class AccountMail {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
    private readonly db: Database,
    private readonly address: PublicAddress,
  ) {}

  get isPossible(): boolean {
    return this.config.smtpUrl !== undefined;
  }

  /** True when the mail server took it. When not, the log has the reason and the link is handed over by a person. */
  async send(letter: AccountLetter): Promise<boolean> {
    if (!this.config.smtpUrl) return false;
    // Loaded at the first mail: most starts send none.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({ url: this.config.smtpUrl, ...patience } as TransportOptions, {
      from: await this.#sender(),
      // Out-of-office answers to an invitation help nobody.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    try {
      await transport.sendMail(letter);
      return true;
    } catch (error) {
      this.log.error({ err: error }, 'SMTP_URL did not take a mail to a colleague');
      return false;
    } finally {
      transport.close();
    }
  }

  /** The account at the mail server where it is an address, else the company's public one. */
  async #sender(): Promise<string> {
    const user = decodeURIComponent(new URL(this.config.smtpUrl!).username);
    if (user.includes('@')) return `Kontor <${user}>`;
    const brand = await this.db.sql
      .selectFrom('brand')
      .select('public_address')
      .where('public_address', 'like', '%_@_%')
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst();
    return `Kontor <${brand?.public_address ?? `kontor@${new URL(this.address.origin).hostname}`}>`;
  }
}

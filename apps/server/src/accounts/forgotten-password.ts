import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { textKey } from '@kontor/domain/text/key';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { notFound } from '../platform/problem.ts';
import { LOG } from '../platform/tokens.ts';
import { type Locale, resetLetter } from './account-letters.ts';
import { AccountLinks, type NewLink } from './account-links.ts';
import { AccountMail } from './account-mail.ts';
import { audit } from './audit.ts';
import type { Client } from './client.ts';
import { addressPace, countTry, mailPace } from './login-throttle.ts';
import type { SignedIn } from './signed-in.ts';

interface Person {
  id: string;
  email: string;
  locale: string;
}

@Injectable()
export class ForgottenPassword implements OnApplicationShutdown {
  readonly #inHand = new Set<Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly links: AccountLinks,
    private readonly mail: AccountMail,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** The caller learns nothing about who has an account, not even by the time it takes: the work comes after. */
  async ask(email: string, client: Client): Promise<void> {
    await countTry(this.db, { [`reset ${client.address}`]: addressPace }, this.clock.now());
    const work = this.#mailLink(email, client).catch((error) =>
      this.log.error({ err: error }, 'A link for a forgotten password was not sent'),
    );
    this.#inHand.add(work);
    void work.finally(() => this.#inHand.delete(work));
  }

  /** Resolves when what was asked for so far is done. */
  async settled(): Promise<void> {
    await Promise.all(this.#inHand);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.settled();
  }

  /** An admin's way, for whoever has no mail: mailed where it can be, else shown to hand over. */
  async makeLink(me: SignedIn, agentId: string, client: Client) {
    const person = await this.#person('id', agentId);
    if (!person) throw notFound('This person');
    const made = await this.#makeLink(person, me.agentId, client);
    const mailed = await this.#send(person, made);
    return {
      id: made.id,
      mailed,
      link: mailed ? null : made.link,
      expiresAt: made.expiresAt.toISOString(),
    };
  }

  async #mailLink(email: string, client: Client): Promise<void> {
    const person = await this.#person('email_key', textKey(email));
    if (!person || !this.mail.isPossible) return;
    try {
      await countTry(this.db, { [`reset mail ${person.id}`]: mailPace }, this.clock.now());
    } catch {
      return;
    }
    await this.#send(person, await this.#makeLink(person, null, client));
  }

  #person(by: 'id' | 'email_key', value: string): Promise<Person | undefined> {
    return this.db.sql
      .selectFrom('agent')
      .select(['id', 'email', 'locale'])
      .where(by, '=', value)
      .where('disabled_at', 'is', null)
      .executeTakeFirst();
  }

  #makeLink(person: Person, createdBy: string | null, client: Client): Promise<NewLink> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      await audit(tx, now, {
        action: createdBy ? 'password.reset_link_made' : 'password.reset_requested',
        actorId: createdBy,
        subject: person.id,
        address: client.address,
      });
      return this.links.make(tx, { kind: 'reset', agentId: person.id, createdBy }, now);
    });
  }

  async #send(person: Person, made: NewLink): Promise<boolean> {
    const workspace = await this.db.sql
      .selectFrom('workspace')
      .select(['name', 'zone'])
      .executeTakeFirstOrThrow();
    return this.mail.send(
      resetLetter({
        to: person.email,
        locale: person.locale as Locale,
        workspace: workspace.name,
        zone: workspace.zone,
        ...made,
      }),
    );
  }
}

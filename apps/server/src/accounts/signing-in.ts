import { Injectable } from '@nestjs/common';
import type { signIn } from '@kontor/contracts/people';
import { textKey } from '@kontor/domain/text/key';
import type { z } from 'zod';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Problem } from '../platform/problem.ts';
import { audit } from './audit.ts';
import type { Client } from './client.ts';
import { accountPace, addressPace, countTry, forgive } from './login-throttle.ts';
import { passwordMatches } from './passwords.ts';
import { SecondFactor } from './second-factor.ts';
import { beginSession, type NewSession } from './sessions.ts';

@Injectable()
export class SigningIn {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secondFactor: SecondFactor,
  ) {}

  /** The same words, the same work and the same slow-down whether there is such an account or not. */
  async signIn(
    { email, password, code }: z.infer<typeof signIn>,
    client: Client,
  ): Promise<NewSession & { agentId: string }> {
    const now = this.clock.now();
    const emailKey = textKey(email);
    const account = `account ${emailKey}`;
    const address = `address ${client.address}`;
    await countTry(this.db, { [account]: accountPace, [address]: addressPace }, now);

    const agent = await this.db.sql
      .selectFrom('agent')
      .select(['id', 'password_hash', 'second_factor', 'disabled_at'])
      .where('email_key', '=', emailKey)
      .executeTakeFirst();
    const known = await passwordMatches(agent?.password_hash, password);
    if (!agent || !known || agent.disabled_at) {
      await audit(this.db.sql, now, {
        action: 'sign_in.failed',
        actorId: null,
        subject: agent?.id ?? email.slice(0, 320),
        address: client.address,
      });
      throw new Problem('wrong_credentials', 'E-mail or password is wrong.');
    }
    try {
      await this.secondFactor.check(agent, code, client, now);
    } catch (error) {
      // Whoever is only asked for a code has not failed yet.
      if (code)
        await audit(this.db.sql, now, {
          action: 'sign_in.failed',
          actorId: null,
          subject: agent.id,
          data: { code: true },
          address: client.address,
        });
      throw error;
    }

    await forgive(this.db, account, address);
    const session = await this.db.transaction(async (tx) => {
      await audit(tx, now, {
        action: 'sign_in.succeeded',
        actorId: agent.id,
        subject: agent.id,
        address: client.address,
      });
      return beginSession(tx, agent.id, client, now);
    });
    return { ...session, agentId: agent.id };
  }
}

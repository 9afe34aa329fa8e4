import { Injectable } from '@nestjs/common';
import type { passwordBody, profileBody } from '@kontor/contracts/people';
import type { z } from 'zod';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { audit } from './audit.ts';
import type { Client } from './client.ts';
import { accountPace, addressPace, countTry, forgive } from './login-throttle.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { endSessions } from './sessions.ts';
import type { SignedIn } from './signed-in.ts';
import { refuseUnknownZone } from './zone.ts';

/** What a person changes about themselves. */
@Injectable()
export class Myself {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signals: Signals,
  ) {}

  async changeProfile(
    me: SignedIn,
    { name, locale, zone, signatureLine }: z.infer<typeof profileBody>,
  ): Promise<void> {
    refuseUnknownZone(zone);
    await this.db.transaction(async (tx) => {
      await tx
        .updateTable('agent')
        .set((row) => ({
          name,
          locale,
          zone,
          ...(signatureLine !== undefined && { signature_line: signatureLine }),
          version: row('version', '+', 1),
        }))
        .where('id', '=', me.agentId)
        .execute();
      await record(
        tx,
        [{ type: 'agent.changed', data: { agentId: me.agentId } }],
        { kind: 'agent', id: me.agentId },
        this.clock.now(),
      );
    });
    this.signals.raise('events');
  }

  /** Whoever changes it because someone else knows it wants that one out: all other sessions end. */
  async changePassword(
    me: SignedIn,
    { current, password }: z.infer<typeof passwordBody>,
    client: Client,
  ): Promise<void> {
    const now = this.clock.now();
    const [account, address] = [`password ${me.agentId}`, `address ${client.address}`];
    await countTry(this.db, { [account]: accountPace, [address]: addressPace }, now);
    const agent = await this.db.sql
      .selectFrom('agent')
      .select('password_hash')
      .where('id', '=', me.agentId)
      .executeTakeFirstOrThrow();
    if (!(await passwordMatches(agent.password_hash, current)))
      throw new Problem('wrong_credentials', 'The current password is wrong.');
    await forgive(this.db, account, address);

    const password_hash = await hashPassword(password);
    await this.db.transaction(async (tx) => {
      await tx.updateTable('agent').set({ password_hash }).where('id', '=', me.agentId).execute();
      await endSessions(tx, me.agentId, now, { except: me.sessionId });
      await audit(tx, now, {
        action: 'password.changed',
        actorId: me.agentId,
        subject: me.agentId,
        address: client.address,
      });
    });
    this.signals.raise('events');
  }
}

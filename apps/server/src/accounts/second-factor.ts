import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database/database.ts';
import type { StoredFactor } from '../platform/database/tables/people.ts';
import { Problem } from '../platform/problem.ts';
import { open, seal } from '../platform/secrets/sealing.ts';
import { SECRET_KEY } from '../platform/tokens.ts';
import { audit } from './audit.ts';
import type { Client } from './client.ts';
import { hashRecoveryCode } from './recovery-codes.ts';
import { totpStep } from './totp.ts';

const purpose = 'second factor';

@Injectable()
export class SecondFactor {
  constructor(
    private readonly db: Database,
    @Inject(SECRET_KEY) private readonly secretKey: string,
  ) {}

  seal(secret: Buffer): string {
    return seal(this.secretKey, purpose, secret.toString('base64'));
  }

  unseal(sealed: string): Buffer {
    return Buffer.from(open(this.secretKey, purpose, sealed), 'base64');
  }

  /**
   * Lets pass whoever has none, or whose code is right: the app's, or a recovery code. Either is used up by it, also when two
   * come at once.
   */
  async check(
    agent: { id: string; second_factor: StoredFactor | null },
    code: string | undefined,
    client: Client,
    now: Date,
  ): Promise<void> {
    const stored = agent.second_factor;
    if (stored === null) return;
    if (!code) throw new Problem('second_factor_needed', 'Enter the code of your authenticator app.');
    const step = totpStep(this.unseal(stored.totp), code, now);
    const passes =
      step === undefined
        ? await this.#useRecoveryCode(agent.id, code, client, now)
        : await this.#useStep(agent.id, step);
    if (passes) return;
    throw new Problem('wrong_credentials', 'This code is wrong, too old, or was used before.');
  }

  async #useStep(agentId: string, step: number): Promise<boolean> {
    const { numAffectedRows } = await sql`
      update agent set second_factor = jsonb_set(second_factor, '{lastStep}', to_jsonb(${step}::bigint))
      where id = ${agentId} and (second_factor ->> 'lastStep')::bigint < ${step}`.execute(this.db.sql);
    return Number(numAffectedRows) > 0;
  }

  #useRecoveryCode(agentId: string, code: string, client: Client, now: Date): Promise<boolean> {
    const hash = hashRecoveryCode(code);
    return this.db.transaction(async (tx) => {
      const { rows } = await sql<{ left: number }>`
        update agent set second_factor =
          jsonb_set(second_factor, '{recovery}', (second_factor -> 'recovery') - ${hash}::text)
        where id = ${agentId} and second_factor -> 'recovery' ? ${hash}
        returning jsonb_array_length(second_factor -> 'recovery') as left`.execute(tx);
      const [used] = rows;
      if (used)
        await audit(tx, now, {
          action: 'second_factor.recovery_code_used',
          actorId: agentId,
          subject: agentId,
          data: { left: used.left },
          address: client.address,
        });
      return used !== undefined;
    });
  }
}

import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SecondFactorState } from '@kontor/contracts/people';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { StoredFactor } from '../platform/database/tables/people.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { audit, type AuditAction } from './audit.ts';
import type { Client } from './client.ts';
import { accountPace, addressPace, countTry, forgive } from './login-throttle.ts';
import { passwordMatches } from './passwords.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import { SecondFactor } from './second-factor.ts';
import { endSessions } from './sessions.ts';
import type { SignedIn } from './signed-in.ts';
import { base32, totpAddress, totpStep } from './totp.ts';

/** How long a secret that was shown waits for its first code. Milliseconds. */
const patience = 30 * 60_000;

interface Proof {
  password: string;
  code?: string | undefined;
}

/** How a person turns the second factor on, off, and gets new recovery codes; and how an admin helps who lost it. */
@Injectable()
export class SecondFactorSetup {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly secondFactor: SecondFactor,
  ) {}

  async show(me: SignedIn): Promise<SecondFactorState> {
    const { second_factor: factor } = await account(this.db.sql, me.agentId);
    return {
      enabled: factor !== null,
      since: factor?.since ?? null,
      recoveryCodesLeft: factor?.recovery.length ?? 0,
    };
  }

  /** A new secret, to be shown once. It counts when a code of it was typed; until then nothing has changed. */
  async begin(me: SignedIn, proof: Proof, client: Client): Promise<{ secret: string; address: string }> {
    const { email, second_factor } = await this.#prove(me, proof, client);
    if (second_factor)
      throw new Problem('not_possible', 'You have a second factor: turn it off before you set up another.');
    const secret = randomBytes(20);
    const pending = { totp: this.secondFactor.seal(secret), at: this.clock.now().toISOString() };
    await this.db.sql
      .updateTable('agent')
      .set({ second_factor_pending: json(pending) })
      .where('id', '=', me.agentId)
      .execute();
    const { name } = await this.db.sql.selectFrom('workspace').select('name').executeTakeFirstOrThrow();
    return { secret: base32(secret), address: totpAddress(secret, name, email) };
  }

  /** From now on it is asked for. Gives the recovery codes, which are shown only here. */
  async confirm(me: SignedIn, code: string, client: Client): Promise<string[]> {
    refuseTokens(me);
    const now = this.clock.now();
    const [key, address] = [`second factor ${me.agentId}`, `address ${client.address}`];
    await countTry(this.db, { [key]: accountPace, [address]: addressPace }, now);
    const codes = newRecoveryCodes();
    await this.db.transaction(async (tx) => {
      const { second_factor, second_factor_pending: pending } = await account(tx, me.agentId, true);
      if (second_factor) throw new Problem('not_possible', 'The second factor is on already.');
      if (!pending || now.getTime() - Date.parse(pending.at) > patience)
        throw new Problem('not_possible', 'This setup has run out: begin again.');
      const step = totpStep(this.secondFactor.unseal(pending.totp), code, now);
      if (step === undefined)
        throw new Problem(
          'wrong_credentials',
          'This code is wrong. Look whether the clock of the phone is right, and take the next code.',
        );
      const factor: StoredFactor = {
        totp: pending.totp,
        since: now.toISOString(),
        lastStep: step,
        recovery: codes.map(hashRecoveryCode),
      };
      await keep(tx, me.agentId, factor);
      // Whoever came in with the password alone is out.
      await endSessions(tx, me.agentId, now, { except: me.sessionId });
      await this.#audit(tx, 'second_factor.turned_on', me.agentId, me.agentId, client);
    });
    await forgive(this.db, key, address);
    return codes;
  }

  async renewCodes(me: SignedIn, proof: Proof, client: Client): Promise<string[]> {
    await this.#prove(me, proof, client);
    const codes = newRecoveryCodes();
    await this.db.transaction(async (tx) => {
      const { second_factor: factor } = await account(tx, me.agentId, true);
      if (!factor) throw new Problem('not_possible', 'There is no second factor to have codes for.');
      await keep(tx, me.agentId, { ...factor, recovery: codes.map(hashRecoveryCode) });
      await this.#audit(tx, 'second_factor.codes_made', me.agentId, me.agentId, client);
    });
    return codes;
  }

  async turnOff(me: SignedIn, proof: Proof, client: Client): Promise<void> {
    await this.#prove(me, proof, client);
    await this.db.transaction(async (tx) => {
      const { second_factor: factor } = await account(tx, me.agentId, true);
      if (!factor) return;
      await keep(tx, me.agentId, null);
      await this.#audit(tx, 'second_factor.turned_off', me.agentId, me.agentId, client);
    });
  }

  /** For somebody who lost phone and codes. All their sessions end: whoever has the phone is not let in by it. */
  async reset(me: SignedIn, agentId: string, client: Client): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const { second_factor: factor } = await account(tx, agentId, true);
      if (!factor) throw new Problem('not_possible', 'This person has no second factor.');
      await keep(tx, agentId, null);
      await endSessions(tx, agentId, now, { by: me.agentId });
      await this.#audit(tx, 'second_factor.reset', me.agentId, agentId, client);
    });
  }

  /** Whoever sits at somebody's open screen has neither password nor phone. */
  async #prove(me: SignedIn, { password, code }: Proof, client: Client) {
    refuseTokens(me);
    const now = this.clock.now();
    const [key, address] = [`password ${me.agentId}`, `address ${client.address}`];
    await countTry(this.db, { [key]: accountPace, [address]: addressPace }, now);
    const agent = await account(this.db.sql, me.agentId);
    if (!(await passwordMatches(agent.password_hash, password)))
      throw new Problem('wrong_credentials', 'The password is wrong.');
    await this.secondFactor.check(agent, code, client, now);
    await forgive(this.db, key, address);
    return agent;
  }

  #audit(tx: Sql, action: AuditAction, actorId: string, subject: string, client: Client): Promise<void> {
    return audit(tx, this.clock.now(), { action, actorId, subject, address: client.address });
  }
}

async function account(db: Sql, id: string, lock = false) {
  const agent = await db
    .selectFrom('agent')
    .select(['id', 'email', 'password_hash', 'second_factor', 'second_factor_pending'])
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!agent) throw notFound('This person');
  return agent;
}

async function keep(tx: Sql, agentId: string, factor: StoredFactor | null): Promise<void> {
  await tx
    .updateTable('agent')
    .set({ second_factor: factor && json(factor), second_factor_pending: null })
    .where('id', '=', agentId)
    .execute();
}

/** A script's token changes nothing about how its owner signs in. */
function refuseTokens(me: SignedIn): void {
  if (!me.sessionId) throw new Problem('not_allowed', 'Sign in with your password for this.');
}

import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '../platform/problem.ts';
import { open } from '../platform/secrets/sealing.ts';
import { SECRET_KEY } from '../platform/tokens.ts';
import { totpMatches } from './totp.ts';

export const secondFactorPurpose = 'second factor';

@Injectable()
export class SecondFactor {
  constructor(@Inject(SECRET_KEY) private readonly secretKey: string) {}

  /** Lets pass whoever has none, or whose code is right. `stored` is `{ totp: sealed }`, as in the agent's row. */
  check(stored: Record<string, unknown> | null, code: string | undefined, now: Date): void {
    if (stored === null) return;
    if (!code) throw new Problem('second_factor_needed', 'Enter the code of your authenticator app.');
    const secret = Buffer.from(open(this.secretKey, secondFactorPurpose, String(stored.totp)), 'base64');
    if (!totpMatches(secret, code, now))
      throw new Problem('wrong_credentials', 'This code is wrong or too old.');
  }
}

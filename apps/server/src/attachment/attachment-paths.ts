import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { Row } from '../platform/database/tables.ts';
import { signPath } from '../platform/secrets/signed-paths.ts';
import { SECRET_KEY } from '../platform/tokens.ts';

/** How long a path to an attachment is good. Milliseconds. */
const life = 3_600_000;

/** Signed, expiring paths: whoever has one may fetch the file, whoever may not see the message gets none. */
@Injectable()
export class AttachmentPaths {
  constructor(
    @Inject(SECRET_KEY) private readonly secretKey: string,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  sign(attachment: Pick<Row<'attachment'>, 'id' | 'sha256'>): string | null {
    if (!attachment.sha256) return null;
    // To the hour, so that the same path is asked for again and can be cached.
    const until = Math.ceil(this.clock.now().getTime() / life + 1) * life;
    return signPath(this.secretKey, `/files/${attachment.id}`, new Date(until));
  }
}

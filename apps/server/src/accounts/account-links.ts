import { Injectable } from '@nestjs/common';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { PublicAddress } from '../platform/http/public-address.ts';
import { notFound } from '../platform/problem.ts';
import { hashToken, randomToken } from './random-token.ts';

/** How long a link works. Milliseconds. */
export const linkLife = { invitation: 7 * 86_400_000, reset: 2 * 3_600_000 } as const;

export interface NewLink {
  id: string;
  /** Address of the console's page, with the secret; stored nowhere. */
  link: string;
  expiresAt: Date;
}

type LinkFor =
  | {
      kind: 'invitation';
      email: string;
      role: Row<'account_link'>['role'];
      teamIds: string[];
      createdBy: string;
    }
  | { kind: 'reset'; agentId: string; createdBy: string | null };

export type AccountLink = Row<'account_link'>;

@Injectable()
export class AccountLinks {
  constructor(private readonly address: PublicAddress) {}

  async make(tx: Sql, whom: LinkFor, now: Date): Promise<NewLink> {
    const token = randomToken();
    const expiresAt = new Date(now.getTime() + linkLife[whom.kind]);
    const id = newId();
    await tx
      .insertInto('account_link')
      .values({
        id,
        kind: whom.kind,
        token_hash: hashToken(token),
        created_by: whom.createdBy,
        created_at: now,
        expires_at: expiresAt,
        ...(whom.kind === 'reset'
          ? { agent_id: whom.agentId }
          : { email: whom.email, role: whom.role, team_ids: whom.teamIds }),
      })
      .execute();
    return { id, link: `${this.address.origin}/link/${token}`, expiresAt };
  }
}

/** The link behind a secret, while it works; unknown, used and expired ones are all the same: not there. */
export async function findLink(
  db: Sql,
  token: string,
  now: Date,
  { lock = false } = {},
): Promise<AccountLink> {
  const link = await db
    .selectFrom('account_link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!link) throw notFound('This link has been used, has expired or');
  return link as AccountLink;
}

/** Ends every open link to the same end: a newer one, a new password or a withdrawal makes them void. */
export async function voidLinks(
  tx: Sql,
  whom: { email: string } | { agentId: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('account_link')
    .set({ used_at: now })
    .where('used_at', 'is', null)
    .$if('email' in whom, (query) =>
      query.where('kind', '=', 'invitation').where('email', '=', (whom as { email: string }).email),
    )
    .$if('agentId' in whom, (query) => query.where('agent_id', '=', (whom as { agentId: string }).agentId))
    .execute();
}

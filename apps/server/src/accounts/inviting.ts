import { Injectable } from '@nestjs/common';
import type { invite } from '@kontor/contracts/people';
import { textKey } from '@kontor/domain/text/key';
import type { z } from 'zod';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { refuseUnknownTeams } from './membership.ts';
import { invitationLetter, type Locale } from './account-letters.ts';
import { AccountLinks, voidLinks } from './account-links.ts';
import { AccountMail } from './account-mail.ts';
import { audit } from './audit.ts';
import type { Client } from './client.ts';
import type { SignedIn } from './signed-in.ts';

@Injectable()
export class Inviting {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly links: AccountLinks,
    private readonly mail: AccountMail,
  ) {}

  /** By mail; where none can be sent, the link is given to the admin to hand over. */
  async invite(me: SignedIn, { email, role, teamIds }: z.infer<typeof invite>, client: Client) {
    const now = this.clock.now();
    const { made, workspace } = await this.db.transaction(async (tx) => {
      const taken = await tx
        .selectFrom('agent')
        .select('id')
        .where('email_key', '=', textKey(email))
        .executeTakeFirst();
      if (taken) throw new Problem('name_taken', `${email} has an account already.`);
      await refuseUnknownTeams(tx, teamIds);
      await voidLinks(tx, { email }, now);
      const made = await this.links.make(
        tx,
        { kind: 'invitation', email, role, teamIds, createdBy: me.agentId },
        now,
      );
      await audit(tx, now, {
        action: 'invitation.made',
        actorId: me.agentId,
        subject: made.id,
        data: { email, role, teamIds },
        address: client.address,
      });
      const workspace = await tx
        .selectFrom('workspace')
        .select(['name', 'locale', 'zone'])
        .executeTakeFirstOrThrow();
      return { made, workspace };
    });

    const mailed = await this.mail.send(
      invitationLetter({
        to: email,
        locale: workspace.locale as Locale,
        workspace: workspace.name,
        zone: workspace.zone,
        by: me.name,
        ...made,
      }),
    );
    return {
      id: made.id,
      mailed,
      link: mailed ? null : made.link,
      expiresAt: made.expiresAt.toISOString(),
    };
  }

  async list() {
    const rows = await this.db.sql
      .selectFrom('account_link')
      .select(['id', 'email', 'role', 'team_ids', 'expires_at'])
      .where('kind', '=', 'invitation')
      .where('used_at', 'is', null)
      .where('expires_at', '>', this.clock.now())
      .orderBy('created_at', 'desc')
      .execute();
    return {
      items: rows.map((row) => ({
        id: row.id,
        email: row.email!,
        role: row.role!,
        teamIds: row.team_ids,
        expiresAt: row.expires_at.toISOString(),
      })),
    };
  }

  async withdraw(me: SignedIn, id: string, client: Client): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const withdrawn = await tx
        .updateTable('account_link')
        .set({ used_at: now })
        .where('id', '=', id)
        .where('kind', '=', 'invitation')
        .where('used_at', 'is', null)
        .returning('email')
        .executeTakeFirst();
      if (!withdrawn) throw notFound('This invitation');
      await audit(tx, now, {
        action: 'invitation.withdrawn',
        actorId: me.agentId,
        subject: id,
        data: { email: withdrawn.email },
        address: client.address,
      });
    });
  }
}

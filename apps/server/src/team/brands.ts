import { Injectable } from '@nestjs/common';
import type { Brand, brandBody } from '@kontor/contracts/settings';
import { signatureVariables } from '@kontor/domain/template/variables';
import type { z } from 'zod';
import { audit } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { judgedTexts } from '../conversation/judging-templates.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { Signatures } from '../platform/database/tables/company.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';

type Wish = z.infer<typeof brandBody>;

@Injectable()
export class Brands {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly signals: Signals,
  ) {}

  make(me: SignedIn, wish: Wish, client: Client): Promise<Brand> {
    const id = newId();
    return this.#save(me, client, 'brand.made', async (tx, now) =>
      tx
        .insertInto('brand')
        .values({ id, ...(await columns(tx, me, wish)), created_at: now })
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
  }

  change(me: SignedIn, id: string, wish: Wish, client: Client): Promise<Brand> {
    return this.#save(me, client, 'brand.changed', async (tx) => {
      const wanted = await columns(tx, me, wish);
      const changed = await tx
        .updateTable('brand')
        .set((row) => ({ ...wanted, version: row('version', '+', 1) }))
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      if (!changed) throw notFound('This brand');
      return changed;
    });
  }

  async #save(
    me: SignedIn,
    client: Client,
    action: 'brand.made' | 'brand.changed',
    write: (tx: Sql, now: Date) => Promise<unknown>,
  ): Promise<Brand> {
    const now = this.clock.now();
    const saved = await this.db.transaction(async (tx) => {
      const row = (await write(tx, now)) as Row<'brand'>;
      await record(
        tx,
        [{ type: 'settings.changed', data: { what: 'brand' } }],
        { kind: 'agent', id: me.agentId },
        now,
      );
      await audit(tx, now, {
        action,
        actorId: me.agentId,
        subject: row.id,
        data: { name: row.name },
        address: client.address,
      });
      return row;
    });
    this.signals.raise('events');
    return presentBrand(saved);
  }
}

async function columns(tx: Sql, me: SignedIn, wish: Wish) {
  const { name, color, senderName, publicAddress, locale, signatures } = wish;
  const reader = await tx
    .selectFrom('agent')
    .select('locale')
    .where('id', '=', me.agentId)
    .executeTakeFirst();
  const judged = judgedTexts(
    signatures,
    reader?.locale === 'de' ? 'de' : 'en',
    'signatures',
    signatureVariables,
  );
  return {
    name,
    color,
    sender_name: senderName,
    public_address: publicAddress,
    locale,
    signatures: json<Signatures>(judged),
  };
}

export function presentBrand(row: Row<'brand'>): Brand {
  return {
    id: row.id,
    name: row.name,
    color: row.color,
    senderName: row.sender_name,
    publicAddress: row.public_address,
    locale: row.locale,
    signatures: row.signatures,
    version: row.version,
  };
}

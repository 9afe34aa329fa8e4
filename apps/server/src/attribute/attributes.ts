import { Inject, Injectable } from '@nestjs/common';
import type {
  Attribute,
  attributeBody,
  AttributeList,
  AttributeOption,
  attributeOrder,
  AttributeType,
  AttributeWords,
  newAttributeBody,
} from '@kontor/contracts/attribute';
import { isStorable } from '@kontor/domain/text/key';
import type { z } from 'zod';
import { audit, type AuditAction } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';
import { type AttributeRow, attributesIn, presentAttribute } from './attribute-rows.ts';
import { usesOfAttributes } from './attribute-uses.ts';

type NewWish = z.infer<typeof newAttributeBody>;
type Wish = z.infer<typeof attributeBody>;

/** The fields that this workspace added to its customers and companies. None is ever deleted: values and conditions name it. */
@Injectable()
export class Attributes {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  async list(): Promise<AttributeList> {
    const rows = (await attributesIn(this.db.sql).execute()) as AttributeRow[];
    const uses = await usesOfAttributes(this.db.sql, rows);
    return {
      items: rows.map((row) => ({
        ...presentAttribute(row),
        uses: uses.get(row.id) ?? { values: 0, views: 0, rules: 0 },
      })),
    };
  }

  make(me: SignedIn, wish: NewWish, client: Client): Promise<Attribute> {
    refuseNameless(wish.name, wish.options, wish.type);
    return this.#save(me, client, 'attribute.made', async (tx, now) => {
      const { last } = await tx
        .selectFrom('attribute')
        .select(({ fn }) => fn.max('place').as('last'))
        .where('of', '=', wish.of)
        .executeTakeFirstOrThrow();
      const made = await tx
        .insertInto('attribute')
        .values({
          id: newId(),
          of: wish.of,
          key: wish.key,
          type: wish.type,
          name: json(wish.name),
          options: json(wish.type === 'choice' ? wish.options : []),
          place: Number(last ?? 0) + 1,
          created_at: now,
        })
        .onConflict((conflict) => conflict.columns(['of', 'key']).doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!made)
        throw new Problem(
          'name_taken',
          `There is an attribute "${wish.key}" already, perhaps an archived one.`,
        );
      return made as AttributeRow;
    });
  }

  change(me: SignedIn, id: string, { name, options, version }: Wish, client: Client): Promise<Attribute> {
    return this.#save(me, client, 'attribute.changed', async (tx) => {
      const before = await locked(tx, id);
      refuseNameless(name, options, before.type);
      if (before.version !== version)
        throw new Problem(
          'version_conflict',
          'A colleague has changed this attribute meanwhile: look again.',
          {
            version: before.version,
          },
        );
      return written(tx, before, {
        name: json(name),
        options: json(before.type === 'choice' ? options : []),
      });
    });
  }

  /** It is no longer shown or asked for. Values stay, and conditions that use it go on. */
  archive(me: SignedIn, id: string, client: Client): Promise<Attribute> {
    return this.#save(me, client, 'attribute.archived', async (tx, now) => {
      const before = await locked(tx, id);
      return before.archived_at ? before : written(tx, before, { archived_at: now });
    });
  }

  bringBack(me: SignedIn, id: string, client: Client): Promise<Attribute> {
    return this.#save(me, client, 'attribute.brought_back', async (tx) => {
      const before = await locked(tx, id);
      return before.archived_at ? written(tx, before, { archived_at: null }) : before;
    });
  }

  async order(
    me: SignedIn,
    { of, ids }: z.infer<typeof attributeOrder>,
    client: Client,
  ): Promise<AttributeList> {
    await this.#write(me, client, 'attribute.order_changed', async (tx) => {
      const present = await tx
        .selectFrom('attribute')
        .select('id')
        .where('of', '=', of)
        .orderBy('id')
        .forUpdate()
        .execute();
      const named = new Set(ids);
      if (
        named.size !== present.length ||
        ids.length !== named.size ||
        present.some((row) => !named.has(row.id))
      )
        throw new Problem(
          'version_conflict',
          'The list of attributes has changed meanwhile. Load it again and order it.',
        );
      for (const [i, id] of ids.entries())
        await tx
          .updateTable('attribute')
          .set({ place: i + 1 })
          .where('id', '=', id)
          .execute();
      return null;
    });
    return this.list();
  }

  async #save(
    me: SignedIn,
    client: Client,
    action: AuditAction,
    write: (tx: Sql, now: Date) => Promise<AttributeRow>,
  ): Promise<Attribute> {
    const row = await this.#write(me, client, action, write);
    return presentAttribute(row!);
  }

  async #write(
    me: SignedIn,
    client: Client,
    action: AuditAction,
    write: (tx: Sql, now: Date) => Promise<AttributeRow | null>,
  ): Promise<AttributeRow | null> {
    const now = this.clock.now();
    const row = await this.db.transaction(async (tx) => {
      const saved = await write(tx, now);
      const by = { kind: 'agent' as const, id: me.agentId };
      await record(tx, [{ type: 'settings.changed', data: { what: 'attribute' } }], by, now);
      await audit(tx, now, {
        action,
        actorId: me.agentId,
        subject: saved?.id ?? null,
        data: saved ? { key: `${saved.of}.${saved.key}` } : {},
        address: client.address,
      });
      return saved;
    });
    this.signals.raise('attributes');
    this.signals.raise('events');
    return row;
  }
}

async function locked(tx: Sql, id: string): Promise<AttributeRow> {
  const row = await tx
    .selectFrom('attribute')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('This attribute');
  return row as AttributeRow;
}

async function written(
  tx: Sql,
  before: AttributeRow,
  columns: Record<string, unknown>,
): Promise<AttributeRow> {
  return (await tx
    .updateTable('attribute')
    .set({ ...columns, version: before.version + 1 })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()) as AttributeRow;
}

/** A name in one language is enough; a choice offers something, and nothing twice. */
function refuseNameless(name: AttributeWords, options: AttributeOption[], type: AttributeType): void {
  const errors: { path: string; message: string }[] = [];
  if (!isNamed(name)) errors.push({ path: 'name', message: 'Give it a name in English or in German.' });
  if (type === 'choice') {
    if (options.length === 0) errors.push({ path: 'options', message: 'Name at least one choice.' });
    if (options.some(({ label }) => !isNamed(label)))
      errors.push({ path: 'options', message: 'Each choice needs a name in English or in German.' });
    if (new Set(options.map(({ value }) => value)).size < options.length)
      errors.push({ path: 'options', message: 'Two choices are the same.' });
    if (options.some(({ value }) => !isStorable(value)))
      errors.push({ path: 'options', message: 'A choice holds characters that cannot be stored.' });
  }
  if (errors.length > 0)
    throw new Problem('invalid_request', 'Some of what was sent is not valid.', { errors });
}

const isNamed = ({ en, de }: AttributeWords) => Boolean(en ?? de);

import { type NotificationKind } from '@kontor/contracts/notification';
import { nextWorkingTime } from '@kontor/domain/time/working-hours';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AccountMail } from '../accounts/account-mail.ts';
import { teamIdsOfAgent } from '../accounts/session-view.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { PublicAddress } from '../platform/http/public-address.ts';
import { newId } from '../platform/ids.ts';
import { notificationLetter } from './letter.ts';

export const letterKind = 'notification.letter';
/** What happens within this time goes into one letter; whoever comes back before needs none. Milliseconds. */
export const letterAfter = 10 * 60_000;
/** While a letter is on its way nobody else begins it. The mail server is given up before. Milliseconds. */
const onItsWay = 2 * 60_000;
const mostTries = 8;
const mostLines = 50;

/** One open row for each person: whoever has one already gets the rest in the same letter. */
export async function askForLetters(tx: Sql, agentIds: string[], now: Date): Promise<void> {
  if (agentIds.length === 0) return;
  const locked = await lockPeople(tx, agentIds);
  const waiting = await tx
    .selectFrom('outbox')
    .select('subject_id')
    .where('subject_id', 'in', agentIds)
    .where('kind', '=', letterKind)
    .where('state', 'in', ['open', 'held'])
    .execute();
  const has = new Set(waiting.map(({ subject_id }) => subject_id));
  const due = locked.filter(({ id }) => !has.has(id));
  if (due.length === 0) return;
  await tx
    .insertInto('outbox')
    .values(
      due.map(({ id }) => ({
        id: newId(),
        kind: letterKind,
        subject_id: id,
        due_at: new Date(now.getTime() + letterAfter),
        created_at: now,
      })),
    )
    .execute();
}

/** Who asks for a letter and who closes one wait for each other here: none is forgotten between. */
const lockPeople = (tx: Sql, ids: string[]) =>
  tx
    .selectFrom('agent')
    .select(['id', 'disabled_at', 'availability', 'zone', 'locale', 'email', 'role', 'calendar_id'])
    .select(teamIdsOfAgent.as('teamIds'))
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();

type Person = Awaited<ReturnType<typeof lockPeople>>[number];

/** A line of a letter. */
export interface Told {
  id: string;
  kind: NotificationKind;
  cause: string;
  number: number;
  subject: string;
}

/** Mails to colleagues who are away: what they were told and have not read. */
@Injectable()
export class Letters {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountMail) private readonly mail: AccountMail,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  async carryOn(outboxId: string): Promise<void> {
    const letter = await this.#begin(outboxId);
    if (!letter) return;
    const { person, told, workspace } = letter;
    const taken = await this.mail.send(
      notificationLetter({
        to: person.email,
        locale: person.locale === 'de' ? 'de' : 'en',
        workspace,
        origin: this.address.origin,
        told,
      }),
    );
    await this.#end(outboxId, person.id, taken ? told.map(({ id }) => id) : undefined);
  }

  /** What goes into it; nothing when there is none to send now, and the row says when or why. */
  #begin(outboxId: string) {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const row = await lockRow(tx, outboxId);
      if (!row) return undefined;
      const [person] = await lockPeople(tx, [row.subject_id]);
      if (!person || person.disabled_at || person.availability === 'available') {
        await this.#close(tx, outboxId, row.subject_id, now);
        return undefined;
      }
      const { name, zone } = await tx
        .selectFrom('workspace')
        .select(['name', 'zone'])
        .executeTakeFirstOrThrow();
      const later = await whenAtWork(tx, person, zone, now);
      if (later) {
        await put(tx, outboxId, { due_at: later });
        return undefined;
      }
      const told = await unreadOf(tx, person);
      if (told.length === 0) {
        await this.#close(tx, outboxId, person.id, now);
        return undefined;
      }
      await put(tx, outboxId, { due_at: new Date(now.getTime() + onItsWay), tries: row.tries + 1 });
      return { person, told, workspace: name };
    });
  }

  /** @param sent what it held; undefined when the mail server did not take it. */
  #end(outboxId: string, agentId: string, sent: string[] | undefined): Promise<void> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const row = await lockRow(tx, outboxId);
      if (!row) return;
      await lockPeople(tx, [agentId]);
      if (!sent) {
        const wait = 2 ** row.tries * 60_000;
        if (row.tries >= mostTries) return this.#close(tx, outboxId, agentId, now, 'failed');
        return put(tx, outboxId, { due_at: new Date(now.getTime() + wait) });
      }
      await tx.updateTable('notification').set({ letter_due: false }).where('id', 'in', sent).execute();
      const more = await tx
        .selectFrom('notification')
        .select('id')
        .where('agent_id', '=', agentId)
        .where('letter_due', '=', true)
        .limit(1)
        .executeTakeFirst();
      // What came while the letter was written waits for the next one.
      if (more) await put(tx, outboxId, { due_at: new Date(now.getTime() + letterAfter), tries: 0 });
      else await this.#close(tx, outboxId, agentId, now);
    });
  }

  /** They are here, or nothing is left to tell: the list has it all. */
  async #close(tx: Sql, id: string, agentId: string, now: Date, state: 'done' | 'failed' = 'done') {
    await tx
      .updateTable('notification')
      .set({ letter_due: false })
      .where('agent_id', '=', agentId)
      .where('letter_due', '=', true)
      .execute();
    await tx.updateTable('outbox').set({ state, closed_at: now }).where('id', '=', id).execute();
  }
}

const lockRow = (tx: Sql, id: string) =>
  tx
    .selectFrom('outbox')
    .select(['subject_id', 'tries'])
    .where('id', '=', id)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst();

async function put(tx: Sql, id: string, change: Partial<Row<'outbox'>>): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ ...change, handed_until: null })
    .where('id', '=', id)
    .execute();
}

/** When they are back at work; undefined when they are now, or work whenever they like. */
async function whenAtWork(tx: Sql, person: Person, zone: string, now: Date): Promise<Date | undefined> {
  if (!person.calendar_id) return undefined;
  const calendar = await tx
    .selectFrom('calendar')
    .select('spans')
    .where('id', '=', person.calendar_id)
    .executeTakeFirstOrThrow();
  const next = nextWorkingTime(calendar.spans, person.zone ?? zone, now.getTime());
  return next === undefined || next === now.getTime() ? undefined : new Date(next);
}

/** As far as they still see the conversations, the oldest first. */
async function unreadOf(tx: Sql, person: Person): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select n.id, n.kind, n.cause, c.number, c.subject
    from notification n join conversation named on named.id = n.conversation_id
      join conversation c on c.id = named.root_id
    where n.agent_id = ${person.id} and n.letter_due and n.read_at is null
      and ${visibleTo({ agentId: person.id, role: person.role, teamIds: person.teamIds }, 'c')}
    order by n.position limit ${mostLines}`.execute(tx);
  return rows;
}

import { conversationList } from '@kontor/contracts/conversation';
import { sql } from 'kysely';
import { json } from '../../src/platform/database/json.ts';
import { idAt, newId } from '../../src/platform/ids.ts';
import { Signals } from '../../src/platform/signals.ts';
import { change, lockConversation, type NewFact } from '../../src/timeline/recording.ts';
import type { PersonName, TeamName } from './cast.ts';
import { addMailbox } from './channels.ts';
import { type TestKontor, testKontor } from './kontor.ts';
import type { TestClock } from './test-clock.ts';
import { until } from './until.ts';

export let kontor: TestKontor & { clock: TestClock };
export let channel: string;

export interface Said {
  text: string;
  subject?: string;
  from?: { address: string; name?: string };
  to?: { address: string; name?: string }[];
  language?: string | null;
  kind?: 'inbound' | 'outbound' | 'note';
  state?: 'held' | 'undone' | 'returned' | 'sent';
  author?: PersonName;
  file?: string;
  in?: string;
}

export async function start(): Promise<void> {
  await kontor?.stop();
  kontor = await testKontor();
  channel = await addMailbox(kontor, { address: 'info@adler-kaffee.example', team: 'support', smtpPort: 1 });
}

export async function addConversation(team: TeamName | null, more: object = {}): Promise<string> {
  const at = kontor.clock.now();
  const [id, customer] = [idAt(at), newId()];
  await kontor.db.transaction(async (tx) => {
    await tx.insertInto('customer').values({ id: customer, root_id: customer, created_at: at }).execute();
    await tx
      .insertInto('conversation')
      .values({
        id,
        root_id: id,
        customer_id: customer,
        brand_id: kontor.cast.brandId,
        channel_id: channel,
        team_id: team && kontor.cast.teams[team],
        opened_at: at,
        last_message_at: at,
        ...more,
      })
      .execute();
  });
  return id;
}

/** Puts a message where it belongs and tells the fact of it, as intake and replying do. */
export async function say(team: TeamName | null, said: Said | string): Promise<string> {
  const {
    text,
    subject,
    from,
    to,
    language,
    kind = 'inbound',
    ...more
  }: Said = typeof said === 'string' ? { text: said } : said;
  const at = kontor.clock.advance({ minutes: 1 });
  const conversation = more.in ?? (await addConversation(team, { subject: subject ?? '' }));
  const id = idAt(at);
  await kontor.db.transaction(async (tx) => {
    const row = (await lockConversation(tx, conversation))!;
    await tx
      .insertInto('message')
      .values({
        id,
        conversation_id: conversation,
        seq: row.seq + 1,
        kind,
        text,
        subject: subject ?? null,
        sender:
          kind === 'inbound' ? json(from ?? { address: 'anna@kunde.example', name: 'Anna Keller' }) : null,
        author_id: more.author ? kontor.cast.people[more.author].id : null,
        to_addresses: json(to ?? []),
        language: language ?? null,
        state: more.state ?? null,
        received_at: at,
      })
      .execute();
    if (more.file)
      await tx
        .insertInto('attachment')
        .values({ id: newId(), message_id: id, name: more.file, type: 'text/plain', size: 1, created_at: at })
        .execute();
    const fact: NewFact =
      kind === 'note'
        ? { type: 'note.written', data: { messageId: id, mentions: [] } }
        : kind === 'outbound'
          ? { type: 'reply.accepted', data: { messageId: id, channelId: channel, releaseAt: null } }
          : { type: 'customer.wrote', data: { messageId: id, channelId: channel, stranger: false } };
    await change(tx, row, { seq: row.seq + 1, last_message_at: at }, [fact], { kind: 'system' }, at);
  });
  kontor.get(Signals).raise('events');
  return conversation;
}

/** The index has taken in everything that has happened. */
export async function indexed(): Promise<void> {
  await until('the index has caught up', async () => {
    const { rows } = await sql<{ waiting: number }>`
      select count(*) as waiting from event
      where position is null
        or position > coalesce((select position from event_cursor where reader = 'search'), 0)`.execute(
      kontor.db.sql,
    );
    return rows[0]!.waiting === 0;
  });
}

export async function search(who: PersonName, query: string, more = '') {
  return kontor.api(who).get(`/conversations?query=${encodeURIComponent(query)}${more}`, conversationList);
}
export const found = async (who: PersonName, query: string) =>
  (await search(who, query)).items.map(({ id }) => id);

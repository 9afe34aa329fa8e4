import { Clock } from '../../src/platform/clock.ts';
import { newId } from '../../src/platform/ids.ts';
import { Signals } from '../../src/platform/signals.ts';
import { change, insertFacts, lockConversation, type NewFact } from '../../src/timeline/recording.ts';
import type { PersonName, TeamName } from './cast.ts';
import type { TestKontor } from './kontor.ts';

export interface Matter {
  id: string;
  customerId: string;
  channelId: string;
}

interface Wishes {
  channelId: string;
  team?: TeamName | null;
  assignee?: PersonName;
  followers?: PersonName[];
  subject?: string;
  /** Of somebody who already has one. */
  customerId?: string;
}

/** A customer's first message stands in a conversation, as intake would leave it. */
export async function openMatter(kontor: TestKontor, wishes: Wishes): Promise<Matter> {
  const now = kontor.get(Clock).now();
  const { cast } = kontor;
  const id = newId();
  const customerId = wishes.customerId ?? newId();
  const teamId = wishes.team ? cast.teams[wishes.team] : null;
  await kontor.db.transaction(async (tx) => {
    if (!wishes.customerId)
      await tx
        .insertInto('customer')
        .values({
          id: customerId,
          root_id: customerId,
          name: 'Anna Keller',
          name_key: 'anna keller',
          created_at: now,
        })
        .execute();
    await tx
      .insertInto('conversation')
      .values({
        id,
        root_id: id,
        customer_id: customerId,
        brand_id: cast.brandId,
        channel_id: wishes.channelId,
        team_id: teamId,
        assignee_id: wishes.assignee ? cast.people[wishes.assignee].id : null,
        subject: wishes.subject ?? 'Cracked tank',
        opened_at: now,
        last_message_at: now,
        waiting_since: now,
      })
      .execute();
    for (const follower of wishes.followers ?? [])
      await tx
        .insertInto('follower')
        .values({
          conversation_id: id,
          agent_id: cast.people[follower].id,
          reason: 'follows',
          created_at: now,
        })
        .execute();
    const opened: NewFact = {
      type: 'conversation.opened',
      data: { channelId: wishes.channelId, messageId: null, teamId },
    };
    await insertFacts(
      tx,
      [{ fact: opened, conversationId: id, customerId, seq: null }],
      { kind: 'system' },
      now,
    );
  });
  const matter = { id, customerId, channelId: wishes.channelId };
  await customerWrites(kontor, matter, 'The water tank is cracked.');
  return matter;
}

/** Another message of the customer. Gives its id. */
export async function customerWrites(kontor: TestKontor, matter: Matter, text: string): Promise<string> {
  const now = kontor.get(Clock).now();
  const messageId = newId();
  await kontor.db.transaction(async (tx) => {
    const row = (await lockConversation(tx, matter.id))!;
    await tx
      .insertInto('message')
      .values({
        id: messageId,
        conversation_id: matter.id,
        seq: row.seq + 1,
        kind: 'inbound',
        channel_id: matter.channelId,
        text,
        received_at: now,
      })
      .execute();
    const wrote: NewFact = {
      type: 'customer.wrote',
      data: { messageId, channelId: matter.channelId, stranger: false },
    };
    await change(
      tx,
      row,
      { seq: row.seq + 1, preview: text, last_message_at: now },
      [wrote],
      { kind: 'customer', id: matter.customerId },
      now,
    );
  });
  kontor.get(Signals).raise('events');
  return messageId;
}

import { setTimeout as wait } from 'node:timers/promises';
import { Refused } from '../support/api.ts';
import { handOver } from '../support/mail-server.ts';
import { support, type PlannedMail, type PlannedReply, type Round } from './kills-plan.ts';
import type { Storm } from './kills-storm.ts';

/** Time for the customer to write before a scheduled reply leaves. Milliseconds. */
const untilScheduled = 6_000;
/** Parts of a hostile mail beside its text; `mostParts` are taken at first. */
const hostileParts = 9;
export const mostParts = 5;

/** The mails and replies of a round, several hands at once. */
export async function load(storm: Storm, { mails, replies }: Round): Promise<void> {
  await Promise.all([
    ...hands(4, mails, (mail, hand) => send(storm, mail, hand % 2)),
    ...hands(2, replies, (reply) => answer(storm, reply)),
  ]);
}

function hands<One>(
  count: number,
  work: One[],
  act: (one: One, hand: number) => Promise<void>,
): Promise<void>[] {
  return Array.from({ length: count }, async (_, hand) => {
    for (let i = hand; i < work.length; i += count) await act(work[i]!, hand);
  });
}

/** Handed over until there is a 250: from then on it must not get lost. */
export async function send(storm: Storm, mail: PlannedMail, listener: number): Promise<void> {
  const { smtpPorts, flight, books, over } = storm;
  const { word, from, deliveries, hostile, sentAt, answers } = mail;
  const content = {
    from,
    to: deliveries.flat().toSorted(),
    subject: `About ${answers ?? word}`,
    text: `This is ${word}.`,
    messageId: idOf(word),
    date: sentAt,
    ...(answers && { inReplyTo: idOf(answers), references: idOf(answers) }),
    ...(hostile && {
      attachments: Array.from({ length: hostileParts }, (_, i) => ({ filename: `${i}.txt`, content: 'x' })),
    }),
  };
  for (const to of deliveries) {
    flight.handing[listener]!++;
    try {
      await handOver(smtpPorts[listener]!, { ...content, envelope: { from, to } }, over);
    } finally {
      flight.handing[listener]!--;
    }
    books.acknowledged.set(word, [...(books.acknowledged.get(word) ?? []), ...to]);
  }
}

const idOf = (word: string) => `<${word}@example.ch>`;

/** Like the console: the same key until there is an answer; a refusal for something new is looked at and sent anyway. */
export async function answer(storm: Storm, { word, answers, way, meanwhile }: PlannedReply): Promise<void> {
  const path = `/conversations/${await conversationOf(storm, answers.word)}/messages`;
  const later = new Date(Date.now() + untilScheduled).toISOString();
  const sendAt = { 'at once': 'now', held: undefined, scheduled: later, overtaken: later }[way];
  for (let accepted = false; !accepted;) {
    const { items } = await storm.admin.ask<{ items: { id: string }[] }>('GET', `${path}?limit=1`);
    const body = { kind: 'reply', text: `Answer ${word}.`, seen: items[0]!.id, sendAt };
    storm.flight.posting++;
    accepted = await storm.admin.ask('POST', path, body, `${word}-key`).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refused && error.code === 'newer_messages') return false;
        throw error;
      },
    );
    storm.flight.posting--;
  }
  storm.books.replies.set(word, way);
  if (way === 'overtaken') await send(storm, meanwhile, 0);
}

async function conversationOf({ db, over }: Storm, word: string): Promise<string> {
  for (;;) {
    over.throwIfAborted();
    const found = await db.sql
      .selectFrom('conversation')
      .innerJoin('channel', 'channel.id', 'conversation.channel_id')
      .select('conversation.id')
      .where('conversation.subject', '=', `About ${word}`)
      .where('channel.name', '=', support)
      .executeTakeFirst()
      .catch(() => undefined);
    if (found) return found.id;
    await wait(50);
  }
}

import { conversationDetail } from '@kontor/contracts/conversation';
import { sql } from 'kysely';
import type { SendMailOptions } from 'nodemailer';
import { beforeAll } from 'vitest';
import { ChannelBook } from '../../src/channels/channel-book.ts';
import type { PersonName, TeamName } from './cast.ts';
import { addMailbox } from './channels.ts';
import { type Mailroom, openMailroom } from './mailroom.ts';

export type Box = 'support' | 'sales' | 'returns' | 'repairs' | 'social';
export const at = (box: Box) => `${box}@adler-kaffee.example`;

export let room: Mailroom;
export let boxes: Record<Box, string>;
/** Opens the mailroom with all boxes. To be called once in a file. */
export const openTwoTeams = () =>
  beforeAll(async () => {
    room = await openMailroom();
    const { smtpPort } = room.playground;
    const box = (name: Box, team: TeamName) =>
      addMailbox(room.kontor, {
        address: at(name),
        team,
        smtpPort,
        settings: { replyAddress: `${name}+{token}@adler-kaffee.example` },
      });
    boxes = {
      support: room.channelId,
      sales: await box('sales', 'support'),
      returns: await box('returns', 'returns'),
      repairs: await box('repairs', 'returns'),
      social: await box('social', 'social'),
    };
  });

interface Mail {
  subject: string;
  from?: string;
  text?: string;
  to?: string;
  cc?: string;
  references?: string[];
}

/** The same mail whenever it is sent: only the addresses of its envelope differ. */
export async function deliver(mail: Mail, ...to: Box[]): Promise<void> {
  const { subject, from = 'anna@kunde.example', references, ...rest } = mail;
  const sent: SendMailOptions = {
    envelope: { from, to: to.map(at) },
    from,
    to: `${at('support')}, ${at('returns')}`,
    subject,
    text: 'Hello both of you.',
    messageId: `<${subject.replaceAll(/\W+/g, '.')}@kunde.example>`,
    date: new Date('2026-11-02T08:00:00Z'),
    ...(references && { references, inReplyTo: references[0] }),
    ...rest,
  };
  await room.send(sent);
}

/** In which conversations a mail stands: the channel each began on, and what that conversation holds. */
export async function stands(subject: string): Promise<string[]> {
  await room.settled();
  const { rows } = await sql<{ began: string; channel: string; in_it: string }>`
    select b.addresses[1] as began, v.addresses[1] as channel, c.subject as in_it
    from message m join conversation c on c.id = m.conversation_id
    join channel b on b.id = c.channel_id join channel v on v.id = m.channel_id
    where m.subject = ${subject} and m.kind = 'inbound' order by 1, 2`.execute(room.kontor.db.sql);
  const box = (address: string) => address.split('@')[0]!;
  return rows.map((row) => `${row.in_it} on ${box(row.began)}, through ${box(row.channel)}`);
}

export async function setTeams(box: Box, ...teams: TeamName[]): Promise<void> {
  const { db, cast } = room.kontor;
  await db.transaction(async (tx) => {
    await tx.deleteFrom('channel_team').where('channel_id', '=', boxes[box]).execute();
    for (const team of teams)
      await tx
        .insertInto('channel_team')
        .values({ channel_id: boxes[box], team_id: cast.teams[team] })
        .execute();
  });
  room.kontor.get(ChannelBook).forget();
}

export const find = (subject: string, as: PersonName) => room.conversation(subject, as);
export const detail = (id: string, as: PersonName) =>
  room.kontor.api(as).get(`/conversations/${id}`, conversationDetail);
export const twoOf = (subject: string) => [
  `${subject} on returns, through returns`,
  `${subject} on support, through support`,
];

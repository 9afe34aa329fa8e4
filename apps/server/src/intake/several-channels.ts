import type { InboundMessage } from '@kontor/channel-kit/envelope';
import {
  type Belonging,
  type Candidate,
  type Naming,
  whereItBelongs,
} from '@kontor/domain/threading/joining';
import { copiesWanted, type Served } from '@kontor/domain/threading/several-channels';
import type { ChannelBook, OpenChannel } from '../channels/channel-book.ts';
import { addressKey } from '../conversation/participants.ts';
import type { Sql } from '../platform/database/tables.ts';
import { idAt, newId } from '../platform/ids.ts';
import type { Arrival } from './arrival.ts';
import { lockIdentities, servedChannels, type Whereabouts, whereaboutsOf } from './whereabouts.ts';
import { idsOf, type Recognised } from './identity.ts';

/** A channel that a message was addressed to, and the message as it reads there. */
export interface Through {
  channel: OpenChannel;
  message: InboundMessage;
}

/** How a message came: through channels through which it had not come before, the first named first. */
interface Ways {
  through: Through[];
  /** As they are at this moment; absent where it came through one channel alone and never before. */
  serving?: Map<string, Served>;
  /** Where it is already. */
  known?: Whereabouts;
}

export type Arrived = Arrival & Ways;

interface Offered {
  scope: string;
  channel: OpenChannel;
  message: InboundMessage;
  messageId: string;
  further?: Through[];
}

type New<One> = One & Ways & { sameId: boolean; twinOf: string | null };

/** Those that came for the first time, or for the first time through one of their channels. */
export async function leaveOutKnown<One extends Offered>(
  tx: Sql,
  offered: One[],
  recognised: Recognised[],
): Promise<New<One>[]> {
  const all = offered.map((one, i) => ({
    one,
    found: recognised[i]!,
    through: [{ channel: one.channel, message: one.message }, ...(one.further ?? [])],
  }));
  const again = all.flatMap(({ one, found, through }) =>
    found.known && !found.ours && through.some(({ channel }) => isAnother(channel, found.channelId))
      ? [{ ...one, externalId: idsOf(one.message)[0]!, digest: one.message.digest, firstId: found.messageId }]
      : [],
  );
  const needsServing =
    again.length > 0 || all.some(({ found, through }) => !found.known && through.length > 1);
  if (again.length > 0) await lockIdentities(tx, again);
  const serving = needsServing ? await servedChannels(tx) : undefined;
  const known = again.length > 0 ? await whereaboutsOf(tx, again, serving!) : undefined;
  return all.flatMap(({ one, found, through }): New<One>[] => {
    if (!found.known)
      return [{ ...one, sameId: found.sameId, twinOf: null, through, ...(serving && { serving }) }];
    const its = known?.get(found.messageId);
    const fresh = through.filter(
      ({ channel }) => !its?.channels.some(({ channelId }) => channelId === channel.row.id),
    );
    if (!its || fresh.length === 0) return [];
    return [
      {
        ...one,
        sameId: found.sameId,
        twinOf: found.messageId,
        through: fresh,
        serving: serving!,
        known: its,
      },
    ];
  });
}

/** One of the same transaction has no channel in the database yet, and is no other. */
const isAnother = (channel: OpenChannel, first: string | null) => first !== null && channel.row.id !== first;

/** What it names, in whichever channel's words. */
export function naming({ message, through }: Arrived): Naming {
  const tokens = through.flatMap((one) => one.message.tokens);
  return { ...message, tokens: [...new Set([...message.tokens, ...tokens])] };
}

/** Once for each conversation in which it has to stand now; notes through which channels it came. */
export async function placesOf(
  arrived: Arrived,
  candidates: Candidate[],
  channels: ChannelBook,
): Promise<{ arrival: Arrival; belongs: Belonging }[]> {
  const { through, serving, known, ...arrival } = arrived;
  const firstId = arrival.twinOf ?? arrival.messageId;
  const served = ({ row, teamIds }: OpenChannel): Served =>
    serving?.get(row.id) ?? { channelId: row.id, teamIds };
  const belongs = (channel: Served) =>
    whereItBelongs(candidates, arrival.message.authenticity.verdict, channel);
  const seenFrom = (channel: Served) => {
    const there = belongs(channel);
    const thread =
      there.to === 'conversation'
        ? candidates.find(({ conversationId }) => conversationId === there.conversationId)?.reach
        : undefined;
    return { ...channel, ...(thread && { thread }) };
  };
  const newest = through.map(({ channel }) => seenFrom(served(channel)));
  const before = (known?.channels ?? []).map(seenFrom);
  arrival.rows.add(
    'message_channel',
    ...newest.slice(known ? 0 : 1).map(({ channelId }) => ({ message_id: firstId, channel_id: channelId })),
  );
  const places: { arrival: Arrival; belongs: Belonging }[] = [];
  for (const { channelId, into } of copiesWanted(newest, before, known?.copies ?? [])) {
    const way =
      through.find(({ channel }) => channel.row.id === channelId) ??
      asAt(await channels.get(channelId), arrival);
    const isFirst = !known && places.length === 0;
    const there = belongs(served(way.channel));
    places.push({
      arrival: {
        ...arrival,
        ...way,
        ...(isFirst ? {} : { messageId: arrival.history ? idAt(arrival.at) : newId(), twinOf: firstId }),
      },
      belongs: into === 'its thread' || there.to !== 'conversation' ? there : opening,
    });
  }
  return places;
}

const opening: Belonging = { to: 'new conversation', offers: [] };

/** It came through this one before: what was found out about it then holds, but for which of its addresses was written to. */
function asAt(channel: OpenChannel, { message, kind }: Arrival): Through {
  const { writtenTo: _, ...same } = message;
  const own = [...message.to, ...message.cc].find(({ address }) =>
    channel.row.addresses.includes(addressKey(kind, address)),
  );
  return { channel, message: { ...same, ...(own && { writtenTo: own.address }) } };
}

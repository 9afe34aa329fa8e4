/**
 * A mail that came through several of our channels: in how many conversations does it stand? In one, when one team serves
 * both channels; else in one for each, so that everyone to whom it was written has it. A mail that answers a thread stands in
 * that thread once, whichever channel brought it there. What comes out depends on which channels it came through and not on
 * which was first, unless teams overlap like links of a chain.
 */

/** A channel and the teams that serve it. */
export interface Served {
  channelId: string;
  teamIds: readonly string[];
}

/** A conversation, as far as it decides for whom a mail in it is. */
export interface Reach {
  conversationId: string;
  /** On which it began. */
  channel: Served;
  teamId: string | null;
}

/** A channel through which the mail came, and the conversation that it answers, seen from there. */
export interface CameThrough extends Served {
  thread?: Reach;
}

/** The mail in a conversation. */
export interface Copy {
  channel: Served;
  reach: Reach;
}

export interface Wanted {
  channelId: string;
  into: 'its thread' | 'a new conversation';
}

export function areServedTogether(a: Served, b: Served): boolean {
  return a.channelId === b.channelId || a.teamIds.some((team) => b.teamIds.includes(team));
}

/** Whether what comes through the channel is for people who have this conversation anyway. */
export function isAtHome(channel: Served, { channel: began, teamId }: Reach): boolean {
  return areServedTogether(channel, began) || (teamId !== null && channel.teamIds.includes(teamId));
}

/**
 * Which copies have to be made now that it came through `newest`, one after the other. Not only such as are for these
 * channels: one that merely brought it into another's thread gets its own as soon as the thread's own channel has it as well.
 */
export function copiesWanted(
  newest: readonly CameThrough[],
  before: readonly CameThrough[],
  copies: readonly Copy[],
): Wanted[] {
  const wanted: Wanted[] = [];
  const all = [...before];
  const have = [...copies];
  for (const came of newest) {
    const guests = guestsOf(came, all);
    all.push(came);
    for (const one of [came, ...guests]) {
      const into = copyFor(one, all, have);
      if (!into) continue;
      wanted.push({ channelId: one.channelId, into });
      have.push({ channel: one, reach: into === 'its thread' ? one.thread! : begunOn(one) });
    }
  }
  return wanted;
}

/** Those that brought it into its thread while nobody of the thread's own had it. */
function guestsOf({ thread, ...channel }: CameThrough, before: CameThrough[]): CameThrough[] {
  if (!thread || !isAtHome(channel, thread)) return [];
  const there = before.filter((one) => one.thread && isSame(one.thread, thread));
  return there.some((one) => isAtHome(one, thread)) ? [] : there;
}

/** Not there yet: it has no id by which anybody knows it. */
const begunOn = (channel: Served): Reach => ({ conversationId: '', channel, teamId: null });

function copyFor(one: CameThrough, all: CameThrough[], copies: Copy[]): Wanted['into'] | undefined {
  if (copies.some((copy) => areServedTogether(isFor(copy, all), one))) return undefined;
  const { thread } = one;
  if (!thread) return 'a new conversation';
  const isGuest = !isAtHome(one, thread);
  const hasHost = all.some(
    (other) => other.thread && isSame(other.thread, thread) && isAtHome(other, thread),
  );
  if (isGuest && hasHost) return 'a new conversation';
  return copies.some(({ reach }) => isSame(reach, thread)) ? undefined : 'its thread';
}

/** The channel on whose behalf it stands there: the conversation's own, whichever brought it. */
function isFor({ channel, reach }: Copy, all: Served[]): Served {
  return all.some((one) => areServedTogether(one, reach.channel)) ? reach.channel : channel;
}

const isSame = (a: Reach, b: Reach) => a.conversationId === b.conversationId;

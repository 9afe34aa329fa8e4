import type { Room } from '@kontor/contracts/realtime';
import type { EventMap } from '@kontor/contracts/events';
import type { SignedIn } from '../accounts/signed-in.ts';
import { sees } from '../accounts/visibility.ts';
import type { ConversationRow } from '../timeline/recording.ts';
import type { StoredEvent } from '../timeline/following.ts';
import { everything, roomOf } from './room-names.ts';

/** A conversation and all that decides who sees it, read at one moment. */
export interface Placed {
  row: Pick<ConversationRow, 'team_id' | 'assignee_id'>;
  followers: string[];
  /** The teams that serve its channel. */
  serving: string[];
}

export function mayRead(me: SignedIn, { row, followers, serving }: Placed): boolean {
  return sees(me, row, followers, serving);
}

/**
 * The rooms whose lists hold it: its team's, or those of the teams that serve its channel while it has none; the admins';
 * and the own rooms of who sees it for their own sake alone.
 */
export function listRooms(placed: Placed, people: Map<string, SignedIn>): Set<Room> {
  const teams = teamsOf(placed);
  const { assignee_id } = placed.row;
  const own = [...(assignee_id ? [assignee_id] : []), ...placed.followers].filter((agentId) => {
    const me = people.get(agentId);
    return me && me.role !== 'admin' && !teams.some((team) => me.teamIds.includes(team));
  });
  return new Set([
    everything,
    ...teams.map((team) => roomOf('team', team)),
    ...own.map((agent) => roomOf('agent', agent)),
  ]);
}

function teamsOf({ row, serving }: Pick<Placed, 'row' | 'serving'>): string[] {
  return row.team_id ? [row.team_id] : serving;
}

/** What lists show of the conversation is another than before; a draft that began or ended is no fact of its timeline. */
export function changesRow({ seq, type, data }: StoredEvent): boolean {
  if (seq !== null || type === 'draft.discarded') return true;
  return type === 'draft.saved' && (data as EventMap['draft.saved']).begun === true;
}

/** The rooms whose lists may have held it before these events, by what they say was before. */
export function formerRooms(events: StoredEvent[], serving: string[]): Set<Room> {
  const rooms = new Set<Room>();
  for (const { type, data } of events) {
    if (type === 'conversation.team_changed') {
      const { from } = (data as EventMap['conversation.team_changed']).team;
      for (const team of from ? [from] : serving) rooms.add(roomOf('team', team));
    }
    if (type === 'conversation.assigned') {
      const { from } = (data as EventMap['conversation.assigned']).assignee;
      if (from) rooms.add(roomOf('agent', from));
    }
    if (type === 'conversation.unfollowed')
      rooms.add(roomOf('agent', (data as EventMap['conversation.unfollowed']).agentId));
  }
  return rooms;
}

import type { EventMap, EventType } from '@kontor/contracts/events';
import type { Thing } from '@kontor/contracts/realtime';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { StoredEvent } from '../timeline/following.ts';
import type { Post } from './post.ts';
import { roomOf } from './room-names.ts';

const directoryEvents: EventType[] = [
  'team.changed',
  'membership.changed',
  'agent.changed',
  'channel.changed',
  'channel.teams_changed',
  'settings.changed',
];

/** What everyone signed in may know: who is there, and that names have changed. */
export function tellEveryone(post: Post, events: StoredEvent[], people: Map<string, SignedIn>): void {
  const things: Thing[] = [];
  const availability = new Map<string, 'available' | 'away'>();
  for (const { type, data } of events)
    if (type === 'agent.availability_changed') {
      const changed = data as EventMap['agent.availability_changed'];
      availability.set(changed.agentId, changed.availability);
    }
  for (const [agentId, now] of availability) things.push({ thing: 'colleague', agentId, availability: now });
  if (events.some(({ type }) => directoryEvents.includes(type as EventType)))
    things.push({ thing: 'directory' });
  for (const agentId of people.keys()) for (const thing of things) post.add(roomOf('agent', agentId), thing);

  for (const agentId of toldOfNotifications(events))
    if (people.has(agentId)) post.add(roomOf('agent', agentId), { thing: 'notifications' });

  // Whether a channel receives is the business of who can mend it.
  if (events.some(({ type }) => type === 'channel.health_changed'))
    for (const me of people.values())
      if (me.role === 'admin' || me.role === 'lead')
        post.add(roomOf('agent', me.agentId), { thing: 'directory' });
}

/** Whose notifications changed. */
export function toldOfNotifications(events: StoredEvent[]): Set<string> {
  return new Set(
    events
      .filter(({ type }) => type === 'notifications.changed')
      .map(({ data }) => (data as EventMap['notifications.changed']).agentId),
  );
}

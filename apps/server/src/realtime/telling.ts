import type { EventMap } from '@kontor/contracts/events';
import type { SignedIn } from '../accounts/signed-in.ts';
import { eventView } from '../conversation/reading.ts';
import { shown } from '../conversation/rows.ts';
import type { StoredEvent } from '../timeline/following.ts';
import { changesRow, formerRooms, listRooms, mayRead } from './audience.ts';
import { tellCompanies } from './companies-in-rooms.ts';
import { tellCustomersInRows } from './customers-in-rows.ts';
import { messageOf, type Picture, type Pictured, touchesDraft } from './picture.ts';
import type { Post } from './post.ts';
import { roomOf } from './room-names.ts';

/** A batch of events as things for rooms. What is told is the picture, which may be newer than the events. */
export function tell(
  post: Post,
  events: StoredEvent[],
  picture: Picture,
  people: Map<string, SignedIn>,
): void {
  const byConversation = Map.groupBy(events, (event) => event.conversation_id);
  for (const [id, about] of byConversation) {
    const placed = id ? picture.conversations.get(id) : undefined;
    if (!placed) continue;
    if (about.some(changesRow)) tellLists(post, about, placed, people);
    tellReaders(post, about, placed, picture);
    tellReadMarks(post, about, placed, people);
  }
  for (const { agentId, ...change } of picture.bulkChanges)
    post.add(roomOf('agent', agentId), { thing: 'bulk', change });
  for (const customer of picture.customers)
    post.add(roomOf('customer', customer.id), { thing: 'customer', customer });
  tellCompanies(post, picture.changedCompanies, events, people);
  tellCustomersInRows(post, picture.changedCustomers, people);
}

/** Several changes of one conversation are one row; where it is no longer listed, it is gone for who does not see it. */
function tellLists(post: Post, events: StoredEvent[], placed: Pictured, people: Map<string, SignedIn>): void {
  const row = shown(placed.row);
  const listed = listRooms(placed, people);
  for (const room of formerRooms(events, placed.serving))
    if (!listed.has(room))
      post.add(room, { thing: 'gone', conversationId: row.id }, (me) => !mayRead(me, placed));
  for (const room of [...listed, roomOf('conversation', row.id)])
    post.add(room, { thing: 'conversation', row });
}

/** What only those get who have it open. */
function tellReaders(post: Post, events: StoredEvent[], { row }: Pictured, picture: Picture): void {
  const room = roomOf('conversation', row.id);
  for (const id of new Set(events.map(messageOf))) {
    const message = id && picture.messages.get(id);
    if (message && message.conversationId === row.id) post.add(room, { thing: 'message', message });
  }
  for (const event of events)
    if (event.seq !== null)
      post.add(room, { thing: 'event', conversationId: row.id, event: eventView(event) });
  tellDrafts(post, events.filter(touchesDraft), row.id, picture);
}

/** Whatever was said of a draft, it is there now or it is not. */
function tellDrafts(post: Post, events: StoredEvent[], conversationId: string, picture: Picture): void {
  const there = picture.drafts.get(conversationId) ?? [];
  for (const draftId of new Set(events.map(draftOf))) {
    if (!draftId) continue;
    const draft = there.find(({ id }) => id === draftId);
    post.add(
      roomOf('conversation', conversationId),
      draft ? { thing: 'draft', draft } : { thing: 'draft gone', conversationId, draftId },
    );
  }
}

const draftOf = ({ data }: StoredEvent): string | undefined => (data as { draftId?: string }).draftId;

function tellReadMarks(
  post: Post,
  events: StoredEvent[],
  placed: Pictured,
  people: Map<string, SignedIn>,
): void {
  const marks = new Map<string, number>();
  for (const { type, data } of events)
    if (type === 'conversation.read') {
      const { agentId, seq } = data as EventMap['conversation.read'];
      marks.set(agentId, seq);
    }
  for (const [agentId, seq] of marks) {
    const me = people.get(agentId);
    if (me && mayRead(me, placed))
      post.add(roomOf('agent', agentId), { thing: 'read', conversationId: placed.row.id, seq });
  }
}

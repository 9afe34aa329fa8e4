import type { Fetched } from '@kontor/contracts/client/load';
import type { Address } from '@kontor/contracts/common';
import type {
  ConversationDetail,
  ConversationList,
  ConversationListQuery,
  ConversationRow,
  Counts,
  EventView,
  Priority,
} from '@kontor/contracts/conversation';
import type {
  DraftView,
  MessageBody,
  MessageList,
  MessageView,
  NewMessage,
  TroubleList,
} from '@kontor/contracts/message';
import { get, post, put, queryOf, remove } from './http.ts';

export interface DraftContent {
  text: string;
  html?: string;
  channelId?: string;
  from?: string;
  to?: Address[];
  cc?: Address[];
  bcc?: Address[];
  subject?: string;
  forward?: string;
  attachmentIds?: string[];
}
export type DraftKind = 'reply' | 'note';

export const list = (query: ConversationListQuery) =>
  get<ConversationList>('/conversations', query as Record<string, string | number>);
export const detail = (id: string) => get<ConversationDetail>(`/conversations/${id}`);
export const messages = (id: string, cursor?: string) =>
  get<MessageList>(`/conversations/${id}/messages`, { cursor, limit: 50 });
export const messagesBefore = (id: string, before: number) =>
  get<MessageList>(`/conversations/${id}/messages`, { before, limit: 50 });
export const messagesAfter = (id: string, after: number) =>
  get<MessageList>(`/conversations/${id}/messages`, { after, limit: 50 });
export const messagesAround = (id: string, around: number) =>
  get<MessageList>(`/conversations/${id}/messages`, { around, limit: 50 });
/** The last few, for a glance. */
export const newest = (id: string, limit: number) =>
  get<MessageList>(`/conversations/${id}/messages`, { limit });
export const events = (id: string, cursor?: string) =>
  get<{ items: EventView[]; next: string | null }>(`/conversations/${id}/events`, { cursor });
export const drafts = (id: string) => get<{ items: DraftView[] }>(`/conversations/${id}/drafts`);
/** All that is needed to show one. */
export async function opened(id: string): Promise<Fetched> {
  const [found, newestMessages, newestEvents, all] = await Promise.all([
    detail(id),
    messages(id),
    events(id),
    drafts(id),
  ]);
  return { detail: found, messages: newestMessages, events: newestEvents, drafts: all.items };
}
export const counts = () => get<Counts>('/counts');

export const send = (id: string, message: NewMessage, key: string) =>
  post<MessageView>(`/conversations/${id}/messages`, message, { 'idempotency-key': key });
/** Gives the draft that it is again. */
export const undoSend = (id: string, messageId: string) =>
  remove<DraftView>(`/conversations/${id}/messages/${messageId}`);
export const releaseNow = (id: string, messageId: string) =>
  post<MessageView>(`/conversations/${id}/messages/${messageId}/release`);
export const reschedule = (id: string, messageId: string, sendAt: string) =>
  put<MessageView>(`/conversations/${id}/messages/${messageId}/schedule`, { sendAt });
/** `of`: the draft that is written on; `key`: the piece of writing, also before it is one. */
export const saveDraft = (
  id: string,
  kind: DraftKind,
  content: DraftContent,
  writing: { of: string | null; key: string },
) => put<DraftView>(`/conversations/${id}/drafts/${kind}`, { ...content, ...writing });
export const takeUpDraft = (id: string, draftId: string) =>
  post<DraftView>(`/conversations/${id}/drafts/aside/${draftId}/take-up`);
export const discardDraftAside = (id: string, draftId: string) =>
  remove(`/conversations/${id}/drafts/aside/${draftId}`);
export const discardDraft = (id: string, kind: DraftKind, key: string) =>
  remove(`/conversations/${id}/drafts/${kind}${queryOf({ key })}`);

const change = (part: string) => (id: string, body: unknown) =>
  put<ConversationRow>(`/conversations/${id}/${part}`, body);
export const handOver = (id: string, body: { assigneeId: string; note: string }) =>
  post<ConversationRow>(`/conversations/${id}/hand-over`, body);
export const followBy = (id: string, agentId: string, follows: boolean) =>
  put<void>(`/conversations/${id}/followers/${agentId}`, { follows });
export const assign = (id: string, assigneeId: string | null) => change('assignee')(id, { assigneeId });
export const takeOver = (id: string, me: string, takenFrom: string) =>
  change('assignee')(id, { assigneeId: me, takenFrom });
export const moveToTeam = (id: string, teamId: string | null) => change('team')(id, { teamId });
export const setStatus = (id: string, status: 'open' | 'waiting' | 'resolved' | 'spam') =>
  change('status')(id, { status });
export const snooze = (id: string, until: string) => change('snooze')(id, { until });
export const wake = (id: string) => remove<ConversationRow>(`/conversations/${id}/snooze`);
/** Only what differs: another window may add one at the same time. */
export const changeTags = (id: string, tags: { add?: string[]; remove?: string[] }) =>
  change('tags')(id, tags);
export const setPriority = (id: string, priority: Priority) => change('priority')(id, { priority });
export const setSubject = (id: string, subject: string) => change('subject')(id, { subject });
export const setType = (id: string, type: string) => change('type')(id, { type });
export const markRead = (id: string, seq: number) => put<void>(`/conversations/${id}/read`, { seq });
export const follow = (id: string, follows: boolean) => put<void>(`/conversations/${id}/follow`, { follows });
export const setParticipant = (id: string, participantId: string, inReply: boolean) =>
  put<ConversationDetail>(`/conversations/${id}/participants/${participantId}`, { inReply });

export const messageBody = (messageId: string) => get<MessageBody>(`/messages/${messageId}/body`);
export const sourcePath = (messageId: string) => `/api/v1/messages/${messageId}/source`;
export const needsNoAnswer = (messageId: string, none: boolean) =>
  put<MessageView>(`/messages/${messageId}/needs-no-answer`, { needsNoAnswer: none });
export const retryMessage = (messageId: string) => post<MessageView>(`/messages/${messageId}/retry`);
export const settleMessage = (messageId: string, as: 'delivered' | 'send again') =>
  post<MessageView>(`/messages/${messageId}/settle`, { as });
export const troubles = (state?: 'failed' | 'unknown', cursor?: string) =>
  get<TroubleList>('/troubles', { state, cursor });

import type { CannedReply, CannedReplyBody, NewCannedReply } from '@kontor/contracts/canned';
import type { AttachmentView } from '@kontor/contracts/message';
import { get, post, put, remove } from './http.ts';

export const cannedReplies = (state: 'offered' | 'archived' | 'all') =>
  get<{ items: CannedReply[] }>('/canned-replies', { state });
export const makeCannedReply = (body: NewCannedReply) => post<CannedReply>('/canned-replies', body);
export const saveCannedReply = (id: string, body: CannedReplyBody) =>
  put<CannedReply>(`/canned-replies/${id}`, body);
/** Its files, as one's own uploads. */
export const takeCannedFiles = (id: string) =>
  post<{ items: AttachmentView[] }>(`/canned-replies/${id}/uploads`, {});
export const archiveCannedReply = (id: string) =>
  put<CannedReply>(`/canned-replies/${id}/archive`, undefined);
export const bringCannedReplyBack = (id: string) => remove<CannedReply>(`/canned-replies/${id}/archive`);

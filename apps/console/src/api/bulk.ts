import type { BulkAction, BulkBody, BulkChange } from '@kontor/contracts/bulk';
import { get, post, remove } from './http.ts';

export const bulkChanges = () => get<{ items: BulkChange[] }>('/bulk-changes');
export const changeMany = (action: BulkAction, of: BulkBody['of'], key: string) =>
  post<BulkChange>('/bulk-changes', { action, of }, { 'idempotency-key': key });
export const undoBulk = (id: string) => remove<BulkChange>(`/bulk-changes/${id}`);

import type {
  AddressSuggestion,
  customerBody,
  CustomerHistory,
  CustomerList,
  customerListQuery,
  CustomerTimeline,
  customerTimelineQuery,
  CustomerView,
  handleBody,
} from '@kontor/contracts/customer';
import type { ConversationDetail } from '@kontor/contracts/conversation';
import type { NewConversation } from '@kontor/contracts/message';
import type { z } from 'zod';
import { get, post, put, remove } from './http.ts';

export type CustomerListQuery = z.input<typeof customerListQuery>;
export type TimelineQuery = z.input<typeof customerTimelineQuery>;

export const customer = (id: string) => get<CustomerView>(`/customers/${id}`);
export const saveCustomer = (id: string, body: z.input<typeof customerBody>) =>
  put<CustomerView>(`/customers/${id}`, body);
export const history = (id: string) => get<CustomerHistory>(`/customers/${id}/conversations`);
export const customerTimeline = (id: string, query: TimelineQuery) =>
  get<CustomerTimeline>(`/customers/${id}/timeline`, { ...query } as Record<string, string>);
export const customers = (query: CustomerListQuery, signal?: AbortSignal) =>
  get<CustomerList>('/customers', { ...query } as Record<string, string>, signal);
export const findCustomers = (query: string) => customers({ query });
export const addHandle = (id: string, body: z.input<typeof handleBody>) =>
  post<CustomerView>(`/customers/${id}/handles`, body);
export const removeHandle = (id: string, handleId: string) =>
  remove<CustomerView>(`/customers/${id}/handles/${handleId}`);
/** A conversation that begins with our message; the same key gives the same one. */
export const beginConversation = (body: NewConversation, key: string) =>
  post<ConversationDetail>('/conversations', body, { 'idempotency-key': key });

/** Whom one could write to, by what was typed. */
export const suggestAddresses = (query: string) =>
  get<{ items: AddressSuggestion[] }>('/addresses', { query });

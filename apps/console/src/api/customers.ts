import type { CustomerHistory, CustomerView, customerBody } from '@kontor/contracts/customer';
import type { z } from 'zod';
import { get, put } from './http.ts';

export const customer = (id: string) => get<CustomerView>(`/customers/${id}`);
export const saveCustomer = (id: string, body: z.input<typeof customerBody>) =>
  put<CustomerView>(`/customers/${id}`, body);
export const history = (id: string) => get<CustomerHistory>(`/customers/${id}/conversations`);
export const findCustomers = (query: string) => get<{ items: CustomerView[] }>('/customers', { query });

import type { companyBody, CompanyView, CustomerView } from '@kontor/contracts/customer';
import type { z } from 'zod';
import { get, post, put } from './http.ts';

export const company = (id: string) => get<CompanyView>(`/companies/${id}`);
export const findCompanies = (query: string) => get<{ items: CompanyView[] }>('/companies', { query });
export const makeCompany = (name: string) => post<CompanyView>('/companies', { name });
export const saveCompany = (id: string, body: z.input<typeof companyBody>) =>
  put<CompanyView>(`/companies/${id}`, body);
export const companyPeople = (id: string) => get<{ items: CustomerView[] }>(`/companies/${id}/customers`);

import type {
  Attribute,
  AttributeList,
  attributeBody,
  AttributeOwner,
  newAttributeBody,
} from '@kontor/contracts/attribute';
import type { z } from 'zod';
import { get, post, put, remove } from './http.ts';

export type NewAttributeBody = z.input<typeof newAttributeBody>;

export const attributes = () => get<AttributeList>('/attributes');
export const makeAttribute = (body: NewAttributeBody) => post<Attribute>('/attributes', body);
export const saveAttribute = (id: string, body: z.input<typeof attributeBody>) =>
  put<Attribute>(`/attributes/${id}`, body);
export const orderAttributes = (of: AttributeOwner, ids: string[]) =>
  put<AttributeList>('/attributes/order', { of, ids });
export const archiveAttribute = (id: string) => put<Attribute>(`/attributes/${id}/archive`, undefined);
export const bringAttributeBack = (id: string) => remove<Attribute>(`/attributes/${id}/archive`);
